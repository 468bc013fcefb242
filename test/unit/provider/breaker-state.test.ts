import { describe, expect, it } from 'vitest';
import {
  type BreakerState,
  breakerState,
  claimProbe,
  countFailure,
  countSuccess,
  failProbe,
  isProbeDue,
  passProbe,
  startCounting,
  type Transition,
} from '../../../lib/provider/fleet/breaker-state.ts';
import { createUpstreamRecord } from '../../../lib/provider/fleet/upstream-record.ts';
import type { StateItem } from '../../../lib/state/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

const clock = new SimulatedClock();
const NOW = clock.now();
const PK = 'upstream#test';
const WINDOW = { succeeded: 0, failed: 1 };

/** The breaker of an item with these attributes, and what is left of the item after a transition. */
async function setUp(attributes: Omit<StateItem, 'pk'> = {}) {
  const store = createMemoryStateStore();
  store.items.set(PK, { pk: PK, ...attributes });
  const record = createUpstreamRecord({ store, pk: PK, clock, logger: silentLogger });
  const view = await record.view(0);
  const apply = async ({ change, condition }: Transition) => {
    const applied = await record.change(change, condition);
    const { pk, expires_at, ...item } = store.items.get(PK) ?? { pk: PK };
    return { applied, item };
  };
  return { view, state: breakerState(view, NOW), apply };
}

/** The state, when it is the expected one. */
function as<Name extends BreakerState['name']>(state: BreakerState, name: Name) {
  if (state.name !== name) throw new Error(`the breaker is ${state.name}`);
  return state as Extract<BreakerState, { name: Name }>;
}

describe('breakerState', () => {
  eachRow<[string, Omit<StateItem, 'pk'>, BreakerState['name']]>([
    ['nothing is noted', {}, 'closed'],
    ['a window began 9,999 ms ago', { ...WINDOW, window_at: NOW - 9_999 }, 'counting'],
    ['a window began 10 s ago', { ...WINDOW, window_at: NOW - 10_000 }, 'closed'],
    ['a window began 10 s ahead', { ...WINDOW, window_at: NOW + 10_000 }, 'counting'],
    ['a window began more than 10 s ahead', { ...WINDOW, window_at: NOW + 10_001 }, 'closed'],
    ['a window has no count', { window_at: NOW, failed: 1 }, 'closed'],
    ['it opened just now', { window_at: NOW, opened_at: NOW }, 'open'],
    ['it opened 4,999 ms ago', { opened_at: NOW - 4_999 }, 'open'],
    ['it opened 5 s ago', { opened_at: NOW - 5_000 }, 'half-open'],
    ['it opened 59,999 ms ago without a probe', { opened_at: NOW - 59_999 }, 'half-open'],
    ['it opened 60 s ago without a probe', { opened_at: NOW - 60_000 }, 'closed'],
    ['the last probe was 59 s ago', { opened_at: NOW - 600_000, last_probe_at: NOW - 59_000 }, 'half-open'],
    ['the last probe was 60 s ago', { opened_at: NOW - 600_000, last_probe_at: NOW - 60_000 }, 'closed'],
    ['it opened 10 s ahead', { opened_at: NOW + 10_000 }, 'open'],
    ['it opened more than 10 s ahead', { opened_at: NOW + 10_001 }, 'closed'],
    ['the last probe is 3 s ahead', { opened_at: NOW - 60_000, last_probe_at: NOW + 3_000 }, 'half-open'],
    ['the last probe is more than 3 s ahead', { opened_at: NOW - 60_000, last_probe_at: NOW + 3_001 }, 'closed'],
  ])('reads an item on which %s', async (_, attributes, name) => {
    expect((await setUp(attributes)).state.name).toBe(name);
  });

  it('says how long it stays open', async () => {
    const { state } = await setUp({ opened_at: NOW - 1_500 });
    expect(as(state, 'open').remainingMs).toBe(3_500);
  });
});

describe('countFailure', () => {
  eachRow([
    { succeeded: 5, failed: 4, opens: true, why: 'exactly half of ten calls failed' },
    { succeeded: 6, failed: 4, opens: false, why: 'five of eleven calls failed' },
    { succeeded: 50, failed: 49, opens: true, why: 'exactly half of a hundred calls failed' },
    { succeeded: 51, failed: 49, opens: false, why: 'fifty of 101 calls failed' },
    { succeeded: 0, failed: 9, opens: true, why: 'ten calls failed' },
    { succeeded: 0, failed: 8, opens: false, why: 'nine calls are too few' },
  ])('opens: $opens, when $why', async ({ succeeded, failed, opens }) => {
    const { state, apply } = await setUp({ window_at: NOW - 1_000, succeeded, failed });
    const transition = countFailure(as(state, 'counting'), NOW);
    expect(transition.opens).toBe(opens);
    const { item } = await apply(transition);
    expect(item.failed).toBe(failed + 1);
    expect(item.opened_at).toBe(opens ? NOW : undefined);
  });

  it('counts nothing in a window that is not the one seen', async () => {
    const { state } = await setUp({ window_at: NOW - 1_000, succeeded: 0, failed: 1 });
    const later = await setUp({ window_at: NOW, succeeded: 0, failed: 1 });
    expect(await later.apply(countFailure(as(state, 'counting'), NOW))).toMatchObject({
      applied: false,
      item: { failed: 1 },
    });
    expect(await later.apply(countSuccess(as(state, 'counting'), 3))).toMatchObject({ applied: false });
  });
});

describe('startCounting', () => {
  it('begins with one failure and removes an older opening', async () => {
    const older = { opened_at: NOW - 90_000, probes_passed: 1 };
    const { apply } = await setUp({ ...WINDOW, ...older, window_at: NOW - 10_000, failed: 30 });
    expect(await apply(startCounting(NOW))).toEqual({
      applied: true,
      item: { window_at: NOW, failed: 1, succeeded: 0 },
    });
  });

  it('leaves a window alone that is younger than 10 s', async () => {
    const { apply } = await setUp({ ...WINDOW, window_at: NOW - 9_999, failed: 3 });
    expect(await apply(startCounting(NOW))).toMatchObject({ applied: false, item: { failed: 3 } });
  });
});

describe('A half-open breaker', () => {
  const opened_at = NOW - 6_000;

  eachRow([
    [999, false],
    [1_000, true],
  ])('lets a probe through when the last one was %i ms ago: %s', async (agoMs, due) => {
    const { state, apply } = await setUp({ opened_at, last_probe_at: NOW - agoMs });
    expect(isProbeDue(as(state, 'half-open'), NOW)).toBe(due);
    expect((await apply(claimProbe(NOW))).applied).toBe(due);
  });

  it('lets a probe through although a clock ahead noted one', async () => {
    const { apply } = await setUp({ opened_at, last_probe_at: NOW + 60_000 });
    expect(await apply(claimProbe(NOW))).toMatchObject({ applied: true, item: { last_probe_at: NOW } });
  });

  it('does not close after one probe that passed', async () => {
    const { state, apply } = await setUp({ opened_at, probes_passed: 0 });
    expect(await apply(passProbe(as(state, 'half-open')))).toMatchObject({ item: { opened_at, probes_passed: 1 } });
  });

  it('closes after the second probe in a row that passed, and leaves nothing', async () => {
    const { state, apply } = await setUp({
      opened_at,
      last_probe_at: NOW,
      probes_passed: 1,
      window_at: NOW - 9_000,
      succeeded: 1,
      failed: 10,
    });
    expect(await apply(passProbe(as(state, 'half-open')))).toEqual({ applied: true, item: {} });
  });

  it('counts again after a probe that failed', async () => {
    const { state, apply } = await setUp({ opened_at, probes_passed: 1 });
    expect(await apply(failProbe(as(state, 'half-open')))).toMatchObject({ item: { probes_passed: 0 } });
  });

  it('is not closed by a probe of an earlier opening', async () => {
    const { state } = await setUp({ opened_at, probes_passed: 1 });
    const { apply } = await setUp({ opened_at: NOW - 100, probes_passed: 0 });
    expect((await apply(passProbe(as(state, 'half-open')))).applied).toBe(false);
    expect((await apply(failProbe(as(state, 'half-open')))).applied).toBe(false);
  });
});
