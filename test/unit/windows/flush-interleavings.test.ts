import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../lib/context.ts';
import type { DocumentStore } from '../../../lib/dynamodb/index.ts';
import { NO_HEAD } from '../../../lib/ledger/index.ts';
import { createDeliverer } from '../../../lib/webhook/deliver.ts';
import { createOutboxStore } from '../../../lib/webhook/outbox.ts';
import type { AttemptResult } from '../../../lib/webhook/sender.ts';
import { createFlush } from '../../../lib/windows/flush.ts';
import { type Checkpoint, createFlushState } from '../../../lib/windows/flush-state.ts';
import type { WindowPayload } from '../../../lib/windows/payload.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';
import { sized } from '../../fixtures/test-scale.ts';
import { MemoryWindows, windowRow } from '../../fixtures/window-rows.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

interface Run {
  at: number;
  skewMs: number;
  killedAtCall: number | undefined;
  killedBefore: boolean;
  /** Calls take as long as the scenario says instead of 10 ms. */
  slow: boolean;
}

interface Scenario {
  /** Second of the record's window, and how long after that its put arrived. */
  records: { at: number; lateMs: number; shard: number }[];
  runs: Run[];
  /** Whether the lease keeps runs apart. The result must be the same with the versions alone. */
  leased: boolean;
  /** The result of each attempt at the receiver, in order. */
  answers: ('takes' | 'fails' | 'takes but fails')[];
  delays: number[];
}

const scenarios: fc.Arbitrary<Scenario> = fc.record({
  records: fc.array(
    fc.record({ at: fc.nat(600), lateMs: fc.oneof(fc.constant(0), fc.nat(9 * MINUTE)), shard: fc.nat(31) }),
    { minLength: 1, maxLength: 25 },
  ),
  runs: fc.array(
    fc.record({
      // The runs come in bursts, so that they overlap.
      at: fc.tuple(fc.nat(5), fc.nat(8 * SECOND)).map(([burst, ms]) => burst * 6 * MINUTE + ms),
      skewMs: fc.oneof(fc.constant(0), fc.integer({ min: -5 * MINUTE, max: 5 * MINUTE })),
      killedAtCall: fc.option(fc.nat(200), { nil: undefined }),
      killedBefore: fc.boolean(),
      slow: fc.constant(true),
    }),
    { minLength: 1, maxLength: 16 },
  ),
  leased: fc.boolean(),
  answers: fc.array(fc.constantFrom('takes', 'takes', 'fails', 'takes but fails'), { maxLength: 20 }),
  // A call that hangs lets other runs pass the one that waits for it.
  delays: fc.array(fc.oneof({ weight: 12, arbitrary: fc.nat(300) }, { weight: 1, arbitrary: fc.nat(40 * SECOND) }), {
    minLength: 1,
    maxLength: 60,
  }),
});

class Killed extends Error {}

describe('Any interleaving of flush runs, kills and wrong clocks', () => {
  it('counts every record once after deduplication by webhook-id', async () => {
    await fc.assert(fc.asyncProperty(scenarios, countsEveryRecordOnce), { numRuns: sized(20, 200) });
  }, 60_000);
});

async function countsEveryRecordOnce(scenario: Scenario): Promise<void> {
  const clock = new SimulatedClock();
  const world = createWorld(clock, scenario);
  await clock.run(world.play());

  const payloads = [...world.received.values()].map(body => JSON.parse(body) as WindowPayload);
  const starts = payloads.map(payload => payload.window_start);
  expect(new Set(starts).size, 'one message a window').toBe(starts.length);
  const counted = payloads.reduce((sum, payload) => sum + payload.window_requests + payload.late_requests, 0);
  // One more record is put at the end. Its payload reports the late records.
  expect(counted).toBe(scenario.records.length + 1);
  expect(payloads.every(payload => payload.window_requests > 0)).toBe(true);
}

function createWorld(clock: SimulatedClock, scenario: Scenario) {
  const documents = new MemoryDocuments();
  const windows = new MemoryWindows();
  const seals = new Map<number, number>();
  const received = new Map<string, string>();
  const windowOf = (ms: number) => Math.floor(ms / MINUTE) * 60;
  const delay = cycle(scenario.delays, 0);
  const answer = cycle(scenario.answers, 'takes' as const, true);
  let highest: Checkpoint = { nextWindow: 0, nextSeal: 0, latePending: 0 };
  let ids = 0;

  const put = async (at: number, lateMs: number, shard: number) => {
    await clock.sleep(at * SECOND + lateMs);
    const window = windowOf(clock.epoch + at * SECOND);
    if (seals.has(window)) throw new Error('the scenario put a record into a sealed window');
    windows.add(window, windowRow(), shard);
    windows.firstWindow = Math.min(windows.firstWindow ?? Number.POSITIVE_INFINITY, window);
  };

  /** The store and the receiver of one run: they are slow, and they do not answer after the run was killed. */
  const createLife = ({ killedAtCall, killedBefore, slow }: Run) => {
    let calls = 0;
    const live = async <T>(work: () => T | Promise<T>): Promise<T> => {
      await clock.sleep(slow ? delay() : 10);
      const call = calls++;
      if (killedAtCall !== undefined && (call > killedAtCall || (call === killedAtCall && killedBefore)))
        throw new Killed();
      const result = await work();
      if (call === killedAtCall) throw new Killed();
      return result;
    };
    return live;
  };

  const checkForward = (value: object): void => {
    const next = value as Checkpoint;
    expect(next.nextWindow).toBeGreaterThanOrEqual(highest.nextWindow);
    expect(next.nextSeal).toBeGreaterThanOrEqual(highest.nextSeal);
    expect(next.nextSeal).toBeLessThanOrEqual(next.nextWindow);
    expect(next.latePending).toBeGreaterThanOrEqual(0);
    highest = next;
  };

  const start = async (run: Run) => {
    const live = createLife(run);
    const runClock: Clock = clock.skewed(run.skewMs);
    const store: DocumentStore = {
      get: key => live(() => documents.get(key)),
      put: (key, document, version) =>
        live(async () => {
          const done = await documents.put(key, document, version);
          if (done && key.sk === 'checkpoint') checkForward(document.value);
          return done;
        }),
      remove: (key, version) => live(() => documents.remove(key, version)),
      list: pk => live(() => documents.list(pk)),
    };
    const outbox = createOutboxStore(store);
    const state = createFlushState(store);
    const unleased = {
      ...state,
      readLease: async () => ({ version: 0, value: undefined }),
      writeLease: async () => true,
    };
    const newId = () => {
      ids += 1;
      return `msg_${ids}`;
    };
    const flush = createFlush({
      clock: runClock,
      logger: silentLogger,
      state: scenario.leased ? state : unleased,
      outbox,
      takeRefused: () => 0,
      newId,
      metrics: { emitFlush: () => {} },
      ledger: {
        readHead: async () => NO_HEAD,
        readSeals: () => windows.readSeals(),
        earliestWindow: () => live(() => windows.earliestWindow()),
        async *readRows(shard) {
          await live(() => {});
          yield* windows.readRows(shard);
        },
      },
      sealWindow: window =>
        live(() => {
          const sealed = seals.get(window) ?? windows.count(window);
          seals.set(window, sealed);
          return { count: sealed, missing: [] };
        }),
      deliver: createDeliverer({
        clock: runClock,
        logger: silentLogger,
        outbox,
        url: 'https://receiver.test/',
        readKeys: async () => [Buffer.alloc(32)],
        random: () => 0.5,
        openSender: async () => ({ send: ({ id, body }) => live(() => receive(id, body)), close: () => {} }),
      }),
    });
    const end = clock.monotonic() + 55 * SECOND;
    await flush(() => end - clock.monotonic()).catch(() => {});
  };

  const receive = (id: string, body: string): AttemptResult => {
    const reaction = answer();
    if (reaction !== 'fails') {
      expect(received.get(id) ?? body, 'the body of an id never changes').toBe(body);
      received.set(id, body);
    }
    const delivered = reaction === 'takes';
    return { outcome: delivered ? 'delivered' : 'failing', detail: reaction, retryAfterMs: undefined };
  };

  const play = async (): Promise<void> => {
    await Promise.all([
      ...scenario.records.map(({ at, lateMs, shard }) => put(at, lateMs, shard)),
      ...scenario.runs.map(async run => {
        await clock.sleep(run.at);
        await start(run);
      }),
    ]);
    // Then no run is killed: the schedule continues, and one more request arrives.
    const well = { at: 0, skewMs: 0, killedAtCall: undefined, killedBefore: false, slow: false };
    await clock.sleep(60 * MINUTE - (clock.monotonic() % MINUTE));
    for (let minute = 0; (highest.nextSeal + 900) * SECOND < clock.now() - 20 * MINUTE; minute += 1) {
      await start(well);
      if (minute > 2_000) throw new Error('the flush does not catch up');
    }
    const last = windowOf(clock.now());
    windows.add(last, windowRow(), 0);
    for (
      let minute = 0;
      highest.nextWindow <= last || (await documents.list('outbox-pending')).length > 0;
      minute += 1
    ) {
      await clock.sleep(MINUTE);
      await start(well);
      if (minute > 500) throw new Error('the outbox is not drained');
    }
  };

  return { play, received };
}

/**
 * Returns the values one after the other. After the last one, it starts again, or with `once` it returns the fallback.
 */
function cycle<T>(values: readonly T[], fallback: T, once = false): () => T {
  let at = 0;
  return () => {
    const value = once ? values[at] : values[at % values.length];
    at += 1;
    return value ?? fallback;
  };
}
