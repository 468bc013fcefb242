import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDocuments } from '../../../lib/dynamodb/index.ts';
import { createDynamoDbLedgerStore, openLedgerTable, type SealedRecord, shardOf } from '../../../lib/ledger/index.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { createOutboxStore } from '../../../lib/webhook/index.ts';
import type { WindowPayload } from '../../../lib/windows/index.ts';
import { startTestTables, type TestTables } from '../../fixtures/dynamodb.ts';
import { shardName } from '../../fixtures/empty-reads.ts';
import { runFlush } from '../../fixtures/flush-run.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';
import { createRandom } from '../../fixtures/random.ts';
import { startTestSecrets, type TestSecrets } from '../../fixtures/secrets-manager.ts';
import { IS_FULL, sized } from '../../fixtures/test-scale.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../fixtures/webhook-receiver.ts';

const MINUTE = 60_000;
const KILLS = sized(2, 6);
const RECORDS = sized(50, 150);
/** Those that arrive while the first processes run. */
const LATE = 20;

let tables: TestTables;
let secrets: TestSecrets;
let receiver: WebhookReceiver;

/** Runs metrics-flush in a process that is killed this long after it began its work. */
async function runKilled(aheadMs: number, killAfterMs: number): Promise<void> {
  const script = join(import.meta.dirname, '../../fixtures/flush-process.ts');
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, AHEAD_MS: String(aheadMs) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), killAfterMs));
  child.stdout.resume();
  await once(child, 'exit');
}

describe('metrics-flush, killed', () => {
  beforeAll(async () => {
    [tables, secrets, receiver] = await Promise.all([startTestTables(), startTestSecrets(), startWebhookReceiver()]);
    const environment = {
      STAGE: 'local',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
      LEDGER_TABLE: tables.ledgerTable,
      ANALYTICS_WEBHOOK_URL: receiver.url,
      WEBHOOK_SECRET_ID: await secrets.create(
        'webhook',
        JSON.stringify({ signing_secret: Buffer.alloc(32, 1).toString('base64') }),
      ),
      LEDGER_SEAL_SECRET_ID: await secrets.create('ledger-seal', 's'.repeat(64)),
      LEDGER_SIGNING_SECRET_ID: await secrets.create('ledger-signing', 'e'.repeat(64)),
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await Promise.all([tables.close(), secrets.close(), receiver.close()]);
  });

  it('counts every record once after deduplication, however many of its processes die', async () => {
    const random = createRandom(1);
    const ledger = createDynamoDbLedgerStore({
      client: tables.client,
      tableName: tables.ledgerTable,
      clock: systemClock,
    });
    const now = Date.now();
    const make = (count: number) =>
      Array.from({ length: count }, () => ledgerRecord(now - 4 * MINUTE + random() * 3 * MINUTE));
    const append = (records: SealedRecord[]) => Promise.all(records.map(record => ledger.append(record)));
    const [early, late, last] = [make(RECORDS), make(LATE), ledgerRecord(now + 16 * MINUTE)];
    const shards = [...early, ...late, last].map(({ audit_id }) => shardName(shardOf(audit_id)));
    if (!IS_FULL) vi.stubEnv('FILLED_SHARDS', [...new Set(shards)].join(','));
    await append(early);
    for (let kill = 0; kill < KILLS; kill += 2) {
      // The second run finds that the lease of the first run has expired, and works at the same time.
      const aheadMs = kill * MINUTE;
      await Promise.all([
        runKilled(aheadMs, 50 + random() * 900),
        runKilled(aheadMs + 90_000, 50 + random() * 900),
        append(kill === 0 ? late : []),
      ]);
    }
    // Then no run is killed. The payload of the last record reports the late records.
    await append([last]);
    const outbox = createOutboxStore(
      createDocuments(openLedgerTable({ client: tables.client, tableName: tables.ledgerTable })),
    );
    for (let aheadMs = 20 * MINUTE; aheadMs < 24 * MINUTE; aheadMs += 2 * MINUTE) await runFlush(aheadMs);

    expect(await outbox.list('pending')).toEqual([]);
    const bodies = new Map(receiver.calls.map(({ headers, body }) => [String(headers['webhook-id']), body]));
    for (const { headers, body } of receiver.calls) expect(bodies.get(String(headers['webhook-id']))).toBe(body);
    const payloads = [...bodies.values()].map(body => JSON.parse(body) as WindowPayload);
    expect(new Set(payloads.map(payload => payload.window_start)).size).toBe(payloads.length);
    expect(payloads.reduce((sum, payload) => sum + payload.window_requests + payload.late_requests, 0)).toBe(
      RECORDS + LATE + 1,
    );
  }, 240_000);
});
