import { describe, expect, it } from 'vitest';
import { createUpstreamRecord } from '../../../lib/provider/fleet/upstream-record.ts';
import { StoreUnavailableError } from '../../../lib/state/store.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

/** A record of a breaker that is open, read once; the store is down from then on. */
async function setUp() {
  const clock = new SimulatedClock();
  let down = false;
  const store = createMemoryStateStore({
    before: () => {
      if (down) throw new StoreUnavailableError('down');
    },
  });
  store.items.set('upstream#test', { pk: 'upstream#test', opened_at: 1_000 });
  const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
  await clock.run(record.view());
  down = true;
  return { clock, record };
}

describe('UpstreamRecord', () => {
  it.each([
    [100, 1_000],
    [4_900, 1_000],
    [5_100, undefined],
  ])('keeps what it knew for 5 s when reads fail: after %i ms', async (afterMs, openedAt) => {
    const { clock, record } = await setUp();
    await clock.run(clock.sleep(afterMs));
    expect(await clock.run(record.view())).toMatchObject({ openedAt });
  });

  it('counts the 5 s from the read that went well, whatever was tried since', async () => {
    const { clock, record } = await setUp();
    await clock.run(clock.sleep(3_000));
    await clock.run(record.change({ set: { failed: 1 } }));
    expect(await clock.run(record.view())).toMatchObject({ openedAt: 1_000 });
    await clock.run(clock.sleep(3_000));
    expect(await clock.run(record.view())).toMatchObject({ openedAt: undefined });
  });
});
