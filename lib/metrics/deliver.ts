import type { Clock, Logger } from '../context.ts';
import { windowEnd } from '../ledger/index.ts';
import {
  chooseNext,
  type EndpointState,
  judgeAttempt,
  type PendingWindow,
  suspected,
  type Verdict,
} from './delivery-policy.ts';
import type { StillMine, TimeLeft } from './flush-windows.ts';
import type { EndpointSlot, OutboxMessage, OutboxStore, Slot, Waiting } from './outbox-store.ts';
import type { SigningKeys } from './signature.ts';
import type { WebhookSender } from './webhook-sender.ts';

export interface DelivererOptions {
  clock: Clock;
  logger: Logger;
  outbox: OutboxStore;
  sender: WebhookSender;
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

/** A pause no longer than this is waited out: the probes of a failing endpoint fall a little after the minute. */
const LONGEST_WAIT_MS = 15_000;

export function createDeliverer(options: DelivererOptions): Deliverer {
  const { clock, logger, outbox, sender } = options;

  return async (timeLeft, isStillMine) => {
    const tally: Tally = { delivered: 0, failedAttempts: 0, deadLetters: 0 };
    const waiting = await outbox.list('pending');
    let fault: unknown;
    try {
      await drain(options, waiting, tally, timeLeft, isStillMine);
    } catch (error) {
      logger.error('The delivery ended early', { error });
      fault = error;
    } finally {
      sender.close();
    }
    return { ...tally, ...depthAndLag(waiting, clock.now()), fault };
  };
}

/** Stands in while no webhook is configured: everything waits. */
export function createWaitingReport({ clock, outbox }: Pick<DelivererOptions, 'clock' | 'outbox'>): Deliverer {
  return async () => {
    const waiting = await outbox.list('pending');
    return { delivered: 0, failedAttempts: 0, deadLetters: 0, ...depthAndLag(waiting, clock.now()), fault: undefined };
  };
}

async function drain(
  options: DelivererOptions,
  waiting: Waiting[],
  tally: Tally,
  timeLeft: TimeLeft,
  isStillMine: StillMine,
): Promise<void> {
  const { clock, outbox, url, readKeys } = options;
  let endpoint = await outbox.readEndpoint(url);
  let keys: SigningKeys | undefined;
  while (waiting.length > 0 && timeLeft() > 0 && (await isStillMine())) {
    const now = clock.now();
    const chosen = chooseNext(waiting.map(pendingOf), endpoint.value, now);
    const entry = waiting.find(({ value }) => value === chosen);
    if (entry === undefined) {
      const pauseMs = untilDue(waiting, endpoint, now);
      if (pauseMs > Math.min(LONGEST_WAIT_MS, timeLeft())) return;
      await clock.sleep(pauseMs);
      continue;
    }
    keys ??= await readKeys();
    const next = await attempt(options, { waiting, entry, endpoint, keys, tally });
    if (next === undefined) return;
    endpoint = next;
  }
}

type Tally = Pick<Delivery, 'delivered' | 'failedAttempts' | 'deadLetters'>;

interface Attempt {
  /** Those that wait, as this run knows them; kept up to date. */
  waiting: Waiting[];
  entry: Waiting;
  endpoint: EndpointSlot;
  keys: SigningKeys;
  tally: Tally;
}

const pendingOf = ({ value }: Waiting): PendingWindow => value;

const untilDue = (waiting: readonly Waiting[], { value }: EndpointSlot, now: number): number =>
  Math.max(value.nextAttemptAt, Math.min(...waiting.map(({ value: { nextAttemptAt } }) => nextAttemptAt))) - now;

/** @returns what is known of the endpoint now; undefined when another run is sending */
async function attempt(options: DelivererOptions, now: Attempt): Promise<EndpointSlot | undefined> {
  const { clock, outbox, sender, random, logger } = options;
  const { entry, keys, tally, waiting } = now;
  const window = entry.value.window;
  const slot = await outbox.readMessage(window);
  if (slot.value?.status !== 'pending') {
    // The run that delivered it died before it could strike it off.
    await strikeOff(outbox, waiting, entry);
    return now.endpoint;
  }
  const endpoint = await claim(options, now.endpoint);
  if (endpoint === undefined) return undefined;
  const result = await sender.send(slot.value, keys);
  const verdict = judgeAttempt(entry.value, endpoint.value, result, clock.now(), random);
  if (result.outcome === 'delivered') tally.delivered += 1;
  else {
    tally.failedAttempts += 1;
    logger.warn('The webhook was not delivered', { window, result: result.detail, attempt: entry.value.attempts + 1 });
  }
  await applyToMessage(options, now, slot as Slot<OutboxMessage> & { value: OutboxMessage }, verdict);
  await applySuspicion(options, waiting, verdict);
  return remember(outbox, endpoint, verdict.endpoint);
}

/** An endpoint that was well and still is costs no write. */
async function remember(outbox: OutboxStore, from: EndpointSlot, to: EndpointState): Promise<EndpointSlot> {
  if (isWell(from.value) && isWell(to)) return from;
  if (!(await outbox.writeEndpoint(from, to))) return outbox.readEndpoint(from.url);
  return { ...from, version: from.version + 1, value: to };
}

const isWell = ({ failures, strikes }: EndpointState): boolean => failures === 0 && strikes === 0;

/**
 * While the endpoint fails the next minute is taken before the attempt is made, by a write that only one run can win:
 * one probe a minute for the whole fleet, even if the one who made it dies.
 */
async function claim(
  { clock, outbox, url }: DelivererOptions,
  endpoint: EndpointSlot,
): Promise<EndpointSlot | undefined> {
  if (endpoint.value.failures === 0) return endpoint;
  const taken = { ...endpoint.value, nextAttemptAt: clock.now() + PROBE_CLAIM_MS };
  if (!(await outbox.writeEndpoint(endpoint, taken))) return undefined;
  return { url, version: endpoint.version + 1, value: taken };
}

const PROBE_CLAIM_MS = 60_000;

async function applyToMessage(
  { clock, outbox }: DelivererOptions,
  { waiting, entry, tally }: Attempt,
  slot: Slot<OutboxMessage> & { value: OutboxMessage },
  verdict: Verdict,
): Promise<void> {
  if (verdict.fate === 'waits') {
    await relist(outbox, waiting, entry, verdict.pending);
  } else if (verdict.fate === 'delivered') {
    await outbox.writeMessage(slot, { ...slot.value, status: 'delivered', settledAt: clock.now() });
    await strikeOff(outbox, waiting, entry);
  } else {
    const tried = { ...entry, value: verdict.pending };
    waiting[waiting.indexOf(entry)] = tried;
    for (const each of verdict.fate === 'all-dead' ? [...waiting] : [tried]) {
      await giveUp(outbox, each, clock.now());
      await strikeOff(outbox, waiting, each);
      tally.deadLetters += 1;
    }
  }
}

/** Listed among the dead before it leaves the pending: a run that dies in between leaves it in both, never in none. */
async function giveUp(outbox: OutboxStore, { value }: Waiting, now: number): Promise<void> {
  const slot = await outbox.readMessage(value.window);
  if (slot.value?.status !== 'pending') return;
  await outbox.enlist('dead', value);
  await outbox.writeMessage(slot, { ...slot.value, status: 'dead', settledAt: now });
}

async function applySuspicion(
  { clock, outbox, random }: DelivererOptions,
  waiting: Waiting[],
  { suspect }: Verdict,
): Promise<void> {
  const entry = waiting.find(({ value }) => value.window === suspect);
  if (entry) await relist(outbox, waiting, entry, suspected(entry.value, clock.now(), random));
}

async function relist(outbox: OutboxStore, waiting: Waiting[], entry: Waiting, value: PendingWindow): Promise<void> {
  await outbox.relist('pending', entry, value);
  waiting[waiting.indexOf(entry)] = { version: entry.version + 1, value };
}

async function strikeOff(outbox: OutboxStore, waiting: Waiting[], entry: Waiting): Promise<void> {
  await outbox.strike('pending', entry);
  waiting.splice(waiting.indexOf(entry), 1);
}

function depthAndLag(waiting: readonly Waiting[], now: number): Pick<Delivery, 'outboxDepth' | 'webhookLagSeconds'> {
  const oldest = waiting[0];
  const lag = oldest === undefined ? 0 : now / 1000 - windowEnd(oldest.value.window);
  return { outboxDepth: waiting.length, webhookLagSeconds: Math.max(0, Math.round(lag)) };
}
