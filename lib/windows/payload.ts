import type { Language } from '../languages/index.ts';
import { type LedgerSealReference, type WindowStart, windowEnd } from '../ledger/index.ts';
import type { WindowTotals } from './aggregate.ts';

/** The webhook's body (docs/architecture.md, Webhook payload). Latencies in milliseconds; the mean of nothing is null. */
export interface WindowPayload {
  metric_type: 'nlu_extraction_performance';
  window_requests: number;
  avg_latency_ms: number | null;
  /** Share of the answers that were fresh results from the cache. */
  cache_hit_rate: number | null;
  avg_entity_confidence: number | null;
  /** ISO 8601; when the window entered the outbox. */
  timestamp: string;
  window_start: string;
  window_end: string;
  p50_latency_ms: number | null;
  p95_latency_ms: number | null;
  p99_latency_ms: number | null;
  /** Status 500 and above. */
  error_count: number;
  /** Status 400 to 499. */
  rejected_count: number;
  stale_count: number;
  high_confidence_rate: number | null;
  review_count: number;
  upstream_calls: number;
  dropped_entities: number;
  /** Late records of earlier windows, found since the last payload; they are in no window's counts. */
  late_requests: number;
  by_language: Partial<Record<Language | 'unknown', LanguagePayload>>;
  /** The newest seal of the chain; null before the first seal. */
  ledger_seal: LedgerSealReference | null;
}

export interface LanguagePayload {
  requests: number;
  avg_latency_ms: number | null;
  error_count: number;
}

export interface PayloadFacts {
  window: WindowStart;
  totals: WindowTotals;
  lateRequests: number;
  /** Epoch milliseconds. */
  now: number;
  seal: LedgerSealReference | undefined;
}

export function buildPayload({ window, totals, lateRequests, now, seal }: PayloadFacts): WindowPayload {
  const quantiles = totals.latencyQuantiles;
  return {
    metric_type: 'nlu_extraction_performance',
    window_requests: totals.requests,
    avg_latency_ms: meanMs(totals.latencySum, totals.answered),
    cache_hit_rate: rate(totals.hits, totals.answered),
    avg_entity_confidence: rate(totals.confidenceSum, totals.entities * 1_000_000),
    timestamp: new Date(now).toISOString(),
    window_start: isoSeconds(window),
    window_end: isoSeconds(windowEnd(window)),
    p50_latency_ms: quantiles && milliseconds(quantiles.p50),
    p95_latency_ms: quantiles && milliseconds(quantiles.p95),
    p99_latency_ms: quantiles && milliseconds(quantiles.p99),
    error_count: totals.errors,
    rejected_count: totals.rejected,
    stale_count: totals.stale,
    high_confidence_rate: rate(totals.highConfidence, totals.entities),
    review_count: totals.reviews,
    upstream_calls: totals.upstreamCalls,
    dropped_entities: totals.dropped,
    late_requests: lateRequests,
    by_language: Object.fromEntries(
      Object.entries(totals.byLanguage)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([language, { requests, answered, errors, latencySum }]) => [
          language,
          { requests, avg_latency_ms: meanMs(latencySum, answered), error_count: errors },
        ]),
    ),
    ledger_seal: seal ?? null,
  };
}

/** Two decimals. Here and below, one division of whole numbers comes before the rounding, so that ties are exact. */
const milliseconds = (us: number, count = 1): number => Math.round(us / (10 * count)) / 100;

const meanMs = (sumUs: number, count: number): number | null => (count === 0 ? null : milliseconds(sumUs, count));

/** Four decimals. */
const rate = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 10_000) / whole) / 10_000;

const isoSeconds = (epochSeconds: number): string => new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z');
