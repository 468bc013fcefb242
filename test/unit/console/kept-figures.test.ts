import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../infra/console/page/operate/figures.ts';
import { KeptFigures } from '../../../infra/console/page/operate/kept-figures.ts';

const SPAN = { from: 0, to: 900_000 };

/** Counts how often figures were made. */
function createCounted() {
  const kept = new KeptFigures();
  let made = 0;
  const at = (now: number, rows: readonly unknown[], minutes = 15): number => {
    kept.of(rows, minutes, now, () => {
      made += 1;
      return figuresOf([], SPAN);
    });
    return made;
  };
  return at;
}

describe('KeptFigures', () => {
  it('makes figures of new rows once a second, however often rows come and the page is drawn', () => {
    const at = createCounted();
    expect(at(0, [1])).toBe(1);
    for (let now = 100; now < 1_000; now += 100) expect(at(now, [1, now])).toBe(1);
    expect(at(1_000, [1, 2])).toBe(2);
  });

  it('shows the first rows at once', () => {
    const at = createCounted();
    at(0, []);
    expect(at(1, [1])).toBe(2);
  });

  it('goes on with the time when no row comes, and keeps what it has until then', () => {
    const at = createCounted();
    const rows = [1];
    at(0, rows);
    expect(at(4_999, rows)).toBe(1);
    expect(at(5_000, rows)).toBe(2);
  });

  it('makes them again for another time range, and when the clock was set back', () => {
    const at = createCounted();
    const rows = [1];
    at(10_000, rows);
    expect(at(10_000, rows, 60)).toBe(2);
    expect(at(9_999, rows, 60)).toBe(3);
  });
});
