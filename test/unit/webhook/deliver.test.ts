import { beforeEach, describe, expect, it } from 'vitest';
import { createDeliverer, createIdleDeliverer } from '../../../lib/webhook/deliver.ts';
import { createOutboxStore, type OutboxStore } from '../../../lib/webhook/outbox.ts';
import type { AttemptResult } from '../../../lib/webhook/sender.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

const MINUTE = 60_000;
const URL = 'https://receiver.test/hook';

interface Sent {
  id: string;
  at: number;
  delivered: boolean;
}

let clock: SimulatedClock;
let documents: MemoryDocuments;
let outbox: OutboxStore;
let sent: Sent[];
let answer: (id: string) => Partial<AttemptResult>;
let first: number;

const OK: AttemptResult = { outcome: 'delivered', detail: 'status 204', retryAfterMs: undefined };
const DOWN = { outcome: 'failing', detail: 'ECONNREFUSED' } as const;

function deliverer(changes: { url?: string; sendMs?: number; readKeys?: () => Promise<never> } = {}) {
  return createDeliverer({
    clock,
    logger: silentLogger,
    outbox,
    url: changes.url ?? URL,
    openSender: async () => ({
      async send({ id }) {
        await clock.sleep(changes.sendMs ?? 100);
        const result = { ...OK, ...answer(id) };
        sent.push({ id, at: clock.now(), delivered: result.outcome === 'delivered' });
        return result;
      },
      close: () => {},
    }),
    readKeys: changes.readKeys ?? (async () => [Buffer.alloc(32)]),
    random: () => 0.5,
  });
}

/** One run of metrics-flush on its schedule: 46 s for the delivery. */
async function run(options: Parameters<typeof deliverer>[0] = {}) {
  const end = clock.monotonic() + 46_000;
  return deliverer(options)({ timeLeft: () => end - clock.monotonic(), isStillMine: async () => true });
}

async function runEveryMinute(minutes: number, options?: Parameters<typeof deliverer>[0]): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    const next = clock.now() + MINUTE;
    await run(options);
    await clock.sleep(next - clock.now());
  }
}

async function enter(count: number, from = 0): Promise<void> {
  for (let at = from; at < from + count; at += 1) {
    const window = first + at * 60;
    const message = {
      window,
      id: `msg_${at}`,
      body: '{}',
      counted: 1,
      late: 0,
      enteredAt: clock.now(),
      settledAt: null,
    };
    await outbox.writeMessage({ version: 0, value: undefined }, { ...message, status: 'pending' });
    const fresh = { attempts: 0, suspicions: 0, nextAttemptAt: 0, lastResult: '' };
    await outbox.addTo('pending', { window, enteredAt: clock.now(), ...fresh });
  }
}

const idsOf = (attempts: readonly Sent[]) => attempts.map(({ id }) => id);
const arrived = () => idsOf(sent.filter(({ delivered }) => delivered));
const ids = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `msg_${from + at}`);
const statusOf = async (at: number) => (await outbox.readMessage(first + at * 60)).value?.status;

/** In simulated time. */
const simulated = (scenario: () => Promise<void>) => () => clock.run(scenario());

describe('The delivery', () => {
  beforeEach(() => {
    clock = new SimulatedClock();
    documents = new MemoryDocuments();
    outbox = createOutboxStore(documents);
    sent = [];
    answer = () => ({});
    first = clock.now() / 1000 - 3600;
  });

  it(
    'sends what waits once, oldest first, and marks it delivered',
    simulated(async () => {
      await enter(3);
      expect(await run()).toMatchObject({ delivered: 3, failedAttempts: 0, outboxDepth: 0, webhookLagSeconds: 0 });
      expect(arrived()).toEqual(ids(3));
      expect(await statusOf(2)).toBe('delivered');
      await run();
      expect(sent).toHaveLength(3);
    }),
  );

  it(
    'loses nothing over a day without a receiver, and then sends all of it within 15 minutes, oldest first',
    simulated(async () => {
      answer = () => DOWN;
      for (let minute = 0; minute < 1440; minute += 1) {
        await enter(1, minute);
        await runEveryMinute(1);
      }
      expect(arrived()).toEqual([]);
      const probes = sent.length;
      expect(probes).toBeLessThanOrEqual(1440);
      expect(probes).toBeGreaterThan(1200);
      answer = () => ({});
      const recovery = clock.now();
      while (arrived().length < 1440) await runEveryMinute(1);
      expect(clock.now() - recovery).toBeLessThanOrEqual(15 * MINUTE);
      expect(arrived()).toEqual(ids(1440));
    }),
    60_000,
  );

  it(
    'sends a day’s windows within 15 minutes to a receiver that takes two seconds, begun oldest first',
    simulated(async () => {
      await enter(1440);
      const start = clock.now();
      while (arrived().length < 1440) await runEveryMinute(1, { sendMs: 2_000 });
      expect(clock.now() - start).toBeLessThanOrEqual(15 * MINUTE);
      expect(arrived()).toEqual(ids(1440));
    }),
  );

  it(
    'sends strictly in turn to a receiver that is fast',
    simulated(async () => {
      await enter(20);
      await run({ sendMs: 200 });
      expect(new Set(sent.map(({ at }) => at)).size).toBe(20);
    }),
  );

  it(
    'lets no message that fails hold back those sent beside it',
    simulated(async () => {
      await enter(40);
      answer = id => (id === 'msg_7' ? { outcome: 'failing', detail: 'status 500' } : {});
      await runEveryMinute(2, { sendMs: 1_000 });
      expect(new Set(arrived())).toEqual(new Set(ids(40).filter(id => id !== 'msg_7')));
    }),
  );

  it(
    'makes one attempt a minute while the receiver fails, whatever waits',
    simulated(async () => {
      await enter(50);
      answer = () => ({ outcome: 'failing', detail: 'status 503' });
      await runEveryMinute(60);
      const gaps = sent.slice(1).map(({ at }, n) => at - (sent[n]?.at ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(MINUTE);
      expect(sent.length).toBeGreaterThan(50);
    }),
  );

  it(
    'makes one attempt a minute over runs that overlap',
    simulated(async () => {
      await enter(50);
      answer = () => DOWN;
      await runEveryMinute(2);
      sent = [];
      await Promise.all([run(), run(), run()]);
      expect(sent).toHaveLength(1);
    }),
  );

  it(
    'waits for as long as Retry-After asks',
    simulated(async () => {
      await enter(2);
      answer = () => ({ outcome: 'failing', detail: 'status 503', retryAfterMs: 10 * MINUTE });
      await run();
      answer = () => ({});
      await runEveryMinute(9);
      expect(sent).toHaveLength(1);
      await runEveryMinute(3);
      expect(arrived()).toHaveLength(2);
    }),
  );

  it(
    'waits a short Retry-After out and goes on in the same run',
    simulated(async () => {
      await enter(3);
      answer = id =>
        id === 'msg_1' && sent.length === 1 ? { outcome: 'failing', detail: 'status 429', retryAfterMs: 2_000 } : {};
      await run();
      expect(new Set(arrived())).toEqual(new Set(ids(3)));
      expect(sent).toHaveLength(4);
    }),
  );

  it(
    'does not let a message that is refused hold back the others',
    simulated(async () => {
      await enter(100);
      answer = id => (id === 'msg_0' ? { outcome: 'rejected', detail: 'status 422' } : {});
      await run();
      expect(arrived()).toEqual(ids(99, 1));
      expect(await run()).toMatchObject({ outboxDepth: 1, webhookLagSeconds: expect.any(Number) });
    }),
  );

  it(
    'does not let a message that the receiver fails on hold back the others',
    simulated(async () => {
      await enter(100);
      answer = id => (id === 'msg_0' ? { outcome: 'failing', detail: 'status 500' } : {});
      await runEveryMinute(3);
      expect(arrived()).toEqual(ids(99, 1));
      // Each later try of it costs the others nothing.
      await enter(5, 100);
      await runEveryMinute(2);
      expect(arrived()).toEqual(ids(104, 1));
    }),
  );

  it(
    'gets past a bad message that is the oldest when a real outage ends',
    simulated(async () => {
      await enter(10);
      answer = () => ({ outcome: 'failing', detail: 'status 500' });
      await runEveryMinute(5);
      answer = id => (id === 'msg_0' ? { outcome: 'failing', detail: 'status 500' } : {});
      await runEveryMinute(70);
      expect(arrived()).toEqual(ids(9, 1));
    }),
  );

  it(
    'moves a window to the dead letters after five days, and keeps it',
    simulated(async () => {
      await enter(1);
      answer = () => DOWN;
      await run();
      await clock.sleep(5 * 24 * 60 * MINUTE);
      expect(await run()).toMatchObject({ deadLetters: 1, outboxDepth: 0 });
      expect(await statusOf(0)).toBe('dead');
      expect(await outbox.list('dead')).toMatchObject([
        { value: { window: first, attempts: 2, lastResult: 'ECONNREFUSED' } },
      ]);
      const stored = [...documents.items.values()].find(({ key }) => key.pk === 'outbox');
      expect(stored?.document.expiresAt).toBeUndefined();
    }),
  );

  it(
    'moves all that waits to the dead letters at a 410, and tries what comes after',
    simulated(async () => {
      await enter(4);
      answer = () => ({ outcome: 'gone', detail: 'status 410' });
      expect(await run()).toMatchObject({ deadLetters: 4, outboxDepth: 0 });
      expect(sent).toHaveLength(1);
      expect((await outbox.list('dead')).map(({ value }) => value.window)).toEqual(
        [0, 60, 120, 180].map(s => first + s),
      );
      answer = () => ({});
      await enter(1, 4);
      await run();
      expect(arrived()).toEqual(['msg_4']);
    }),
  );

  it(
    'forgets what it knew of an endpoint when another one is configured',
    simulated(async () => {
      await enter(2);
      answer = () => DOWN;
      await run();
      answer = () => ({});
      await run({ url: 'https://other.test/' });
      expect(arrived()).toEqual(ids(2));
    }),
  );

  it(
    'strikes off what a run delivered that died before it could do so',
    simulated(async () => {
      await enter(1);
      const slot = await outbox.readMessage(first);
      if (slot.value) await outbox.writeMessage(slot, { ...slot.value, status: 'delivered' });
      expect(await run()).toMatchObject({ delivered: 0, outboxDepth: 0 });
      expect(await outbox.list('pending')).toEqual([]);
    }),
  );

  it(
    'moves a damaged message to the dead letters and sends the others',
    simulated(async () => {
      await enter(3);
      const damaged = documents.items.get(`outbox ${first}`);
      if (damaged) documents.items.set(`outbox ${first}`, { ...damaged, document: { value: { body: 5 } } });
      expect(await run()).toMatchObject({ delivered: 2, deadLetters: 1, outboxDepth: 0 });
      expect(arrived()).toEqual(ids(2, 1));
      expect((await outbox.list('dead')).map(({ value }) => value.window)).toEqual([first]);
    }),
  );

  it(
    'writes nothing about an endpoint that was healthy and still is',
    simulated(async () => {
      await enter(2);
      await run();
      expect(documents.items.has('flush endpoint')).toBe(false);
    }),
  );

  it(
    'stops moving windows to the dead letters when its time is up, and the next 410 moves the rest',
    simulated(async () => {
      await enter(4);
      answer = () => ({ outcome: 'gone', detail: 'status 410' });
      let asked = 0;
      // Asked before the attempt, and before each move.
      const timeLeft = () => (asked++ < 3 ? 1 : 0);
      const limits = { timeLeft, isStillMine: async () => true };
      expect(await deliverer()(limits)).toMatchObject({ deadLetters: 2, outboxDepth: 2 });
      expect(await run()).toMatchObject({ deadLetters: 2, outboxDepth: 0 });
    }),
  );

  it(
    'sends nothing while the secret cannot be read, and still tells what waits',
    simulated(async () => {
      await enter(2);
      const fault = new Error('the secret store is down');
      const delivery = await run({ readKeys: () => Promise.reject(fault) });
      expect(delivery).toMatchObject({ fault, delivered: 0, outboxDepth: 2, webhookLagSeconds: 3540 });
      await run();
      expect(arrived()).toEqual(ids(2));
    }),
  );

  it(
    'begins no attempt when the time is up or another run has taken over',
    simulated(async () => {
      await enter(2);
      await deliverer()({ timeLeft: () => 0, isStillMine: async () => true });
      await deliverer()({ timeLeft: () => 46_000, isStillMine: async () => false });
      expect(sent).toEqual([]);
    }),
  );

  it(
    'tells what waits when no webhook is configured',
    simulated(async () => {
      await enter(2);
      const report = createIdleDeliverer({ clock, outbox });
      const limits = { timeLeft: () => 1, isStillMine: async () => true };
      expect(await report(limits)).toMatchObject({ outboxDepth: 2, webhookLagSeconds: 3540 });
    }),
  );
});
