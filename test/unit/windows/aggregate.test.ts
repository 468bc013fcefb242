import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../lib/languages/index.ts';
import type { WindowRow } from '../../../lib/ledger/index.ts';
import { createWindowTally } from '../../../lib/windows/aggregate.ts';
import { buildPayload } from '../../../lib/windows/payload.ts';
import { windowRow } from '../../fixtures/window-rows.ts';

const WINDOW = Date.UTC(2026, 10, 22, 12, 0, 0) / 1000;
const NOW = (WINDOW + 121) * 1000;

function payloadOf(rows: readonly WindowRow[], lateRequests = 0) {
  const tally = createWindowTally();
  tally.add(rows);
  return buildPayload({ window: WINDOW, totals: tally.totals(), lateRequests, now: NOW, seal: undefined });
}

const rows = fc.array(
  fc.record({
    status: fc.constantFrom(200, 200, 200, 400, 422, 429, 500, 503),
    language: fc.constantFrom(...LANGUAGES, null),
    source: fc.constantFrom('api' as const, 'cache' as const, 'stale' as const, null),
    governance: fc.constantFrom('COMPLIANT' as const, 'REVIEW' as const),
    latency_us: fc.integer({ min: 0, max: 28_000_000 }),
    upstream_calls: fc.nat(3),
    entity_count: fc.nat(10),
    high_confidence_count: fc.nat(10),
    confidence_sum: fc.nat(10_000_000),
    dropped_count: fc.nat(4),
  }),
  { maxLength: 300 },
);

/** The mean rounded half up, by whole numbers of any size. */
function exactMean(sum: bigint, count: bigint, decimals: bigint, unit: bigint): number | null {
  if (count === 0n) return null;
  const divisor = count * unit;
  return Number((2n * sum * 10n ** decimals + divisor) / (2n * divisor)) / 10 ** Number(decimals);
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + BigInt(value), 0n);

describe('The payload of a window', () => {
  it('equals the result of whole-number arithmetic on the records', () => {
    fc.assert(
      fc.property(rows, parts => {
        const records = parts.map(part => windowRow(part));
        const answers = records.filter(({ status }) => status === 200);
        const count = BigInt(answers.length);
        const entities = sumOf(answers.map(row => row.entity_count));
        const latencies = answers.map(row => row.latency_us).sort((a, b) => a - b);
        // Nearest rank by its definition: the first value that enough of the others do not exceed.
        const quantile = (percent: number) =>
          latencies.find((_, at) => (at + 1) * 100 >= percent * latencies.length) ?? null;
        const ms = (us: number | null) => (us === null ? null : exactMean(BigInt(us), 1n, 2n, 1000n));
        expect(payloadOf(records)).toMatchObject({
          window_requests: records.length,
          avg_latency_ms: exactMean(sumOf(latencies), count, 2n, 1000n),
          cache_hit_rate: exactMean(BigInt(answers.filter(row => row.source === 'cache').length), count, 4n, 1n),
          avg_entity_confidence: exactMean(sumOf(answers.map(row => row.confidence_sum)), entities, 4n, 1_000_000n),
          high_confidence_rate: exactMean(sumOf(answers.map(row => row.high_confidence_count)), entities, 4n, 1n),
          p50_latency_ms: ms(quantile(50)),
          p95_latency_ms: ms(quantile(95)),
          p99_latency_ms: ms(quantile(99)),
          error_count: records.filter(({ status }) => status >= 500).length,
          rejected_count: records.filter(({ status }) => status >= 400 && status < 500).length,
          stale_count: answers.filter(({ source }) => source === 'stale').length,
          review_count: records.filter(({ governance }) => governance === 'REVIEW').length,
          upstream_calls: Number(sumOf(records.map(row => row.upstream_calls))),
          dropped_entities: Number(sumOf(records.map(row => row.dropped_count))),
        });
      }),
    );
  });

  it('is the same in any order of the records and any cut into pages', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 50 }), (parts, pageSize) => {
        const records = parts.map(part => windowRow(part));
        const tally = createWindowTally();
        const reversed = records.toReversed();
        for (let at = 0; at < reversed.length; at += pageSize) tally.add(reversed.slice(at, at + pageSize));
        const totals = tally.totals();
        expect(buildPayload({ window: WINDOW, totals, lateRequests: 0, now: NOW, seal: undefined })).toEqual(
          payloadOf(records),
        );
      }),
    );
  });

  it('splits requests, latency and errors by language, and they add up', () => {
    const payload = payloadOf([
      windowRow({ language: 'de-DE', latency_us: 1_000 }),
      windowRow({ language: 'de-DE', latency_us: 2_000 }),
      windowRow({ language: 'de-DE', status: 503, latency_us: 9_000 }),
      windowRow({ language: null, status: 400 }),
      windowRow({ language: 'xx' as never }),
    ]);
    expect(payload.by_language).toEqual({
      'de-DE': { requests: 3, avg_latency_ms: 1.5, error_count: 1 },
      unknown: { requests: 2, avg_latency_ms: 1, error_count: 0 },
    });
  });

  it('has the fields of the contract and no other, in the order of the contract', () => {
    expect(Object.keys(payloadOf([windowRow()], 3))).toEqual([
      'metric_type',
      'window_requests',
      'avg_latency_ms',
      'cache_hit_rate',
      'avg_entity_confidence',
      'timestamp',
      'window_start',
      'window_end',
      'p50_latency_ms',
      'p95_latency_ms',
      'p99_latency_ms',
      'error_count',
      'rejected_count',
      'stale_count',
      'high_confidence_rate',
      'review_count',
      'upstream_calls',
      'dropped_entities',
      'late_requests',
      'by_language',
      'ledger_seal',
    ]);
    expect(payloadOf([windowRow()], 3)).toMatchObject({
      metric_type: 'nlu_extraction_performance',
      timestamp: '2026-11-22T12:02:01.000Z',
      window_start: '2026-11-22T12:00:00Z',
      window_end: '2026-11-22T12:01:00Z',
      late_requests: 3,
      ledger_seal: null,
    });
  });

  it('keeps every latency of a window, however many there are', () => {
    const records = Array.from({ length: 3_000 }, (_, at) => windowRow({ latency_us: at * 1_000 }));
    expect(payloadOf(records)).toMatchObject({ p50_latency_ms: 1_499, p99_latency_ms: 2_969 });
  });

  it('gives null for the mean of nothing', () => {
    expect(payloadOf([windowRow({ status: 503 })])).toMatchObject({
      window_requests: 1,
      avg_latency_ms: null,
      cache_hit_rate: null,
      avg_entity_confidence: null,
      p50_latency_ms: null,
      p99_latency_ms: null,
      high_confidence_rate: null,
    });
    expect(payloadOf([windowRow()]).avg_entity_confidence).toBeNull();
  });

  it('rounds a tie up, as exact arithmetic does', () => {
    const confidences = Array.from({ length: 2_000 }, (_, n) => 50 + 100 * n);
    for (const confidence_sum of confidences) {
      const payload = payloadOf([windowRow({ entity_count: 1, confidence_sum })]);
      expect(payload.avg_entity_confidence).toBe((confidence_sum + 50) / 100 / 10_000);
    }
  });

  it('stays far below 20 kB with every language and the largest numbers', () => {
    const huge = Number.MAX_SAFE_INTEGER;
    const records = [...LANGUAGES, null].map(language =>
      windowRow({ language, upstream_calls: huge, latency_us: 4e9 }),
    );
    expect(JSON.stringify(payloadOf(records, huge)).length).toBeLessThan(2_000);
  });
});
