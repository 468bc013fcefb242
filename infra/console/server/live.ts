import { setTimeout as delay } from 'node:timers/promises';
import { type Problem, problemOf } from './problem.ts';
import { RecordFeed } from './record-feed.ts';
import type { RequestRow } from './request-row.ts';
import { type FaultsView, readFaults } from './resources/faults.ts';
import { readRecentWebhook, type WebhookView } from './resources/webhook.ts';
import type { ConsoleTarget } from './target.ts';
import { UpstreamFeed, type UpstreamState } from './upstream-state.ts';

export type StagePart = 'requests' | 'upstream' | 'webhook' | 'seals' | 'faults' | 'rules';

/** What one page is told while it is open. `time` is the clock of the server, epoch milliseconds. */
export type LiveEvent =
  | { readonly kind: 'requests'; readonly rows: readonly RequestRow[] }
  | { readonly kind: 'upstream'; readonly state: UpstreamState }
  | { readonly kind: 'webhook'; readonly view: WebhookView }
  /** A fault of the stand-ins: one that was ordered, or one that has ended. */
  | { readonly kind: 'faults'; readonly active: FaultsView['active'] }
  /** The document has changed on disk. */
  | { readonly kind: 'rules' }
  /** Something cannot be read at the moment; it is tried again. */
  | { readonly kind: 'problem'; readonly part: StagePart; readonly problem: Problem }
  /** Another page replaces this one. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'alive'; readonly time: number };

/** The intervals for the upstream and the rules. Local tables are read more often than those in AWS. */
const EVERY_MS = { local: 1_000, deployed: 5_000 };
/**
 * The intervals for the ledger, which takes a query for each shard, and the webhook, which takes a read for each
 * window. Answers of the local gateway are read at once.
 */
const MANY_READS_EVERY_MS = 5_000;

/** Watches the stage for one page, until the signal aborts. */
export async function watchStage(
  target: ConsoleTarget,
  send: (event: LiveEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const watch = new StageWatch(target, send);
  const wake = new Wake();
  const unsubscribe = target.local?.answers.subscribe(auditIds => {
    watch.noteAnswer(auditIds);
    wake.ring();
  });
  signal.addEventListener('abort', () => unsubscribe?.(), { once: true });
  while (!signal.aborted) {
    await watch.look();
    await wake.wait(target.local ? EVERY_MS.local : EVERY_MS.deployed, signal);
  }
}

/** What one page has received, and the changes that are sent next. */
export class StageWatch {
  readonly #target: ConsoleTarget;
  readonly #send: (event: LiveEvent) => void;
  readonly #feed: RecordFeed;
  readonly #upstream: UpstreamFeed;
  readonly #changes = new Changes();
  /** Ids of records that the local gateway named. */
  readonly #answered: string[] = [];
  readonly #ledgerInterval: Interval;
  readonly #webhookInterval: Interval;

  constructor(target: ConsoleTarget, send: (event: LiveEvent) => void) {
    this.#target = target;
    this.#send = send;
    this.#feed = new RecordFeed(target);
    this.#upstream = new UpstreamFeed(target);
    this.#ledgerInterval = new Interval(target.clock);
    this.#webhookInterval = new Interval(target.clock);
  }

  noteAnswer(auditIds: readonly string[]): void {
    this.#answered.push(...auditIds);
  }

  /** A part that cannot be read, for example without permission, does not hide the other parts. */
  async look(): Promise<void> {
    const time = this.#target.clock.now();
    const parts: readonly (readonly [StagePart, () => Promise<void>])[] = [
      ['requests', this.#readAnswered],
      ['requests', this.#readRequests],
      ['upstream', this.#readUpstream],
      ['webhook', this.#readWebhook],
      ['faults', this.#readFaults],
      ['rules', this.#readRules],
    ];
    let isComplete = true;
    for (const [part, read] of parts) {
      try {
        await read();
      } catch (error) {
        isComplete = false;
        this.#send({ kind: 'problem', part, problem: problemOf(error, this.#target) });
      }
    }
    if (isComplete) this.#send({ kind: 'alive', time });
  }

  readonly #readAnswered = async (): Promise<void> => {
    const auditIds = this.#answered.splice(0);
    if (auditIds.length > 0) this.#tellRows(await this.#feed.named(auditIds));
  };

  readonly #readRequests = async (): Promise<void> => {
    if (!this.#ledgerInterval.isOver()) return;
    this.#tellRows(await this.#feed.next());
    this.#ledgerInterval.restart();
  };

  #tellRows(rows: readonly RequestRow[]): void {
    if (rows.length > 0) this.#send({ kind: 'requests', rows });
  }

  readonly #readUpstream = async (): Promise<void> => {
    const state = await this.#upstream.next();
    if (this.#changes.isNew('upstream', state)) this.#send({ kind: 'upstream', state });
  };

  readonly #readWebhook = async (): Promise<void> => {
    if (!this.#webhookInterval.isOver()) return;
    const view = await readRecentWebhook(this.#target);
    this.#webhookInterval.restart();
    if (this.#changes.isNew('webhook', view)) this.#send({ kind: 'webhook', view });
  };

  /** Sent each time, because a fault that the page ordered may end before the next read. */
  readonly #readFaults = async (): Promise<void> => {
    const { local } = this.#target;
    if (local) this.#send({ kind: 'faults', ...(await readFaults(local)) });
  };

  readonly #readRules = async (): Promise<void> => {
    const hadRules = this.#changes.has('rules');
    if (this.#changes.isNew('rules', await this.#target.rules.stamp()) && hadRules) this.#send({ kind: 'rules' });
  };
}

/** Whether it is time for the parts that take many reads. */
class Interval {
  readonly #clock: ConsoleTarget['clock'];
  #startedAt = Number.NEGATIVE_INFINITY;

  constructor(clock: ConsoleTarget['clock']) {
    this.#clock = clock;
  }

  isOver(): boolean {
    return this.#clock.monotonic() - this.#startedAt >= MANY_READS_EVERY_MS;
  }

  /** Called after successful reads. */
  restart(): void {
    this.#startedAt = this.#clock.monotonic();
  }
}

/** Remembers what was sent last, so that only changes are sent. */
class Changes {
  readonly #sent = new Map<string, string>();

  has(name: string): boolean {
    return this.#sent.has(name);
  }

  isNew(name: string, value: unknown): boolean {
    const text = JSON.stringify(value);
    if (this.#sent.get(name) === text) return false;
    this.#sent.set(name, text);
    return true;
  }
}

/** Waits. An answer of the gateway ends the wait early, because its record is then in the ledger. */
class Wake {
  #controller = new AbortController();

  ring(): void {
    this.#controller.abort();
  }

  async wait(ms: number, signal: AbortSignal): Promise<void> {
    await delay(ms, undefined, { signal: AbortSignal.any([signal, this.#controller.signal]) }).catch(() => undefined);
    // Under load, one read serves the answers of a tenth of a second.
    if (!signal.aborted) await delay(GATHER_MS);
    if (this.#controller.signal.aborted) this.#controller = new AbortController();
  }
}

const GATHER_MS = 100;
