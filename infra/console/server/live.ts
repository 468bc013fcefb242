import { setTimeout as delay } from 'node:timers/promises';
import { type Problem, problemOf } from './problem.ts';
import { RecordFeed } from './record-feed.ts';
import type { RequestRow } from './request-row.ts';
import { readWebhook, type WebhookView } from './resources/webhook.ts';
import type { ConsoleTarget } from './target.ts';
import { readUpstreamState, type UpstreamState } from './upstream-state.ts';

/** What one page is told while it is open. `time` is the clock of the server, epoch milliseconds. */
export type LiveEvent =
  | { readonly kind: 'requests'; readonly rows: readonly RequestRow[] }
  | { readonly kind: 'upstream'; readonly state: UpstreamState }
  | { readonly kind: 'webhook'; readonly view: WebhookView }
  /** The document has changed on disk. */
  | { readonly kind: 'rules' }
  /** Something cannot be read at the moment; it is tried again. */
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** Another page takes the place of this one. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'alive'; readonly time: number };

/** The local tables are on this machine; those in AWS are read less often. */
const EVERY_MS = { local: 1_000, deployed: 5_000 };
const WEBHOOK_SPAN_MS = 30 * 60_000;

/** Watches the stage for one page, until the signal aborts. */
export async function watchStage(
  target: ConsoleTarget,
  tell: (event: LiveEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const feed = new RecordFeed(target);
  const wake = new Wake();
  const unsubscribe = target.local?.answers.subscribe(() => wake.ring());
  signal.addEventListener('abort', () => unsubscribe?.(), { once: true });
  const changes = new Changes();
  while (!signal.aborted) {
    try {
      await look(target, feed, changes, tell);
    } catch (error) {
      tell({ kind: 'problem', problem: problemOf(error) });
    }
    await wake.wait(target.local ? EVERY_MS.local : EVERY_MS.deployed, signal);
  }
}

async function look(
  target: ConsoleTarget,
  feed: RecordFeed,
  changes: Changes,
  tell: (event: LiveEvent) => void,
): Promise<void> {
  const time = target.clock.now();
  const rows = await feed.next();
  if (rows.length > 0) tell({ kind: 'requests', rows });
  const state = await readUpstreamState(target);
  if (changes.isNew('upstream', state)) tell({ kind: 'upstream', state });
  const view = await readWebhook(target, { from: time - WEBHOOK_SPAN_MS, to: time });
  if (changes.isNew('webhook', view)) tell({ kind: 'webhook', view });
  const hadRules = changes.has('rules');
  if (changes.isNew('rules', await target.rules.stamp()) && hadRules) tell({ kind: 'rules' });
  tell({ kind: 'alive', time });
}

/** Remembers what was told last, so that only changes are sent. */
class Changes {
  readonly #told = new Map<string, string>();

  has(name: string): boolean {
    return this.#told.has(name);
  }

  isNew(name: string, value: unknown): boolean {
    const text = JSON.stringify(value);
    if (this.#told.get(name) === text) return false;
    this.#told.set(name, text);
    return true;
  }
}

/** A wait that an answer of the gateway ends early: its record is in the ledger then. */
class Wake {
  #controller = new AbortController();

  ring(): void {
    this.#controller.abort();
  }

  async wait(ms: number, signal: AbortSignal): Promise<void> {
    await delay(ms, undefined, { signal: AbortSignal.any([signal, this.#controller.signal]) }).catch(() => undefined);
    this.#controller = new AbortController();
    // Under load one look serves the answers of a tenth of a second.
    if (!signal.aborted) await delay(GATHER_MS);
  }
}

const GATHER_MS = 100;
