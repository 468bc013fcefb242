import type { Clock, Logger } from '../context.ts';
import { chooseNext, type EndpointState, judgeAttempt, type PendingWindow, suspected } from './delivery-policy.ts';
import type { StillMine, TimeLeft } from './flush-windows.ts';
import type { EndpointSlot, OutboxMessage, OutboxStore, Slot } from './outbox-store.ts';
import { type PendingList, readPendingList } from './pending-list.ts';
import type { SigningKeys } from './signature.ts';
import type { AttemptResult, WebhookSender } from './webhook-sender.ts';

export interface DelivererOptions {
  clock: Clock;
  logger: Logger;
  outbox: OutboxStore;
  /** Called when there is something to send, once a run. */
  openSender: () => Promise<WebhookSender>;
  /** The endpoint that the sender speaks to; what is known of another one does not count. */
  url: string;
  readKeys: () => Promise<SigningKeys>;
  /** 0 to 1, exclusive. */
  random: () => number;
}

export interface Delivery {
  delivered: number;
  failedAttempts: number;
  deadLetters: number;
  outboxDepth: number;
  webhookLagSeconds: number;
  /** What ended the delivery early. */
  fault: unknown;
}

/**
 * Sends what waits, oldest first, until nothing is due, the time is up or `isStillMine` says that another run has taken
 * over. A message counts as delivered once the receiver said so and that is written down: at least once.
 */
export type Deliverer = (timeLeft: TimeLeft, isStillMine: StillMine) => Promise<Delivery>;

export function createDeliverer(options: DelivererOptions): Deliverer {
  const { clock, logger, outbox } = options;

  return async (timeLeft, isStillMine) => {
    const list = await readPendingList(outbox);
    const run: Run = { ...options, list, timeLeft, isStillMine, delivered: 0, failedAttempts: 0, deadLetters: 0 };
    let fault: unknown;
    try {
      await drain(run);
    } catch (error) {
      logger.error('The delivery ended early', { error });
      fault = error;
    } finally {
      run.way?.sender.close();
    }
    const { delivered, failedAttempts, deadLetters } = run;
    return { delivered, failedAttempts, deadLetters, ...depthAndLag(list, clock.now()), fault };
  };
}

/** Stands in while no webhook is configured: everything waits. */
export function createWaitingReport({ clock, outbox }: Pick<DelivererOptions, 'clock' | 'outbox'>): Deliverer {
  return async () => {
    const waits = depthAndLag(await readPendingList(outbox), clock.now());
    return { delivered: 0, failedAttempts: 0, deadLetters: 0, ...waits, fault: undefined };
  };
}

const depthAndLag = (list: PendingList, now: number) => ({
  outboxDepth: list.size,
  webhookLagSeconds: list.lagSeconds(now),
});

interface Way {
  sender: WebhookSender;
  keys: SigningKeys;
}

/** One run's view and its counts. */
interface Run extends DelivererOptions {
  list: PendingList;
  /** Opened for the first window that is due. */
  way?: Way;
  timeLeft: TimeLeft;
  isStillMine: StillMine;
  delivered: number;
  failedAttempts: number;
  deadLetters: number;
}

/** A pause no longer than this is waited out: the probes of a failing endpoint fall a little after the minute. */
const LONGEST_WAIT_MS = 15_000;

/**
 * A receiver slower than this gets several messages side by side, begun in order: one after the other, 1,440 windows
 * would not be through in 15 minutes. A faster one is spoken to strictly in turn.
 */
const SLOW_MS = 250;
const LANES = 8;

async function drain(run: Run): Promise<void> {
  const { clock, list, outbox, url } = run;
  let endpoint = await outbox.readEndpoint(url);
  let lanes = 1;
  while (list.size > 0 && run.timeLeft() > 0 && (await run.isStillMine())) {
    const batch = chooseNext(list.values(), endpoint.value, clock.now(), lanes);
    if (batch.length === 0) {
      const pauseMs = untilDue(list, endpoint.value, clock.now());
      if (pauseMs > Math.min(LONGEST_WAIT_MS, run.timeLeft())) return;
      await clock.sleep(pauseMs);
      continue;
    }
    run.way ??= { keys: await run.readKeys(), sender: await run.openSender() };
    const start = clock.monotonic();
    const next = await attempt(run, batch, endpoint, run.way);
    if (next === undefined) return;
    endpoint = next;
    lanes = clock.monotonic() - start > SLOW_MS ? LANES : 1;
  }
}

const untilDue = (list: PendingList, endpoint: EndpointState, now: number): number =>
  Math.max(endpoint.nextAttemptAt, Math.min(...list.values().map(({ nextAttemptAt }) => nextAttemptAt))) - now;

/** @returns what is known of the endpoint now; undefined when another run is sending */
async function attempt(
  run: Run,
  batch: readonly PendingWindow[],
  known: EndpointSlot,
  { sender, keys }: Way,
): Promise<EndpointSlot | undefined> {
  const messages = await readMessages(run, batch);
  if (messages.length === 0) return known;
  let endpoint = await claim(run, known);
  if (endpoint === undefined) return undefined;
  const results = await Promise.all(messages.map(({ value }) => sender.send(value, keys)));
  for (const [at, message] of messages.entries()) {
    const result = results[at];
    if (result) endpoint = await settle(run, message, result, endpoint);
  }
  return endpoint;
}

type Message = Slot<OutboxMessage> & { value: OutboxMessage };

async function readMessages({ outbox, list }: Run, batch: readonly PendingWindow[]): Promise<Message[]> {
  const slots = await Promise.all(batch.map(({ window }) => outbox.readMessage(window)));
  const messages: Message[] = [];
  for (const [at, { version, value }] of slots.entries()) {
    const window = batch[at]?.window;
    if (value?.status === 'pending') messages.push({ version, value });
    // The run that delivered it died before it could strike it off.
    else if (window !== undefined) await list.strikeOff(window);
  }
  return messages;
}

/**
 * While the endpoint fails the next minute is taken before the attempt is made, by a write that only one run can win:
 * one probe a minute for the whole fleet, even if the one who made it dies.
 */
async function claim({ clock, outbox }: Run, endpoint: EndpointSlot): Promise<EndpointSlot | undefined> {
  if (endpoint.value.failures === 0) return endpoint;
  const value = { ...endpoint.value, nextAttemptAt: clock.now() + PROBE_CLAIM_MS };
  if (!(await outbox.writeEndpoint(endpoint, value))) return undefined;
  return { ...endpoint, version: endpoint.version + 1, value };
}

const PROBE_CLAIM_MS = 60_000;

async function settle(
  run: Run,
  message: Message,
  result: AttemptResult,
  endpoint: EndpointSlot,
): Promise<EndpointSlot> {
  const { clock, outbox, list, random, logger } = run;
  const window = message.value.window;
  const pending = list.get(window);
  // Buried beside another one of its batch.
  if (pending === undefined) return endpoint;
  const verdict = judgeAttempt(pending, endpoint.value, result, clock.now(), random);
  if (verdict.fate === 'delivered') {
    run.delivered += 1;
    await outbox.writeMessage(message, { ...message.value, status: 'delivered', settledAt: clock.now() });
    await list.strikeOff(window);
  } else {
    run.failedAttempts += 1;
    logger.warn('The webhook was not delivered', { window, result: result.detail, attempt: pending.attempts + 1 });
    await list.update(verdict.pending);
  }
  if (verdict.fate === 'dead') await bury(run, [window]);
  if (verdict.fate === 'all-dead')
    await bury(
      run,
      list.values().map(value => value.window),
    );
  const suspect = verdict.suspect === null ? undefined : list.get(verdict.suspect);
  if (suspect) await list.update(suspected(suspect, clock.now(), random));
  return remember(outbox, endpoint, verdict.endpoint);
}

/** What there is no time for waits on; the next 410 buries it. */
async function bury(run: Run, windows: readonly number[]): Promise<void> {
  for (const window of windows) {
    if (run.timeLeft() <= 0) return;
    await run.list.bury(window, run.clock.now());
    run.deadLetters += 1;
  }
}

/** An endpoint that was well and still is costs no write. */
async function remember(outbox: OutboxStore, from: EndpointSlot, to: EndpointState): Promise<EndpointSlot> {
  if (isWell(from.value) && isWell(to)) return from;
  if (!(await outbox.writeEndpoint(from, to))) return outbox.readEndpoint(from.url);
  return { ...from, version: from.version + 1, value: to };
}

const isWell = ({ failures, strikes }: EndpointState): boolean => failures === 0 && strikes === 0;
