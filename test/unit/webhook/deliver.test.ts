import { describe, expect, it } from 'vitest';
import { createDeliverer, createIdleDeliverer } from '../../../lib/webhook/deliver.ts';
import { createOutboxStore } from '../../../lib/webhook/outbox.ts';
import type { AttemptResult } from '../../../lib/webhook/sender.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createRecordingLogger } from '../../fixtures/ledger.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';
import { sized } from '../../fixtures/test-scale.ts';

const MINUTE = 60_000;
const URL = 'https://receiver.test/hook';

interface Sent {
  id: string;
  at: number;
  delivered: boolean;
}

interface RunOptions {
  url?: string;
  sendMs?: number;
  readKeys?: () => Promise<never>;
}

const OK: AttemptResult = { outcome: 'delivered', detail: 'status 204', retryAfterMs: undefined };
const DOWN = { outcome: 'failing', detail: 'ECONNREFUSED' } as const;

/** An outbox and a receiver, in simulated time. */
class World {
  readonly clock = new SimulatedClock();
  readonly documents = new MemoryDocuments();
  readonly outbox = createOutboxStore(this.documents);
  /** The first window of the test. */
  readonly first = this.clock.now() / 1000 - 3600;
  readonly sent: Sent[] = [];
  readonly logger = createRecordingLogger();
  /** The answer of the receiver; fields that are left out are those of `OK`. */
  answer: (id: string) => Partial<AttemptResult> = () => ({});

  deliverer({ url = URL, sendMs = 100, readKeys }: RunOptions = {}) {
    return createDeliverer({
      clock: this.clock,
      logger: this.logger,
      outbox: this.outbox,
      url,
      openSender: async () => ({
        send: async ({ id }) => {
          await this.clock.sleep(sendMs);
          const result = { ...OK, ...this.answer(id) };
          this.sent.push({ id, at: this.clock.now(), delivered: result.outcome === 'delivered' });
          return result;
        },
        close: () => {},
      }),
      readKeys: readKeys ?? (async () => [Buffer.alloc(32)]),
      random: () => 0.5,
    });
  }

  /** One run of metrics-flush on its schedule: 46 s for the delivery. */
  run(options?: RunOptions) {
    const end = this.clock.monotonic() + 46_000;
    const limits = { timeLeft: () => end - this.clock.monotonic(), isStillMine: async () => true };
    return this.deliverer(options)(limits);
  }

  async runEveryMinute(minutes: number, options?: RunOptions): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      const next = this.clock.now() + MINUTE;
      await this.run(options);
      await this.clock.sleep(next - this.clock.now());
    }
  }

  async enter(count: number, from = 0): Promise<void> {
    for (let at = from; at < from + count; at += 1) {
      const window = this.first + at * 60;
      const enteredAt = this.clock.now();
      const message = { window, id: `msg_${at}`, body: '{}', counted: 1, late: 0, enteredAt, settledAt: null };
      await this.outbox.writeMessage({ version: 0, value: undefined }, { ...message, status: 'pending' });
      const fresh = { attempts: 0, suspicions: 0, nextAttemptAt: 0, lastResult: '' };
      await this.outbox.addTo('pending', { window, enteredAt, ...fresh });
    }
  }

  arrived(): string[] {
    return this.sent.filter(({ delivered }) => delivered).map(({ id }) => id);
  }

  async statusOf(at: number) {
    return (await this.outbox.readMessage(this.first + at * 60)).value?.status;
  }
}

const ids = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `msg_${from + at}`);

/** Runs a scenario in its own world and in simulated time. */
const simulated = (scenario: (world: World) => Promise<void>) => () => {
  const world = new World();
  return world.clock.run(scenario(world));
};

/** The number of windows that are pending when the receiver is available again: those of a day, or of four hours. */
const OUTAGE_MINUTES = sized(240, 1440);

describe('The delivery', () => {
  it(
    'sends what waits once, oldest first, and marks it delivered',
    simulated(async world => {
      await world.enter(3);
      expect(await world.run()).toMatchObject({
        delivered: 3,
        failedAttempts: 0,
        outboxDepth: 0,
        webhookLagSeconds: 0,
      });
      expect(world.arrived()).toEqual(ids(3));
      expect(await world.statusOf(2)).toBe('delivered');
      await world.run();
      expect(world.sent).toHaveLength(3);
    }),
  );

  it(
    'logs each attempt that failed with its number and its result',
    simulated(async world => {
      world.answer = () => DOWN;
      await world.enter(1);
      expect(await world.run()).toMatchObject({ delivered: 0, failedAttempts: 1 });
      await world.clock.sleep(MINUTE);
      await world.runEveryMinute(3);
      const failed = world.logger.lines.filter(({ message }) => message === 'The webhook was not delivered');
      const [first, second] = failed.map(({ fields }) => fields);
      expect(first).toEqual({ window: world.first, result: 'ECONNREFUSED', attempt: 1 });
      expect(second).toMatchObject({ attempt: 2 });
    }),
  );

  it(
    'sends a day’s windows within 15 minutes to a receiver that takes two seconds, begun oldest first',
    simulated(async world => {
      await world.enter(1440);
      const start = world.clock.now();
      while (world.arrived().length < 1440) await world.runEveryMinute(1, { sendMs: 2_000 });
      expect(world.clock.now() - start).toBeLessThanOrEqual(15 * MINUTE);
      expect(world.arrived()).toEqual(ids(1440));
    }),
  );

  it(
    'sends strictly in turn to a receiver that is fast',
    simulated(async world => {
      await world.enter(20);
      await world.run({ sendMs: 200 });
      expect(new Set(world.sent.map(({ at }) => at)).size).toBe(20);
    }),
  );

  it(
    'waits within a run for the message that is due first, then for the next one',
    simulated(async world => {
      await world.enter(2);
      const start = world.clock.now();
      for (const [at, entry] of (await world.outbox.list('pending')).entries()) {
        await world.outbox.updateIn('pending', entry, {
          ...entry.value,
          nextAttemptAt: start + (at === 0 ? 9_000 : 4_000),
        });
      }
      await world.run();
      expect(world.sent.map(({ id, at }) => [id, at - start])).toEqual([
        ['msg_1', 4_100],
        ['msg_0', 9_100],
      ]);
    }),
  );

  eachRow([
    { dueInMs: 15_000, timeLeftMs: 46_000, sent: 1 },
    { dueInMs: 15_001, timeLeftMs: 46_000, sent: 0 },
    { dueInMs: 10_000, timeLeftMs: 10_000, sent: 1 },
    { dueInMs: 10_001, timeLeftMs: 10_000, sent: 0 },
  ])('waits for a message that is due within 15 s and within its time: %j', async ({ dueInMs, timeLeftMs, sent }) => {
    const world = new World();
    const deliver = async () => {
      await world.enter(1);
      for (const entry of await world.outbox.list('pending')) {
        await world.outbox.updateIn('pending', entry, { ...entry.value, nextAttemptAt: world.clock.now() + dueInMs });
      }
      // The time left stays the same, so that only the wait is bounded by it.
      await world.deliverer()({ timeLeft: () => timeLeftMs, isStillMine: async () => true });
    };
    await world.clock.run(deliver());
    expect(world.sent).toHaveLength(sent);
  });

  it(
    'begins no attempt when the time is up or another run has taken over',
    simulated(async world => {
      await world.enter(2);
      await world.deliverer()({ timeLeft: () => 0, isStillMine: async () => true });
      await world.deliverer()({ timeLeft: () => 46_000, isStillMine: async () => false });
      expect(world.sent).toEqual([]);
    }),
  );

  it(
    'sends nothing while the secret cannot be read, and still tells what waits',
    simulated(async world => {
      await world.enter(2);
      const fault = new Error('the secret store is down');
      const delivery = await world.run({ readKeys: () => Promise.reject(fault) });
      expect(delivery).toMatchObject({ fault, delivered: 0, outboxDepth: 2, webhookLagSeconds: 3540 });
      await world.run();
      expect(world.arrived()).toEqual(ids(2));
    }),
  );

  it(
    'tells what waits when no webhook is configured, and that nothing is late',
    simulated(async world => {
      await world.enter(2);
      const report = createIdleDeliverer(world.outbox);
      const limits = { timeLeft: () => 1, isStillMine: async () => true };
      expect(await report(limits)).toMatchObject({ outboxDepth: 2, webhookLagSeconds: 0, outboxAgeSeconds: 0 });
    }),
  );
});

describe('The delivery to a receiver that fails', () => {
  it(
    'loses nothing over hours without a receiver, and then sends all of it within 15 minutes, oldest first',
    simulated(async world => {
      world.answer = () => DOWN;
      for (let minute = 0; minute < OUTAGE_MINUTES; minute += 1) {
        await world.enter(1, minute);
        await world.runEveryMinute(1);
      }
      expect(world.arrived()).toEqual([]);
      const probes = world.sent.length;
      expect(probes).toBeLessThanOrEqual(OUTAGE_MINUTES);
      expect(probes).toBeGreaterThan(0.8 * OUTAGE_MINUTES);
      world.answer = () => ({});
      const recovery = world.clock.now();
      while (world.arrived().length < OUTAGE_MINUTES) await world.runEveryMinute(1);
      expect(world.clock.now() - recovery).toBeLessThanOrEqual(15 * MINUTE);
      expect(world.arrived()).toEqual(ids(OUTAGE_MINUTES));
    }),
    60_000,
  );

  it(
    'makes one attempt a minute while the receiver fails, whatever waits',
    simulated(async world => {
      await world.enter(50);
      world.answer = () => ({ outcome: 'failing', detail: 'status 503' });
      await world.runEveryMinute(60);
      const gaps = world.sent.slice(1).map(({ at }, n) => at - (world.sent[n]?.at ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(MINUTE);
      expect(world.sent.length).toBeGreaterThan(50);
    }),
  );

  it(
    'waits for as long as Retry-After asks',
    simulated(async world => {
      await world.enter(2);
      world.answer = () => ({ outcome: 'failing', detail: 'status 503', retryAfterMs: 10 * MINUTE });
      await world.run();
      world.answer = () => ({});
      await world.runEveryMinute(9);
      expect(world.sent).toHaveLength(1);
      await world.runEveryMinute(3);
      expect(world.arrived()).toHaveLength(2);
    }),
  );

  it(
    'waits a short Retry-After out and goes on in the same run',
    simulated(async world => {
      await world.enter(3);
      world.answer = id =>
        id === 'msg_1' && world.sent.length === 1
          ? { outcome: 'failing', detail: 'status 429', retryAfterMs: 2_000 }
          : {};
      await world.run();
      expect(new Set(world.arrived())).toEqual(new Set(ids(3)));
      expect(world.sent).toHaveLength(4);
    }),
  );

  it(
    'forgets what it knew of an endpoint when another one is configured',
    simulated(async world => {
      await world.enter(2);
      world.answer = () => DOWN;
      await world.run();
      world.answer = () => ({});
      await world.run({ url: 'https://other.test/' });
      expect(world.arrived()).toEqual(ids(2));
    }),
  );

  it(
    'writes nothing about an endpoint that was healthy and still is',
    simulated(async world => {
      await world.enter(2);
      await world.run();
      expect(world.documents.items.has('flush endpoint')).toBe(false);
    }),
  );
});

describe('The delivery over runs that overlap or die', () => {
  it(
    'makes one attempt a minute over runs that overlap',
    simulated(async world => {
      await world.enter(50);
      world.answer = () => DOWN;
      await world.runEveryMinute(2);
      world.sent.length = 0;
      await Promise.all([world.run(), world.run(), world.run()]);
      expect(world.sent).toHaveLength(1);
    }),
  );

  it(
    'strikes off what a run delivered that died before it could do so',
    simulated(async world => {
      await world.enter(1);
      const slot = await world.outbox.readMessage(world.first);
      if (slot.value) await world.outbox.writeMessage(slot, { ...slot.value, status: 'delivered' });
      expect(await world.run()).toMatchObject({ delivered: 0, deadLetters: 0, outboxDepth: 0 });
      expect(await world.outbox.list('pending')).toEqual([]);
    }),
  );

  it(
    'makes one probe a minute of a receiver that fails, though the run that claimed it died',
    simulated(async world => {
      await world.enter(1);
      world.answer = () => DOWN;
      await world.runEveryMinute(2);
      const probes = world.sent.length;
      world.answer = () => {
        throw new Error('killed');
      };
      await world.run().catch(() => undefined);
      world.answer = () => DOWN;
      await world.run();
      expect(world.sent).toHaveLength(probes);
      await world.clock.sleep(MINUTE);
      await world.run();
      expect(world.sent).toHaveLength(probes + 1);
    }),
  );
});

describe('The delivery of a bad message', () => {
  it(
    'lets no message that fails hold back those sent beside it',
    simulated(async world => {
      await world.enter(40);
      world.answer = id => (id === 'msg_7' ? { outcome: 'failing', detail: 'status 500' } : {});
      await world.runEveryMinute(2, { sendMs: 1_000 });
      expect(new Set(world.arrived())).toEqual(new Set(ids(40).filter(id => id !== 'msg_7')));
    }),
  );

  it(
    'does not let a message that is refused hold back the others',
    simulated(async world => {
      await world.enter(100);
      world.answer = id => (id === 'msg_0' ? { outcome: 'rejected', detail: 'status 422' } : {});
      await world.run();
      expect(world.arrived()).toEqual(ids(99, 1));
      expect(await world.run()).toMatchObject({ outboxDepth: 1, webhookLagSeconds: expect.any(Number) });
    }),
  );

  it(
    'does not let a message that the receiver fails on hold back the others',
    simulated(async world => {
      await world.enter(100);
      world.answer = id => (id === 'msg_0' ? { outcome: 'failing', detail: 'status 500' } : {});
      await world.runEveryMinute(3);
      expect(world.arrived()).toEqual(ids(99, 1));
      // Its later attempts do not delay the others.
      await world.enter(5, 100);
      await world.runEveryMinute(2);
      expect(world.arrived()).toEqual(ids(104, 1));
    }),
  );

  it(
    'gets past a bad message that is the oldest when a real outage ends',
    simulated(async world => {
      await world.enter(10);
      world.answer = () => ({ outcome: 'failing', detail: 'status 500' });
      await world.runEveryMinute(5);
      world.answer = id => (id === 'msg_0' ? { outcome: 'failing', detail: 'status 500' } : {});
      await world.runEveryMinute(70);
      expect(world.arrived()).toEqual(ids(9, 1));
    }),
  );

  it(
    'moves a damaged message to the dead letters and sends the others',
    simulated(async world => {
      await world.enter(3);
      const damaged = world.documents.items.get(`outbox ${world.first}`);
      if (damaged) world.documents.items.set(`outbox ${world.first}`, { ...damaged, document: { value: { body: 5 } } });
      expect(await world.run()).toMatchObject({ delivered: 2, deadLetters: 1, outboxDepth: 0 });
      expect(world.arrived()).toEqual(ids(2, 1));
      expect((await world.outbox.list('dead')).map(({ value }) => value.window)).toEqual([world.first]);
    }),
  );
});

describe('The dead letters of the delivery', () => {
  it(
    'moves a window to the dead letters after five days, and keeps it',
    simulated(async world => {
      await world.enter(1);
      world.answer = () => DOWN;
      await world.run();
      await world.clock.sleep(5 * 24 * 60 * MINUTE);
      expect(await world.run()).toMatchObject({ deadLetters: 1, outboxDepth: 0 });
      expect(await world.statusOf(0)).toBe('dead');
      expect(await world.outbox.list('dead')).toMatchObject([
        { value: { window: world.first, attempts: 2, lastResult: 'ECONNREFUSED' } },
      ]);
      const stored = [...world.documents.items.values()].find(({ key }) => key.pk === 'outbox');
      expect(stored?.document.expiresAt).toBeUndefined();
    }),
  );

  it(
    'moves all that waits to the dead letters at a 410, and tries what comes after',
    simulated(async world => {
      await world.enter(4);
      world.answer = () => ({ outcome: 'gone', detail: 'status 410' });
      expect(await world.run()).toMatchObject({ deadLetters: 4, outboxDepth: 0 });
      expect(world.sent).toHaveLength(1);
      expect((await world.outbox.list('dead')).map(({ value }) => value.window)).toEqual(
        [0, 60, 120, 180].map(s => world.first + s),
      );
      world.answer = () => ({});
      await world.enter(1, 4);
      await world.run();
      expect(world.arrived()).toEqual(['msg_4']);
    }),
  );

  it(
    'stops moving windows to the dead letters when its time is up, and the next 410 moves the rest',
    simulated(async world => {
      await world.enter(4);
      world.answer = () => ({ outcome: 'gone', detail: 'status 410' });
      let asked = 0;
      // The time left is read before the attempt and before each move.
      const timeLeft = () => (asked++ < 3 ? 1 : 0);
      const limits = { timeLeft, isStillMine: async () => true };
      expect(await world.deliverer()(limits)).toMatchObject({ deadLetters: 2, outboxDepth: 2 });
      expect(await world.run()).toMatchObject({ deadLetters: 2, outboxDepth: 0 });
    }),
  );
});
