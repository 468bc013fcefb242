import { describe, expect, it } from 'vitest';
import { createExtractFunction } from '../fixtures/extract-function.ts';
import { createQuickClock } from '../fixtures/quick-clock.ts';

const nextTurn = () => new Promise<void>(resolve => setImmediate(resolve));

describe('QuickClock', () => {
  it('moves by a sleep, which ends at the next turn', async () => {
    const clock = createQuickClock();
    const before = clock.now();
    await clock.sleep(3_000);
    expect([clock.now() - before, clock.monotonic()]).toEqual([3_000, 3_000]);
  });

  it('does not move by a sleep that can be aborted, before or after', async () => {
    const clock = createQuickClock();
    const stop = new AbortController();
    const sleep = clock.sleep(1_000, stop.signal);
    await nextTurn();
    stop.abort();
    await expect(sleep).rejects.toBe(stop.signal.reason);
    await expect(clock.sleep(1_000, stop.signal)).rejects.toBe(stop.signal.reason);
    expect(clock.monotonic()).toBe(0);
  });

  it('does not let a cached result grow old while the upstream takes many turns', async () => {
    const { post, clock } = createExtractFunction({
      async upstream() {
        for (let turn = 0; turn < 50; turn += 1) await nextTurn();
        return Response.json({ entities: [] });
      },
    });
    const ask = () => post({ text: 'a refund', language: 'en-US', entity_types: ['intent'] });
    await ask();
    expect(clock.monotonic()).toBeLessThan(1_000);
    expect((await ask()).body.cache_source).toBe('cache');
  });
});
