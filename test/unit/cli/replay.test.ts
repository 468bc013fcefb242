import { describe, expect, it } from 'vitest';
import { InFlight } from '../../../infra/cli/start/in-flight.ts';
import { KeptRate } from '../../../infra/cli/start/kept-rate.ts';

/** A service whose answers take a given time each, with a source of rows that never ends. */
class SlowService {
  readonly inFlight = new InFlight({ monotonic: () => this.now });
  now = 0;
  readonly #open: (() => void)[] = [];
  #started = 0;
  most = 0;

  constructor() {
    void this.#ask();
  }

  async #ask(): Promise<void> {
    for (;;) {
      await this.inFlight.room();
      this.#started += 1;
      this.inFlight.start(() => new Promise<void>(resolve => this.#open.push(resolve)));
      this.most = Math.max(this.most, this.#open.length);
    }
  }

  /** Answers the oldest requests. @returns how many are in flight then */
  async answer(count: number, durationMs: number): Promise<number> {
    await settled();
    this.now += durationMs;
    for (const release of this.#open.splice(0, count)) release();
    await settled();
    return this.#open.length;
  }

  get started(): number {
    return this.#started;
  }
}

/** Waits until all settled promises have been processed. */
const settled = () => new Promise(resolve => setImmediate(resolve));

describe('InFlight', () => {
  it('asks the first row alone, and two while answers are slow', async () => {
    const service = new SlowService();
    await settled();
    expect(service.started).toBe(1);
    expect(await service.answer(1, 5_000)).toBe(2);
    for (let at = 0; at < 20; at += 1) expect(await service.answer(1, 1_000)).toBe(2);
    expect(service.most).toBe(2);
  });

  it('asks one more with each fast answer, and eight at most', async () => {
    const service = new SlowService();
    expect(await service.answer(1, 5_000)).toBe(2);
    expect(await service.answer(2, 999)).toBe(4);
    for (let at = 0; at < 20; at += 1) await service.answer(1, 10);
    expect(service.most).toBe(8);
    expect(await service.answer(0, 0)).toBe(8);
  });

  it('asks half as many after a slow answer', async () => {
    const service = new SlowService();
    for (let at = 0; at < 20; at += 1) await service.answer(1, 10);
    // The other requests have been in flight for the same time.
    expect(await service.answer(1, 1_000)).toBe(7);
    expect(await service.answer(6, 0)).toBe(2);
  });
});

describe('KeptRate', () => {
  const linesOf = (perSecond: number, everyMs: number, forMs: number) => {
    const lines: string[] = [];
    const rate = new KeptRate(perSecond, 0, line => lines.push(line));
    for (let now = 0; now <= forMs; now += everyMs) rate.note(now);
    return lines;
  };

  it('says nothing while the rate is kept', () => {
    expect(linesOf(2, 500, 60_000)).toEqual([]);
    expect(linesOf(2, 540, 60_000)).toEqual([]);
  });

  it('says each 10 s how many of the rows a second are asked', () => {
    expect(linesOf(10, 500, 9_500)).toEqual([]);
    const line = (kept: string) => `replay: ${kept} of 10 a second: rows wait for the answers of this machine`;
    expect(linesOf(10, 500, 20_000)).toEqual([line('2.1'), line('2.0')]);
  });
});
