import type { Clock, Logger } from '../context.ts';
import { isDamaged, type Slot, writtenSlot } from '../dynamodb/index.ts';
import {
  chooseNext,
  type EndpointState,
  evaluateAttempt,
  type PendingWindow,
  withSuspicion,
} from './delivery-policy.ts';
import type { EndpointSlot, OutboxMessage, OutboxStore } from './outbox.ts';
import type { PendingList } from './pending-list.ts';
import type { AttemptResult, WebhookSender } from './sender.ts';
import type { SigningKeys } from './signature.ts';

/** What ends the work of one run of metrics-flush; asked before each piece of work. */
export interface WorkLimits {
  /** Milliseconds; no new piece of work begins at 0 or below. */
  timeLeft(): number;
  /** False when another run has taken over. */
  isStillMine(): Promise<boolean>;
}

export interface DeliveryRunOptions {
  clock: Clock;
  logger: Logger;
  outbox: OutboxStore;
  /** Called when there is something to send, once a run. */
  openSender: () => Promise<WebhookSender>;
  /** The endpoint that the sender calls; what is known of another one does not count. */
  url: string;
  readKeys: () => Promise<SigningKeys>;
  /** 0 to 1, exclusive. */
  random: () => number;
}

/** A pause up to this is waited out: the probes of a failing endpoint fall a little after the minute. */
const LONGEST_WAIT_MS = 15_000;

/** While an endpoint fails, the minute after an attempt is claimed before the attempt is made. */
const PROBE_CLAIM_MS = 60_000;

/**
 * A receiver slower than this gets several messages in parallel, started in order. One after the other, 1,440 windows
 * would take more than 15 minutes. A faster one gets one message at a time.
 */
const SLOW_MS = 250;
const CONCURRENCY = 8;

type PendingMessage = Slot<OutboxMessage> & { value: OutboxMessage };

/** One run of the delivery: what is pending, what is known of the endpoint, and what was done so far. */
export class DeliveryRun {
  readonly counts = { delivered: 0, failedAttempts: 0, deadLetters: 0 };
  readonly #options: DeliveryRunOptions;
  readonly #pending: PendingList;
  readonly #limits: WorkLimits;
  #connection: { sender: WebhookSender; keys: SigningKeys } | undefined;
  #concurrency = 1;

  constructor(options: DeliveryRunOptions, pending: PendingList, limits: WorkLimits) {
    this.#options = options;
    this.#pending = pending;
    this.#limits = limits;
  }

  async sendAllDue(): Promise<void> {
    const { clock, outbox, url } = this.#options;
    let endpoint: EndpointSlot | undefined = await outbox.readEndpoint(url);
    while (endpoint && (await this.#mayGoOn())) {
      const batch = chooseNext(this.#pending.values(), endpoint.value, clock.now(), this.#concurrency);
      if (batch.length > 0) endpoint = await this.#attempt(batch, endpoint);
      else if (!(await this.#waitUntilDue(endpoint.value))) return;
    }
  }

  close(): void {
    this.#connection?.sender.close();
  }

  async #mayGoOn(): Promise<boolean> {
    return this.#pending.size > 0 && this.#limits.timeLeft() > 0 && this.#limits.isStillMine();
  }

  /** False when nothing is due within this run. */
  async #waitUntilDue(endpoint: EndpointState): Promise<boolean> {
    const { clock } = this.#options;
    const nextAttempts = this.#pending.values().map(({ nextAttemptAt }) => nextAttemptAt);
    const pauseMs = Math.max(endpoint.nextAttemptAt, Math.min(...nextAttempts)) - clock.now();
    if (pauseMs > Math.min(LONGEST_WAIT_MS, this.#limits.timeLeft())) return false;
    await clock.sleep(pauseMs);
    return true;
  }

  /** @returns what is known of the endpoint now; undefined when another run is sending */
  async #attempt(batch: readonly PendingWindow[], known: EndpointSlot): Promise<EndpointSlot | undefined> {
    const { clock, openSender, readKeys } = this.#options;
    this.#connection ??= { keys: await readKeys(), sender: await openSender() };
    const { sender, keys } = this.#connection;
    const start = clock.monotonic();
    const messages = await this.#readMessages(batch);
    if (messages.length === 0) return known;
    let endpoint = await this.#claim(known);
    if (endpoint === undefined) return undefined;
    const results = await Promise.all(messages.map(({ value }) => sender.send(value, keys)));
    for (const [at, message] of messages.entries()) {
      const result = results[at];
      if (result) endpoint = await this.#settle(message, result, endpoint);
    }
    this.#concurrency = clock.monotonic() - start > SLOW_MS ? CONCURRENCY : 1;
    return endpoint;
  }

  async #readMessages(batch: readonly PendingWindow[]): Promise<PendingMessage[]> {
    const slots = await Promise.all(batch.map(({ window }) => this.#options.outbox.readMessage(window)));
    const messages: PendingMessage[] = [];
    for (const [at, slot] of slots.entries()) {
      const pending = batch[at];
      if (slot.value?.status === 'pending') messages.push({ version: slot.version, value: slot.value });
      else if (pending && isDamaged(slot)) await this.#giveUpDamaged(pending);
      // The run that delivered it died before it could remove it from the list.
      else if (pending) await this.#pending.remove(pending.window);
    }
    return messages;
  }

  /** A message that cannot be read is not sent. Among the dead letters a person sees its window. */
  async #giveUpDamaged({ window }: PendingWindow): Promise<void> {
    this.#options.logger.error('A message in the outbox is damaged and cannot be sent', { window });
    await this.#pending.moveToDeadLetters(window, this.#options.clock.now());
    this.counts.deadLetters += 1;
  }

  /**
   * While the endpoint fails, a run claims the next minute by a write that only one run can win. The whole fleet then
   * makes one probe a minute, even if the run that claimed it dies.
   */
  async #claim(endpoint: EndpointSlot): Promise<EndpointSlot | undefined> {
    if (endpoint.value.failures === 0) return endpoint;
    const { clock, outbox } = this.#options;
    const value = { ...endpoint.value, nextAttemptAt: clock.now() + PROBE_CLAIM_MS };
    if (!(await outbox.writeEndpoint(endpoint, value))) return undefined;
    return { ...endpoint, ...writtenSlot(endpoint, value) };
  }

  async #settle(message: PendingMessage, result: AttemptResult, endpoint: EndpointSlot): Promise<EndpointSlot> {
    const { clock, outbox, random, logger } = this.#options;
    const window = message.value.window;
    const pending = this.#pending.get(window);
    // Another message of this batch was answered with 410, which moved this one to the dead letters.
    if (pending === undefined) return endpoint;
    const evaluation = evaluateAttempt(pending, endpoint.value, result, clock.now(), random);
    if (evaluation.status === 'delivered') {
      this.counts.delivered += 1;
      await outbox.writeMessage(message, { ...message.value, status: 'delivered', settledAt: clock.now() });
      await this.#pending.remove(window);
    } else {
      this.counts.failedAttempts += 1;
      logger.warn('The webhook was not delivered', { window, result: result.detail, attempt: pending.attempts + 1 });
      await this.#pending.update(evaluation.pending);
    }
    if (evaluation.status === 'dead') await this.#moveToDeadLetters([evaluation.pending]);
    if (evaluation.status === 'all-dead') await this.#moveToDeadLetters(this.#pending.values());
    const suspect = evaluation.suspect === null ? undefined : this.#pending.get(evaluation.suspect);
    if (suspect) await this.#pending.update(withSuspicion(suspect, clock.now(), random));
    return this.#rememberEndpoint(endpoint, evaluation.endpoint);
  }

  /** Windows for which there is no time stay pending; the next 410 moves them. */
  async #moveToDeadLetters(windows: readonly PendingWindow[]): Promise<void> {
    for (const { window } of windows) {
      if (this.#limits.timeLeft() <= 0) return;
      await this.#pending.moveToDeadLetters(window, this.#options.clock.now());
      this.counts.deadLetters += 1;
    }
  }

  /** No write while the endpoint was healthy and still is. */
  async #rememberEndpoint(from: EndpointSlot, to: EndpointState): Promise<EndpointSlot> {
    const { outbox } = this.#options;
    if (isHealthy(from.value) && isHealthy(to)) return from;
    if (!(await outbox.writeEndpoint(from, to))) return outbox.readEndpoint(from.url);
    return { ...from, ...writtenSlot(from, to) };
  }
}

const isHealthy = ({ failures, messageFailures }: EndpointState): boolean => failures === 0 && messageFailures === 0;
