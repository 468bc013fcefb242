import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../../lib/provider/fleet/breaker.ts';
import { NOTHING_KNOWN, type UpstreamView } from '../../../lib/provider/fleet/upstream-item.ts';
import type { StateChange } from '../../../lib/state/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createRecordingLogger } from '../../fixtures/ledger.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

const clock = new SimulatedClock();
const NOW = clock.now();
const HALF_OPEN: UpstreamView = { ...NOTHING_KNOWN, openedAt: NOW - 6_000 };
const OPEN: UpstreamView = { ...NOTHING_KNOWN, openedAt: NOW };
const counting = (succeeded: number, failed = 1): UpstreamView => ({
  ...NOTHING_KNOWN,
  window: { startedAt: NOW - 1_000, succeeded, failed },
});

/** A breaker whose item reads as `views`, one after the other, and whose writes end as `answers`. */
function setUp(views: UpstreamView[], answers: (boolean | undefined)[], random = 0) {
  const changes: StateChange[] = [];
  const change = async (made: StateChange) => {
    changes.push(made);
    return answers.shift();
  };
  const record = { view: async () => views.shift() ?? NOTHING_KNOWN, change, insist: change };
  const logger = createRecordingLogger();
  const messages = () => logger.lines.map(({ message }) => message);
  return { breaker: createBreaker({ record, clock, random: () => random, logger }), changes, logger, messages };
}

describe('Breaker.admit in the half-open state', () => {
  it('lets the call start without a probe when another environment closed the breaker', async () => {
    const { breaker, changes } = setUp([NOTHING_KNOWN], []);
    await clock.run(breaker.admit(HALF_OPEN));
    expect(changes).toEqual([]);
  });

  it('refuses the call when another environment opened it again', async () => {
    const { breaker } = setUp([OPEN], []);
    await expect(clock.run(breaker.admit(HALF_OPEN))).rejects.toMatchObject({ retryAfterSeconds: 5 });
  });

  eachRow([
    ['was claimed by this environment', true, undefined],
    ['cannot be claimed, since State is down', undefined, undefined],
    ['was claimed by another environment', false, 'upstream-unavailable'],
  ])('when the probe %s: %s gives %s', async (_, claimed, code) => {
    const { breaker, changes } = setUp([HALF_OPEN], [claimed]);
    expect((await clock.run(breaker.admit(HALF_OPEN).catch(error => error)))?.code).toBe(code);
    expect(changes).toEqual([{ set: { last_probe_at: NOW } }]);
  });
});

describe('Breaker.refuseWhileOpen', () => {
  it('names the time that is left, rounded up to whole seconds', () => {
    const { breaker } = setUp([], []);
    const refuse = (openedAt: number) => () => breaker.refuseWhileOpen({ ...NOTHING_KNOWN, openedAt });
    expect(refuse(NOW - 2_500)).toThrow(expect.objectContaining({ retryAfterSeconds: 3 }));
    expect(refuse(NOW - 4_999)).toThrow(expect.objectContaining({ retryAfterSeconds: 1 }));
  });
});

describe('Breaker.succeeded', () => {
  eachRow([
    ['closed', NOTHING_KNOWN],
    ['open', OPEN],
  ])('writes nothing while the breaker is %s', async (_, view) => {
    const { breaker, changes } = setUp([], [true]);
    await clock.run(breaker.succeeded(view));
    expect(changes).toEqual([]);
  });

  it('counts the first good probe, and says that the second one closes the breaker', async () => {
    const { breaker, changes, messages } = setUp([], [true, true]);
    await clock.run(breaker.succeeded(HALF_OPEN));
    expect(messages()).toEqual([]);
    await clock.run(breaker.succeeded({ ...HALF_OPEN, probesPassed: 1 }));
    expect(changes).toHaveLength(2);
    expect(messages()).toEqual(['upstream breaker closed']);
  });

  it('does not say so when another environment has closed it', async () => {
    const { breaker, messages } = setUp([], [false]);
    await clock.run(breaker.succeeded({ ...HALF_OPEN, probesPassed: 1 }));
    expect(messages()).toEqual([]);
  });

  eachRow([
    [99, 1, 0.99, 1],
    [999, 1, 0.09, 10],
    [999, 1, 0.11, undefined],
    [149, 1, 0.49, 2],
    [149, 1, 0.5, undefined],
    [500, 500, 0.09, 10],
  ])('after %i successes and %i failures within a second and by the draw %f counts for %s', async (...row) => {
    const [succeeded, failed, random, weight] = row;
    const { breaker, changes } = setUp([], [true], random);
    await clock.run(breaker.succeeded(counting(succeeded, failed)));
    expect(changes).toEqual(weight === undefined ? [] : [{ add: { succeeded: weight } }]);
  });
});

describe('Breaker.failed', () => {
  it('counts in the window that another environment opened at the same moment', async () => {
    const { breaker, changes } = setUp([NOTHING_KNOWN, counting(0)], [false, true]);
    await clock.run(breaker.failed());
    expect(changes[1]).toEqual({ add: { failed: 1 } });
  });

  eachRow([true, undefined])('reports once when the window was opened here, or State is down: %s', async answer => {
    const { breaker, changes } = setUp([NOTHING_KNOWN, counting(0)], [answer, true]);
    await clock.run(breaker.failed());
    expect(changes).toHaveLength(1);
  });

  it('counts nothing when the breaker was opened by then, and fails no probe of another environment', async () => {
    const { breaker, changes } = setUp([NOTHING_KNOWN, OPEN], [false]);
    await clock.run(breaker.failed());
    expect(changes).toHaveLength(1);
  });

  it('fails the probe of the half-open state', async () => {
    const { breaker, changes } = setUp([HALF_OPEN], [true]);
    await clock.run(breaker.failed());
    expect(changes).toEqual([{ set: { probes_passed: 0 } }]);
  });

  it('says that it opens with the number of failures, and not when the failure was not counted', async () => {
    for (const [counted, lines] of [
      [true, [{ level: 'warn', message: 'upstream breaker opened', fields: { failed: 10 } }]],
      [false, []],
    ] as const) {
      const { breaker, logger } = setUp([counting(0, 9)], [counted]);
      await clock.run(breaker.failed());
      expect(logger.lines).toEqual(lines);
    }
  });

  it('does not say so after a failure that opens nothing', async () => {
    const { breaker, messages } = setUp([counting(0, 8)], [true]);
    await clock.run(breaker.failed());
    expect(messages()).toEqual([]);
  });

  it('reports nothing while the breaker is open', async () => {
    const { breaker, changes } = setUp([OPEN], []);
    await clock.run(breaker.failed());
    expect(changes).toEqual([]);
  });
});
