import * as z from 'zod';
import { LEDGER_LAYOUT, windowAt } from '../../../../lib/ledger/index.ts';
import { replayWindow, type WaitingList } from '../../../../lib/webhook/index.ts';
import { invokeFunction } from '../../../local/functions/index.ts';
import { ConsoleError } from '../problem.ts';
import { type Resource, read } from '../resource.ts';
import { readSpanQuery, type SpanQuery } from '../span-query.ts';
import type { ConsoleTarget } from '../target.ts';

/** A window of the span and its message. */
export interface WindowRow {
  /** Epoch seconds. */
  readonly window: number;
  readonly status: 'pending' | 'delivered' | 'dead';
  readonly id: string;
  readonly requests: number;
  readonly late: number;
  readonly attempts: number;
  /** The next attempt in epoch milliseconds; 0 means now, null means none. */
  readonly nextAttemptAt: number | null;
  readonly lastResult: string;
  /** The payload, as it is sent. */
  readonly body: string;
}

export interface WebhookView {
  /** Failures in a row; null when no receiver is set. */
  readonly failures: number | null;
  readonly nextAttemptAt: number;
  readonly windows: readonly WindowRow[];
  /** The deliveries that the local receiver got, the newest first. */
  readonly deliveries: readonly DeliveryRow[];
}

export interface DeliveryRow {
  readonly id: string;
  readonly at: number;
  readonly status: number;
  readonly verified: boolean;
  /** Why the signature was refused. */
  readonly fault: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const replaySchema = z.strictObject({
  /** Dead letters become pending again; those that are pending are due at once. */
  windows: z.array(z.number().int().multipleOf(60)).min(1).max(1_000),
});

const MOST_WINDOWS = 120;
const MOST_DELIVERIES = 50;

export const webhookResource = (target: ConsoleTarget): Resource => ({
  path: 'webhook',
  methods: {
    GET: ({ query }) =>
      query.size === 0 ? readRecentWebhook(target) : readWebhook(target, readSpanQuery(query, target.clock.now())),
    async POST({ body }) {
      const results: Record<string, string> = {};
      for (const window of read(replaySchema, body).windows) {
        results[window] = await replayWindow(target.outbox, target.clock, window);
      }
      return { results };
    },
    /** Runs metrics-flush now, as its schedule does each minute. */
    async PUT() {
      if (!target.local) throw new ConsoleError(409, 'not-local', 'The schedule of a deployed stage runs by itself.');
      const { result, error } = await invokeFunction(target.local.lambdaUrl, 'metrics-flush', {
        source: 'aws.scheduler',
      });
      if (error !== undefined) throw new ConsoleError(502, 'flush-failed', `metrics-flush failed: ${error}`);
      return { result };
    },
  },
});

const RECENT_MS = 30 * 60_000;

/** What every page shows. */
export function readRecentWebhook(target: ConsoleTarget): Promise<WebhookView> {
  const to = target.clock.now();
  return readWebhook(target, { from: to - RECENT_MS, to });
}

async function readWebhook({ outbox, webhookUrl, local }: ConsoleTarget, span: SpanQuery): Promise<WebhookView> {
  const endpoint = webhookUrl === undefined ? undefined : (await outbox.readEndpoint(webhookUrl)).value;
  const deliveries = (await local?.sink?.deliveries()) ?? [];
  return {
    failures: endpoint?.failures ?? null,
    nextAttemptAt: endpoint?.nextAttemptAt ?? 0,
    windows: await readWindows(outbox, span),
    deliveries: deliveries
      .slice(-MOST_DELIVERIES)
      .reverse()
      .map(({ path: _, fault, ...row }) => ({ ...row, fault: fault ?? null })),
  };
}

/** All pending windows, and those delivered in the span, the newest first. */
async function readWindows(outbox: ConsoleTarget['outbox'], { from, to }: SpanQuery): Promise<WindowRow[]> {
  const lists: readonly WaitingList[] = ['pending', 'dead'];
  const waiting = new Map<number, { attempts: number; nextAttemptAt: number | null; lastResult: string }>();
  for (const list of lists) {
    for (const { value } of await outbox.list(list)) {
      waiting.set(value.window, { ...value, nextAttemptAt: list === 'dead' ? null : value.nextAttemptAt });
    }
  }
  const newest = windowAt(to - 1);
  const oldest = Math.max(windowAt(from), newest - (MOST_WINDOWS - 1) * LEDGER_LAYOUT.windowSeconds);
  const inSpan: number[] = [];
  for (let at = newest; at >= oldest; at -= LEDGER_LAYOUT.windowSeconds) inSpan.push(at);
  const windows = [...new Set([...waiting.keys(), ...inSpan])].sort((a, b) => b - a).slice(0, 2 * MOST_WINDOWS);
  const rows = await Promise.all(
    windows.map(async (window): Promise<WindowRow[]> => {
      const { value } = await outbox.readMessage(window);
      if (!value || value.status === 'empty') return [];
      const { status, id, counted: requests, late, body } = value;
      const wait = waiting.get(window) ?? { attempts: 1, nextAttemptAt: null, lastResult: '' };
      const { attempts, nextAttemptAt, lastResult } = wait;
      return [{ window, status, id, requests, late, attempts, nextAttemptAt, lastResult, body }];
    }),
  );
  return rows.flat();
}
