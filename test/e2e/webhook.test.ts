import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { LOCAL_NAMES } from '../../infra/local/seed.ts';
import type { Delivery } from '../../infra/local/webhook-sink/index.ts';
import { createClient, question } from './setup/client.ts';

/** A window is summed 60 s after its end. */
const WINDOW_MS = 60_000;
const PAST_WINDOW_MS = 2 * WINDOW_MS + 5_000;

interface LedgerRow {
  audit_id: string;
  status: number;
  language: string | null;
  source: string | null;
  governance: string;
  latency_us: number;
  upstream_calls: number;
  entity_count: number;
  high_confidence_count: number;
  confidence_sum: number;
  dropped_count: number;
  time: string;
}

describe('schedules and webhook', () => {
  const stack = inject('stack');
  const client = createClient(stack);
  let dynamoDb: DynamoDBClient;
  /** The functions' time at which the test began, in a window without records of others. */
  let since: number;
  beforeAll(async () => {
    dynamoDb = new DynamoDBClient({
      endpoint: stack.dynamoDbUrl,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    await client.advance(WINDOW_MS);
    await client.invoke('token-refresh');
  });
  /** Each test moves past its own windows. */
  beforeEach(async () => {
    since = await client.now();
  });
  afterEach(async () => {
    await client.sink.clearFaults();
    await client.cxone.clearFaults();
  });
  afterAll(() => dynamoDb.destroy());

  /** The schedule also runs, by the real minute. A run that finds another one at work is repeated. */
  async function flush(): Promise<void> {
    await expect
      .poll(() => client.invoke('metrics-flush', { source: 'aws.scheduler' }), { timeout: 30_000 })
      .toMatchObject({ error: undefined, result: { outcome: 'ok' } });
  }

  /** Moves time forward and flushes, as the schedule does, until a message is delivered. */
  async function flushUntilDelivered(): Promise<Delivery[]> {
    for (let minute = 0; minute < 20; minute += 1) {
      await client.advance(60_000);
      await flush();
      const arrived = await delivered();
      if (arrived.length > 0) return arrived;
    }
    return [];
  }

  /** Of the windows of this test. */
  const deliveries = async () =>
    (await client.sink.deliveries()).filter(({ body }) => Date.parse(JSON.parse(body).window_end) > since);

  const delivered = async () => (await deliveries()).filter(({ status }) => status === 204);

  async function records(): Promise<LedgerRow[]> {
    const rows: LedgerRow[] = [];
    for await (const page of paginateScan({ client: dynamoDb }, { TableName: LOCAL_NAMES.ledgerTable })) {
      for (const item of page.Items ?? []) rows.push(unmarshall(item) as LedgerRow);
    }
    return rows.filter(({ audit_id, time }) => audit_id !== undefined && Date.parse(time) >= since);
  }

  /** Requests with every outcome. They may fall into two windows. */
  async function traffic(): Promise<void> {
    const asked = question();
    await client.post(asked);
    await client.post(asked);
    await client.post(question({ language: 'de-DE', text: `Rückgabe Kopfhörer ${crypto.randomUUID()}` }));
    await client.post(question({ text: `I want to complain ${crypto.randomUUID()}` }));
    await client.post(question({ entity_types: [] }));
    await client.post('{');
    const refused = question();
    await client.cxone.fault({ kind: 'status', status: 403 }, { bodyIncludes: refused.text });
    await client.post(refused);
  }

  it('sums in the webhook exactly what the records of the ledger add up to', async () => {
    await traffic();
    const rows = await records();
    expect(rows).toHaveLength(7);
    await client.advance(PAST_WINDOW_MS);
    await flush();

    const arrived = await delivered();
    expect(arrived.every(({ verified }) => verified)).toBe(true);
    const windows = new Map<string, LedgerRow[]>();
    for (const row of rows) {
      const start = new Date(Math.floor(Date.parse(row.time) / 60_000) * 60_000).toISOString();
      windows.set(start, [...(windows.get(start) ?? []), row]);
    }
    expect(arrived).toHaveLength(windows.size);
    for (const { body } of arrived) {
      expect(Buffer.byteLength(body)).toBeLessThan(20_000);
      const payload = JSON.parse(body);
      const own = windows.get(new Date(payload.window_start).toISOString()) ?? [];
      expect(payload).toEqual({
        ...expectedFigures(own),
        timestamp: expect.any(String),
        window_start: expect.any(String),
        window_end: expect.any(String),
        ledger_seal: expect.anything(),
      });
    }
  });

  it('runs twice over the same window and delivers it once', async () => {
    await client.post(question());
    await client.advance(PAST_WINDOW_MS);
    await Promise.all([flush(), flush()]);
    const arrived = await delivered();
    expect(new Set(arrived.map(({ id }) => id)).size).toBe(1);
    expect(JSON.parse(arrived[0]?.body ?? '{}').window_requests).toBe(1);
  });

  it('sends nothing for windows without requests', async () => {
    await client.advance(PAST_WINDOW_MS);
    await flush();
    expect(await deliveries()).toEqual([]);
  });

  it('keeps a window while the receiver is down, and delivers it later under the same id', async () => {
    await client.sink.fault({ status: 500 });
    await client.post(question());
    await client.advance(PAST_WINDOW_MS);
    await flush();
    const [failed] = await deliveries();
    expect(failed).toMatchObject({ verified: true });
    expect(await delivered()).toEqual([]);

    await client.sink.clearFaults();
    const arrived = await flushUntilDelivered();
    expect(arrived).toHaveLength(1);
    expect([arrived[0]?.id, arrived[0]?.body]).toEqual([failed?.id, failed?.body]);
    expect(JSON.parse(arrived[0]?.body ?? '{}').window_requests).toBe(1);
  });
});

/** The payload's figures as docs/architecture.md, Webhook payload, defines them, from the records alone. */
function expectedFigures(rows: readonly LedgerRow[]): Record<string, unknown> {
  const answered = rows.filter(({ status }) => status === 200);
  const entities = sum(answered, row => row.entity_count);
  const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part * 10_000) / whole) / 10_000);
  return {
    metric_type: 'nlu_extraction_performance',
    window_requests: rows.length,
    avg_latency_ms: meanMs(answered),
    p50_latency_ms: nearestRankMs(answered, 0.5),
    p95_latency_ms: nearestRankMs(answered, 0.95),
    p99_latency_ms: nearestRankMs(answered, 0.99),
    cache_hit_rate: share(answered.filter(({ source }) => source === 'cache').length, answered.length),
    avg_entity_confidence: share(sum(answered, row => row.confidence_sum) / 1_000_000, entities),
    high_confidence_rate: share(
      sum(answered, row => row.high_confidence_count),
      entities,
    ),
    error_count: rows.filter(({ status }) => status >= 500).length,
    rejected_count: rows.filter(({ status }) => status >= 400 && status < 500).length,
    stale_count: rows.filter(({ source }) => source === 'stale').length,
    review_count: rows.filter(({ governance }) => governance === 'REVIEW').length,
    upstream_calls: sum(rows, row => row.upstream_calls),
    dropped_entities: sum(rows, row => row.dropped_count),
    late_requests: 0,
    by_language: Object.fromEntries([...new Set(rows.map(languageOf))].map(tag => [tag, languageFigures(rows, tag)])),
  };
}

const languageOf = ({ language }: LedgerRow) => language ?? 'unknown';

function languageFigures(rows: readonly LedgerRow[], tag: string): Record<string, unknown> {
  const own = rows.filter(row => languageOf(row) === tag);
  return {
    requests: own.length,
    avg_latency_ms: meanMs(own.filter(({ status }) => status === 200)),
    error_count: own.filter(({ status }) => status >= 500).length,
  };
}

const sum = (rows: readonly LedgerRow[], field: (row: LedgerRow) => number) =>
  rows.reduce((total, row) => total + field(row), 0);

/** Two decimals. Whole numbers are divided once: 292,655 µs are 292.66 ms, and 292.655 * 100 is less than 29,265.5. */
const milliseconds = (us: number, count = 1) => Math.round(us / (10 * count)) / 100;

const meanMs = (rows: readonly LedgerRow[]) =>
  rows.length === 0
    ? null
    : milliseconds(
        sum(rows, row => row.latency_us),
        rows.length,
      );

function nearestRankMs(rows: readonly LedgerRow[], quantile: number): number | null {
  const sorted = rows.map(row => row.latency_us).sort((a, b) => a - b);
  const value = sorted[Math.ceil(quantile * sorted.length) - 1];
  return value === undefined ? null : milliseconds(value);
}
