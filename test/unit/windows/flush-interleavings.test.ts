import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../lib/context.ts';
import type { DocumentStore } from '../../../lib/dynamodb/index.ts';
import { NO_HEAD } from '../../../lib/ledger/index.ts';
import { createDeliverer } from '../../../lib/webhook/deliver.ts';
import { createOutboxStore, type OutboxStore } from '../../../lib/webhook/outbox.ts';
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
  const world = new World(clock, scenario);
  await clock.run(world.play());

  const payloads = [...world.received.values()].map(body => JSON.parse(body) as WindowPayload);
  const starts = payloads.map(payload => payload.window_start);
  expect(new Set(starts).size, 'one message a window').toBe(starts.length);
  const counted = payloads.reduce((sum, payload) => sum + payload.window_requests + payload.late_requests, 0);
  // One more record is put at the end. Its payload reports the late records.
  expect(counted).toBe(scenario.records.length + 1);
  expect(payloads.every(payload => payload.window_requests > 0)).toBe(true);
}

/** Table, receiver and schedule of one scenario. */
class World {
  /** The bodies that the receiver took, by `webhook-id`. */
  readonly received = new Map<string, string>();
  readonly #clock: SimulatedClock;
  readonly #scenario: Scenario;
  readonly #documents = new MemoryDocuments();
  readonly #windows = new MemoryWindows();
  readonly #seals = new Map<number, number>();
  readonly #delay: () => number;
  readonly #answer: () => Scenario['answers'][number];
  #highest: Checkpoint = { nextWindow: 0, nextSeal: 0, latePending: 0 };
  #ids = 0;

  constructor(clock: SimulatedClock, scenario: Scenario) {
    this.#clock = clock;
    this.#scenario = scenario;
    this.#delay = cycle(scenario.delays, 0);
    this.#answer = cycle(scenario.answers, 'takes' as const, true);
  }

  async play(): Promise<void> {
    const { records, runs } = this.#scenario;
    await Promise.all([
      ...records.map(record => this.#put(record)),
      ...runs.map(async run => {
        await this.#clock.sleep(run.at);
        await this.#run(run);
      }),
    ]);
    await this.#catchUp();
  }

  async #put({ at, lateMs, shard }: Scenario['records'][number]): Promise<void> {
    await this.#clock.sleep(at * SECOND + lateMs);
    const window = windowOf(this.#clock.epoch + at * SECOND);
    if (this.#seals.has(window)) throw new Error('the scenario put a record into a sealed window');
    this.#windows.add(window, windowRow(), shard);
    this.#windows.firstWindow = Math.min(this.#windows.firstWindow ?? Number.POSITIVE_INFINITY, window);
  }

  /** No run is killed any more: the schedule continues, and one more request arrives. */
  async #catchUp(): Promise<void> {
    const clock = this.#clock;
    const well = { at: 0, skewMs: 0, killedAtCall: undefined, killedBefore: false, slow: false };
    await clock.sleep(60 * MINUTE - (clock.monotonic() % MINUTE));
    for (let minute = 0; (this.#highest.nextSeal + 900) * SECOND < clock.now() - 20 * MINUTE; minute += 1) {
      await this.#run(well);
      if (minute > 2_000) throw new Error('the flush does not catch up');
    }
    const last = windowOf(clock.now());
    this.#windows.add(last, windowRow(), 0);
    const isPending = async () => (await this.#documents.list('outbox-pending')).length > 0;
    for (let minute = 0; this.#highest.nextWindow <= last || (await isPending()); minute += 1) {
      await clock.sleep(MINUTE);
      await this.#run(well);
      if (minute > 500) throw new Error('the outbox is not drained');
    }
  }

  /** One run of metrics-flush, within the time of its lease. */
  async #run(run: Run): Promise<void> {
    const live = this.#lifeOf(run);
    const clock = this.#clock.skewed(run.skewMs);
    const store = this.#storeOf(live);
    const outbox = createOutboxStore(store);
    const state = createFlushState(store);
    const unleased = {
      ...state,
      readLease: async () => ({ version: 0, value: undefined }),
      writeLease: async () => true,
    };
    const flush = createFlush({
      clock,
      logger: silentLogger,
      state: this.#scenario.leased ? state : unleased,
      outbox,
      takeRefused: () => 0,
      newId: () => {
        this.#ids += 1;
        return `msg_${this.#ids}`;
      },
      metrics: { emitFlush: () => {} },
      ledger: this.#ledgerOf(live),
      sealWindow: window => live(() => this.#seal(window)),
      deliver: this.#delivererOf(live, clock, outbox),
    });
    const end = this.#clock.monotonic() + 55 * SECOND;
    await flush(() => end - this.#clock.monotonic()).catch(() => {});
  }

  /** The calls of one run: they are slow, and they do not answer after the run was killed. */
  #lifeOf({ killedAtCall, killedBefore, slow }: Run): Live {
    let calls = 0;
    return async work => {
      await this.#clock.sleep(slow ? this.#delay() : 10);
      const call = calls++;
      if (killedAtCall !== undefined && (call > killedAtCall || (call === killedAtCall && killedBefore)))
        throw new Killed();
      const result = await work();
      if (call === killedAtCall) throw new Killed();
      return result;
    };
  }

  #storeOf(live: Live): DocumentStore {
    const documents = this.#documents;
    return {
      get: key => live(() => documents.get(key)),
      put: (key, document, version) =>
        live(async () => {
          const done = await documents.put(key, document, version);
          if (done && key.sk === 'checkpoint') this.#checkForward(document.value as Checkpoint);
          return done;
        }),
      remove: (key, version) => live(() => documents.remove(key, version)),
      list: pk => live(() => documents.list(pk)),
    };
  }

  #checkForward(next: Checkpoint): void {
    expect(next.nextWindow).toBeGreaterThanOrEqual(this.#highest.nextWindow);
    expect(next.nextSeal).toBeGreaterThanOrEqual(this.#highest.nextSeal);
    expect(next.nextSeal).toBeLessThanOrEqual(next.nextWindow);
    expect(next.latePending).toBeGreaterThanOrEqual(0);
    this.#highest = next;
  }

  #ledgerOf(live: Live): Parameters<typeof createFlush>[0]['ledger'] {
    const windows = this.#windows;
    return {
      readHead: async () => NO_HEAD,
      readSeals: () => windows.readSeals(),
      earliestWindow: () => live(() => windows.earliestWindow()),
      async *readRows(shard) {
        await live(() => {});
        yield* windows.readRows(shard);
      },
    };
  }

  #seal(window: number): { count: number; missing: never[] } {
    const count = this.#seals.get(window) ?? this.#windows.count(window);
    this.#seals.set(window, count);
    return { count, missing: [] };
  }

  #delivererOf(live: Live, clock: Clock, outbox: OutboxStore): ReturnType<typeof createDeliverer> {
    return createDeliverer({
      clock,
      logger: silentLogger,
      outbox,
      url: 'https://receiver.test/',
      readKeys: async () => [Buffer.alloc(32)],
      random: () => 0.5,
      openSender: async () => ({ send: ({ id, body }) => live(() => this.#receive(id, body)), close: () => {} }),
    });
  }

  #receive(id: string, body: string): AttemptResult {
    const reaction = this.#answer();
    if (reaction !== 'fails') {
      expect(this.received.get(id) ?? body, 'the body of an id never changes').toBe(body);
      this.received.set(id, body);
    }
    const delivered = reaction === 'takes';
    return { outcome: delivered ? 'delivered' : 'failing', detail: reaction, retryAfterMs: undefined };
  }
}

type Live = <T>(work: () => T | Promise<T>) => Promise<T>;

const windowOf = (ms: number) => Math.floor(ms / MINUTE) * 60;

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
