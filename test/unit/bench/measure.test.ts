import { describe, expect, it } from 'vitest';
import { Turns } from '../../bench/measure.ts';

/** Of a quiet machine (`FIXED_MS`). */
const FIXED_MS = 0.346;

/**
 * A machine on which everything takes so many times longer than on a quiet one, turn by turn.
 * @param workMs of the work, or of the work in a turn and at a time in ms
 * @param firstMs by which the first run after the fixed piece takes longer, because the caches hold other code
 */
function figureOf(
  workMs: number | ((turn: number, now: number) => number),
  slowness: (turn: number) => number,
  firstMs = 0,
): { figure: number; runs: number; fixed: number; turns: number } {
  let [now, turn, fixed, runs, coldMs] = [0, 0, 0, 0, 0];
  const spend = (ms: number) => {
    const took = ms * slowness(turn);
    now += took;
    return took;
  };
  const turns = new Turns({
    threadMs: () => now,
    fixedMs: () => {
      fixed += 1;
      return spend(FIXED_MS);
    },
  });
  const work = (times: number) => {
    for (let run = 0; run < times; run += 1) {
      spend((typeof workMs === 'number' ? workMs : workMs(turn, now)) + coldMs);
      coldMs = 0;
    }
  };
  for (; turns.goOn(); turn += 1) {
    turns.runFixed();
    coldMs = firstMs;
    work(turns.warmUps);
    const start = turns.begin();
    runs += turns.runs;
    work(turns.runs);
    turns.end(start);
  }
  return { figure: turns.quietMs, runs: runs / turn, fixed: fixed / turn, turns: turn };
}

describe('Turns', () => {
  it('gives the same figure on a quiet machine and on a slow one', () => {
    for (const workMs of [0.08, 1, 40]) {
      expect(figureOf(workMs, () => 1).figure).toBeCloseTo(workMs, 6);
      expect(figureOf(workMs, () => 2.5).figure).toBeCloseTo(workMs, 6);
      expect(figureOf(workMs, turn => 1 + (turn % 7)).figure).toBeCloseTo(workMs, 6);
    }
  });

  it('sees that the work itself takes a third longer', () => {
    expect(figureOf(40 * 1.3, turn => 1 + (turn % 5)).figure / figureOf(40, turn => 3 - (turn % 3)).figure).toBeCloseTo(
      1.3,
      6,
    );
  });

  it('gives the fixed piece as much time as the work', () => {
    expect(figureOf(40, () => 1).fixed).toBeGreaterThan(100);
    expect(figureOf(40, () => 1).fixed).toBeLessThan(117);
    expect(figureOf(0.02, () => 1).runs).toBeGreaterThan(45);
  });

  it('takes no time of short work before its code is in the caches again', () => {
    expect(figureOf(0.08, () => 1, 0.5).figure).toBeCloseTo(0.08, 6);
    expect(figureOf(0.9, () => 3, 0.5).figure).toBeCloseTo(0.9, 6);
    expect(figureOf(40, () => 1, 0.5).figure).toBeCloseTo(40.5, 6);
  });

  it('goes on while the work becomes faster, so that work that is not yet compiled does not count', () => {
    const compiledAfter = (turns: number) => (turn: number) => 1 + 9 * Math.max(0, 1 - turn / turns);
    expect(figureOf(compiledAfter(300), () => 1).figure).toBeCloseTo(1, 1);
    expect(figureOf(compiledAfter(30), () => 1).turns).toBeLessThan(figureOf(compiledAfter(300), () => 1).turns);
  });

  it('goes on after one look without a gain, because V8 compiles in steps', () => {
    const figureIfCompiledAt = (ms: number) =>
      figureOf(
        (_, now) => (now < ms ? 1.5 : 1),
        () => 1,
      ).figure;
    expect(figureIfCompiledAt(2_500)).toBeCloseTo(1, 6);
    expect(figureIfCompiledAt(3_500)).toBeCloseTo(1.5, 6);
  });

  it('ends also when the work becomes faster for ever', () => {
    expect(
      figureOf(
        turn => 1 / (1 + turn / 50),
        () => 1,
      ).turns,
    ).toBeLessThan(10_000);
  });
});
