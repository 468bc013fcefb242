import { Metrics } from '@aws-lambda-powertools/metrics';
import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { marshall } from '@aws-sdk/util-dynamodb';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { composeMetricsFlush } from '../../../functions/metrics-flush/compose.ts';
import type { Clock } from '../../../lib/context.ts';
import { createDocuments } from '../../../lib/dynamodb/index.ts';
import {
  createAuditId,
  createDynamoDbLedgerStore,
  isReadable,
  type LedgerStore,
  openLedgerTable,
  recordKey,
  type SealedRecord,
  shardOf,
  type WindowSeal,
} from '../../../lib/ledger/index.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { createSecretSource } from '../../../lib/platform/secrets.ts';
import { createDocumentGuard, createOutboxStore } from '../../../lib/webhook/index.ts';
import { createFlushState, guardFlushState, type WindowPayload } from '../../../lib/windows/index.ts';
import { startTestTables, type TestTables } from '../../fixtures/dynamodb.ts';
import { withoutEmptyReads } from '../../fixtures/empty-reads.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';
import { createRandom } from '../../fixtures/random.ts';
import { startTestSecrets, type TestSecrets } from '../../fixtures/secrets-manager.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { IS_FULL, sized } from '../../fixtures/test-scale.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../fixtures/webhook-receiver.ts';

const MINUTE = 60_000;
const SECRET = Buffer.alloc(32, 1).toString('base64');
const NEXT_SECRET = Buffer.alloc(32, 2).toString('base64');

let tables: TestTables;
let secrets: TestSecrets;
let receiver: WebhookReceiver;
let ledger: LedgerStore;
let webhookSecretId: string;
let sealSecretId: string;
let signingSecretId: string;
let startedAt: number;
let aheadMs: number;
/** The start of the three minutes in which all records are. */
let base: number;

/** Old enough for its window to be sealed. Each minute up to now is a window that a run has to sum. */
const SEALED_AFTER_MINUTES = 18;
const YOUNG_MINUTES = 5;

/** Records: each is a write, and often a query of its own for the sum and one for the seal. */
const MANY = sized(40, 150);
const SOME = sized(12, 40);

/** The clock stands still in the middle of a minute, so that the same windows are due on a slow machine. */
const clock: Clock = { ...systemClock, now: () => startedAt + aheadMs };

/** A separate function, like another environment. */
function environment() {
  const secret = (id: string) => createSecretSource(secrets.client, id, { maxAgeSeconds: 1 });
  const handler = composeMetricsFlush({
    config: {
      STAGE: 'local',
      LEDGER_TABLE: tables.ledgerTable,
      ANALYTICS_WEBHOOK_URL: receiver.url,
      WEBHOOK_ALLOWED_CIDRS: [],
      WEBHOOK_SECRET_ID: webhookSecretId,
      LEDGER_SEAL_SECRET_ID: sealSecretId,
      LEDGER_SIGNING_SECRET_ID: signingSecretId,
    },
    clock,
    logger: silentLogger,
    ledger,
    documents: documents(),
    webhookSecret: secret(webhookSecretId),
    sealSecret: secret(sealSecretId),
    signingSecret: secret(signingSecretId),
    metrics: new Metrics({ serviceName: 'metrics-flush', namespace: 'test', defaultDimensions: { stage: 'local' } }),
  });
  return (scheduledAt = clock.now()) =>
    handler({ time: new Date(scheduledAt).toISOString() }, { getRemainingTimeInMillis: () => 55_000 });
}

const documents = () => createDocuments(openLedgerTable({ client: tables.client, tableName: tables.ledgerTable }));
const putItem = (Item: Record<string, AttributeValue>) =>
  tables.client.send(new PutItemCommand({ TableName: tables.ledgerTable, Item }));
const outbox = () => createOutboxStore(documents());
const state = () => {
  const secret = createSecretSource(secrets.client, signingSecretId, { maxAgeSeconds: 60 });
  return guardFlushState(createFlushState(documents()), createDocumentGuard({ secret, logger: silentLogger }));
};

/**
 * The records begin this long ago. Because of the checkpoint, the flush does not read the empty windows before them.
 */
async function beginAt(minutesAgo: number): Promise<void> {
  base = (Math.floor(startedAt / MINUTE) - minutesAgo) * MINUTE;
  const start = { nextWindow: base / 1000, nextSeal: base / 1000, latePending: 0 };
  await state().moveCheckpoint(await state().readCheckpoint(), start);
}

/** Each minute gets this many records. */
async function appendRecords(count: number): Promise<SealedRecord[]> {
  const random = createRandom(count);
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
  const records = Array.from({ length: count }, (_, index) => {
    const status = pick([200, 200, 200, 422, 503]);
    const entity_count = status === 200 ? pick([0, 1, 3]) : 0;
    const time = base + Math.floor(((index + random()) / count) * 3 * MINUTE);
    return ledgerRecord(time, {
      audit_id: auditIdAt(time),
      status,
      language: pick(['en-US', 'de-DE', null] as const),
      source: status === 200 ? pick(['api', 'cache', 'stale'] as const) : null,
      governance: status === 200 ? pick(['COMPLIANT', 'REVIEW'] as const) : 'NOT_APPLICABLE',
      latency_us: Math.floor(random() * 900_000),
      upstream_calls: pick([0, 1, 2]),
      entity_count,
      high_confidence_count: entity_count > 0 ? 1 : 0,
      confidence_sum: entity_count * 812_345,
      dropped_count: pick([0, 2]),
    });
  });
  await Promise.all(records.map(record => ledger.append(record)));
  return records;
}

/** At full size in any shard. A window is read and sealed by a query for each shard that holds records. */
const SHARDS = [0, 12, 23, 31];

function auditIdAt(time: number): string {
  for (;;) {
    const id = createAuditId(time);
    if (IS_FULL || SHARDS.includes(shardOf(id).shard)) return id;
  }
}

/** Bodies by webhook-id, in order of their first arrival. */
const deduplicated = () => {
  const bodies = new Map<string, string>();
  for (const { headers, body } of receiver.calls) bodies.set(String(headers['webhook-id']), body);
  return bodies;
};
const payloads = () => [...deduplicated().values()].map(body => JSON.parse(body) as WindowPayload);
const total = (field: 'window_requests' | 'late_requests' | 'error_count' | 'upstream_calls') =>
  payloads().reduce((sum, payload) => sum + payload[field], 0);

type Damage = [description: string, attributes: Record<string, AttributeValue>, refused?: number];

/** The other tests run at full scale. test/unit/windows and test/unit/ledger try many more, in memory. */
const some = (damages: readonly Damage[]): readonly Damage[] => damages.slice(0, sized(1, damages.length));

beforeEach(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  aheadMs = 0;
  startedAt = Math.floor(Date.now() / MINUTE) * MINUTE + MINUTE / 2;
  [tables, secrets, receiver] = await Promise.all([startTestTables(), startTestSecrets(), startWebhookReceiver()]);
  ledger = withoutEmptyReads(
    createDynamoDbLedgerStore({ client: tables.client, tableName: tables.ledgerTable, clock }),
  );
  webhookSecretId = await secrets.create('webhook', JSON.stringify({ signing_secret: `whsec_${SECRET}` }));
  sealSecretId = await secrets.create('ledger-seal', 's'.repeat(64));
  signingSecretId = await secrets.create('ledger-signing', 'e'.repeat(64));
  await beginAt(YOUNG_MINUTES);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all([tables.close(), secrets.close(), receiver.close()]);
});

describe('metrics-flush', () => {
  it('delivers figures that equal what the records add up to', async () => {
    const records = await appendRecords(MANY);
    const done = await environment()();
    expect(done).toMatchObject({ delivered: 3, outboxDepth: 0, webhookLagSeconds: 0, outcome: 'ok' });
    for (const payload of payloads()) {
      const start = Date.parse(payload.window_start);
      const inside = records.filter(({ time }) => Date.parse(time) >= start && Date.parse(time) < start + MINUTE);
      const answers = inside.filter(({ status }) => status === 200);
      const sum = (field: 'latency_us' | 'entity_count' | 'confidence_sum' | 'high_confidence_count') =>
        answers.reduce((all, record) => all + record[field], 0);
      expect(payload).toMatchObject({
        window_requests: inside.length,
        error_count: inside.filter(({ status }) => status === 503).length,
        rejected_count: inside.filter(({ status }) => status === 422).length,
        stale_count: answers.filter(({ source }) => source === 'stale').length,
        review_count: inside.filter(({ governance }) => governance === 'REVIEW').length,
        upstream_calls: inside.reduce((all, record) => all + record.upstream_calls, 0),
        dropped_entities: inside.reduce((all, record) => all + record.dropped_count, 0),
        late_requests: 0,
      });
      expect(payload.avg_latency_ms).toBeCloseTo(sum('latency_us') / answers.length / 1000, 2);
      expect(payload.avg_entity_confidence).toBeCloseTo(sum('confidence_sum') / sum('entity_count') / 1e6, 4);
      expect(payload.high_confidence_rate).toBeCloseTo(sum('high_confidence_count') / sum('entity_count'), 4);
      const byLanguage = Object.values(payload.by_language);
      expect(byLanguage.reduce((all, { requests }) => all + requests, 0)).toBe(inside.length);
    }
    expect(total('window_requests')).toBe(MANY);
  });

  it('seals what is old enough, and each payload names the newest seal there was', async () => {
    await beginAt(SEALED_AFTER_MINUTES);
    await appendRecords(SOME);
    await environment()();
    const seals: WindowSeal[] = [];
    const window = base / 1000;
    for await (const page of ledger.readSeals(window, window + 180)) seals.push(...page.filter(isReadable));
    expect(seals.map(seal => seal.window)).toEqual([window, window + 60, window + 120]);
    expect(seals.reduce((sum, { count }) => sum + count, 0)).toBe(SOME);
    const named = payloads().map(payload => payload.ledger_seal);
    expect(named[0]).toBeNull();
    expect(named.slice(1)).toEqual(seals.slice(0, 2).map(({ sequence, window, seal }) => ({ sequence, window, seal })));
  });

  it('delivers each window once when several runs work at once', async () => {
    await appendRecords(MANY);
    const runs = await Promise.all(Array.from({ length: 4 }, () => environment()()));
    expect(runs.filter(({ outcome }) => outcome === 'ok').length).toBeGreaterThanOrEqual(1);
    await environment()();
    expect(total('window_requests')).toBe(MANY);
    expect(new Set(payloads().map(payload => payload.window_start)).size).toBe(deduplicated().size);
    expect(receiver.calls).toHaveLength(deduplicated().size);
  });

  it('delivers at a later run, with the same id and body, what a receiver that was down did not take', async () => {
    await appendRecords(SOME);
    receiver.answer = response => response.writeHead(503).end();
    const down = await environment()();
    expect(down).toMatchObject({ delivered: 0, failedAttempts: 1, outboxDepth: 3 });
    expect(down.webhookLagSeconds).toBeGreaterThanOrEqual((YOUNG_MINUTES - 1) * 60);
    receiver.answer = response => response.writeHead(200).end();
    aheadMs = 70_000;
    expect(await environment()()).toMatchObject({ delivered: 3, outboxDepth: 0 });
    expect(receiver.calls).toHaveLength(4);
    const [refused] = receiver.calls;
    const again = receiver.calls.filter(({ headers }) => headers['webhook-id'] === refused?.headers['webhook-id']);
    expect(again).toHaveLength(2);
    expect(again[1]?.body).toBe(refused?.body);
    const starts = payloads().map(payload => payload.window_start);
    expect(starts).toEqual(starts.toSorted());
  });

  it('counts a record found late in the next payload and in no two windows', async () => {
    await beginAt(SEALED_AFTER_MINUTES);
    await appendRecords(10);
    // No window is old enough to be sealed yet.
    aheadMs = -12 * MINUTE;
    await environment()();
    expect(total('window_requests')).toBe(10);
    await ledger.append(ledgerRecord(base + 1_000));
    await ledger.append(ledgerRecord(startedAt - 10 * MINUTE));
    aheadMs = 0;
    await environment()();
    expect(total('window_requests')).toBe(11);
    expect(total('late_requests')).toBe(1);
    expect((await state().readCheckpoint()).value?.latePending).toBe(0);
  });

  it('uses the time of the schedule when its own clock is a day ahead', async () => {
    await appendRecords(5);
    aheadMs = 24 * 60 * MINUTE;
    receiver.answer = response => response.writeHead(503).end();
    await environment()(startedAt);
    expect((await state().readCheckpoint()).value?.nextWindow).toBeLessThanOrEqual(startedAt / 1000 + 60);
    expect((await outbox().readEndpoint(receiver.url)).value.nextAttemptAt).toBeLessThan(startedAt + 5 * MINUTE);
    expect(await outbox().list('dead')).toEqual([]);
  });
});

describe('metrics-flush with its secrets', () => {
  it('signs with both secrets while they rotate', async () => {
    await appendRecords(5);
    const value = JSON.stringify({ signing_secret: NEXT_SECRET });
    await secrets.client.send(new PutSecretValueCommand({ SecretId: webhookSecretId, SecretString: value }));
    await environment()();
    const [call] = receiver.calls;
    for (const secret of [SECRET, NEXT_SECRET]) {
      const verified = new Webhook(secret).verify(call?.body ?? '', call?.headers as Record<string, string>);
      expect(verified).toMatchObject({ metric_type: 'nlu_extraction_performance' });
    }
  });

  it('keeps the windows when the signing secret is not fit, fails visibly, and delivers once it is', async () => {
    await appendRecords(5);
    const put = (SecretString: string) =>
      secrets.client.send(new PutSecretValueCommand({ SecretId: webhookSecretId, SecretString }));
    await put(JSON.stringify({ signing_secret: '' }));
    await expect(environment()()).rejects.toThrow('the webhook signing secret is empty');
    expect(receiver.calls).toHaveLength(0);
    await put(JSON.stringify({ signing_secret: NEXT_SECRET }));
    await environment()();
    expect(total('window_requests')).toBe(5);
  });

  it('sums and delivers while the seal secret is missing, fails visibly, and seals once it is there', async () => {
    await beginAt(SEALED_AFTER_MINUTES);
    await appendRecords(5);
    const good = sealSecretId;
    sealSecretId = 'no-such-secret';
    await expect(environment()()).rejects.toThrow();
    expect(total('window_requests')).toBe(5);
    expect((await ledger.readHead()).head).toBeUndefined();
    sealSecretId = good;
    await environment()();
    expect((await ledger.readHead()).head).toMatchObject({ seal: { version: 2, signature: expect.any(String) } });
  });

  it('sends nothing while the signing secret is missing, because it proves what is genuine, and everything when it exists', async () => {
    await appendRecords(5);
    const good = signingSecretId;
    signingSecretId = 'no-such-secret';
    await expect(environment()()).rejects.toThrow();
    expect(receiver.calls).toHaveLength(0);
    signingSecretId = good;
    // The lease of the run that failed has expired by then.
    aheadMs = 2 * MINUTE;
    await environment()();
    expect(total('window_requests')).toBe(5);
  });
});

describe('metrics-flush with data that somebody else wrote or damaged', () => {
  it('neither signs nor sends a message that somebody else has put into the outbox, and counts it', async () => {
    await appendRecords(5);
    const window = base / 1000 - 600;
    const forged = { window, status: 'pending', id: 'msg_forged', body: '{"forged":true}', counted: 1, late: 0 };
    const entry = { window, enteredAt: 0, attempts: 0, suspicions: 0, nextAttemptAt: 0, lastResult: '' };
    const item = (pk: string, value: object) =>
      putItem(marshall({ pk, sk: String(window), version: 1, value: { ...value, enteredAt: 0, settledAt: null } }));
    await item('outbox', { ...forged, mac: 'A'.repeat(43) });
    await item('outbox-pending', entry);
    const done = await environment()();
    expect(done).toMatchObject({ refusedDocuments: 1, deadLetters: 1, delivered: 3, outboxDepth: 0, outcome: 'ok' });
    expect(receiver.calls.map(({ body }) => body).join()).not.toContain('forged');
    expect((await outbox().list('dead')).map(({ value }) => value.window)).toEqual([window]);
    expect(total('window_requests')).toBe(5);
  });

  it('sums a window itself for which somebody else has put a message there before', async () => {
    await appendRecords(5);
    const window = base / 1000;
    const value = { window, status: 'pending', id: 'msg_forged', body: '{"forged":true}', counted: 9, late: 0 };
    const times = { enteredAt: 0, settledAt: null };
    await putItem(marshall({ pk: 'outbox', sk: String(window), version: 1, value: { ...value, ...times } }));
    expect(await environment()()).toMatchObject({ refusedDocuments: 1, delivered: 3, deadLetters: 0 });
    expect(receiver.calls.map(({ body }) => body).join()).not.toContain('forged');
    expect(total('window_requests')).toBe(5);
  });

  it.runIf(IS_FULL)('rebuilds from the seals a checkpoint that somebody else has moved', async () => {
    await beginAt(SEALED_AFTER_MINUTES);
    await appendRecords(5);
    await environment()();
    const before = (await state().readCheckpoint()).value;
    const value = { nextWindow: base / 1000 - 86_400, nextSeal: base / 1000 - 86_400, latePending: 7 };
    await putItem(marshall({ pk: 'flush', sk: 'checkpoint', version: 1_000, value }));
    expect(await environment()()).toMatchObject({ refusedDocuments: 1, delivered: 0, outcome: 'ok' });
    expect((await state().readCheckpoint()).value).toEqual(before);
  });

  it('sends the rest of a window that holds poisoned records, and counts them', async () => {
    await beginAt(SEALED_AFTER_MINUTES);
    const records = await appendRecords(SOME);
    const poisons: Record<string, AttributeValue>[] = [
      { latency_us: { N: '12345678901234567890' } },
      { confidence_sum: { N: '1e100' } },
      { entity_count: { S: 'many' } },
      { audit_id: { NULL: true } },
      { status: { L: [] } },
    ];
    // Every second record, so that each window still has a valid one.
    const poisoned = (at: number) => records[2 * at]?.audit_id ?? '';
    for (const [at, poison] of poisons.entries()) {
      const { pk, sk } = recordKey(poisoned(at));
      await putItem({ ...marshall({ pk, sk, ...records[2 * at] }), ...poison });
    }
    await putItem({ ...marshall(recordKey(poisoned(poisons.length))) });
    const done = await environment()();
    expect(done).toMatchObject({ outcome: 'ok', invalidRecords: 6, windowsSealed: 3, delivered: 3 });
    expect(total('window_requests')).toBe(SOME - 6);
    expect(total('late_requests')).toBe(0);
    aheadMs = 3 * MINUTE;
    await ledger.append(ledgerRecord(clock.now() - 150_000));
    await environment()();
    expect(total('window_requests') + total('late_requests')).toBe(SOME - 5);
  });

  it.each(
    some([
      ['a sequence of twenty digits', { head: { M: {} }, sequence: { N: '12345678901234567890' } }],
      ['a sequence that is a list', { sequence: { L: [] } }],
    ]),
  )('rebuilds a head of the chain that holds %s, and goes on sealing', async (_, damage) => {
    await beginAt(SEALED_AFTER_MINUTES);
    await appendRecords(10);
    await environment()();
    await putItem({ ...marshall({ pk: 'seal#head', sk: 'head' }), ...damage });
    aheadMs = 2 * MINUTE;
    expect(await environment()()).toMatchObject({ outcome: 'ok', windowsSealed: 2 });
    expect((await ledger.readHead()).head).toMatchObject({ sequence: 5 });
  });

  it.each(
    some([
      // It has the right form, but no signature.
      [
        'windows of somebody else',
        marshall({ version: 1_000, value: { nextWindow: 1_795_000_080, nextSeal: 1_795_000_080, latePending: 7 } }),
        1,
      ],
      ['a version of a wrong type', { version: { S: 'x' }, value: { M: {} } }],
      ['windows of a wrong type', { version: { N: '7' }, value: { M: { nextWindow: { S: '1' } } } }],
    ]),
  )('rebuilds a checkpoint that holds %s, and goes on', async (_, damage, refusedDocuments = 0) => {
    await appendRecords(10);
    await environment()();
    const before = (await state().readCheckpoint()).value;
    await putItem({ ...marshall({ pk: 'flush', sk: 'checkpoint' }), ...damage });
    aheadMs = 3 * MINUTE;
    await ledger.append(ledgerRecord(clock.now() - 150_000));
    const done = await environment()();
    expect(done).toMatchObject({ outcome: 'ok', delivered: 1, refusedDocuments });
    expect((await state().readCheckpoint()).value?.nextWindow).toBe((before?.nextWindow ?? 0) + 180);
    expect(total('window_requests') + total('late_requests')).toBe(11);
  });
});
