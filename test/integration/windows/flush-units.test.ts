import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { composeMetricsFlush } from '../../../functions/metrics-flush/compose.ts';
import { FLUSH_READS, IDLE_FLUSH } from '../../../infra/cli/aws-cost.ts';
import { createDocuments, itemBytes } from '../../../lib/dynamodb/index.ts';
import {
  createDynamoDbLedgerStore,
  openLedgerTable,
  recordKey,
  type SealedRecord,
  shardOf,
  windowAt,
} from '../../../lib/ledger/index.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { createSecretSource } from '../../../lib/platform/secrets.ts';
import { createDocumentGuard } from '../../../lib/webhook/index.ts';
import { createFlushState, guardFlushState } from '../../../lib/windows/index.ts';
import { countUnits } from '../../fixtures/count-units.ts';
import { startTestTables, type TestTables } from '../../fixtures/dynamodb.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';
import { startTestSecrets, type TestSecrets } from '../../fixtures/secrets-manager.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';

const MINUTE = 60_000;
/** The work of the first run: one window to sum and one to seal, as in each later run. */
const UNSUMMED_MINUTES = 2;
const UNSEALED_MINUTES = 16;
/** In one shard, so that few of the units are for less than 4 KB. */
const RECORDS = 200;
const RECORD_BYTES = 1_200;

let tables: TestTables;
let secrets: TestSecrets;
beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  [tables, secrets] = await Promise.all([startTestTables(), startTestSecrets()]);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await Promise.all([tables.close(), secrets.close()]);
});

describe('A run of metrics-flush', () => {
  it('takes the units of DynamoDB that the cost of a stage without requests counts, and those that the cost of a request counts', async () => {
    const units = countUnits(tables.client);
    let now = Math.floor(Date.now() / MINUTE) * MINUTE + MINUTE / 2;
    const { run, ledger } = await composeRun(() => now);
    const unitsOfRun = async () => {
      now += MINUTE;
      Object.assign(units, { reads: 0, writes: 0 });
      await run();
      return { ...units };
    };
    await run();
    expect(await unitsOfRun()).toEqual(IDLE_FLUSH);
    const summedAndSealed = [UNSUMMED_MINUTES, UNSEALED_MINUTES].map(minutes => now + MINUTE - minutes * MINUTE);
    for (const at of summedAndSealed) {
      await Promise.all(Array.from({ length: RECORDS }, () => ledger.append(recordOfOneShard(at))));
    }
    const { reads } = await unitsOfRun();
    // The shard without records takes one unit in either window.
    const ofRecords = (reads - (IDLE_FLUSH.reads - 2)) / RECORDS;
    expect(ofRecords).toBeGreaterThan(0.9 * FLUSH_READS);
    expect(ofRecords).toBeLessThan(1.1 * FLUSH_READS);
  });
});

/**
 * With one record, and a checkpoint a few minutes back: without it, all windows since the first record would be due.
 */
async function composeRun(now: () => number) {
  const clock = { ...systemClock, now };
  const table = { client: tables.client, tableName: tables.ledgerTable };
  const ledger = createDynamoDbLedgerStore({ ...table, clock });
  await ledger.append(ledgerRecord(now()));
  const create = async (name: string, value: string) => {
    const id = await secrets.create(name, value);
    return { id, source: createSecretSource(secrets.client, id, { maxAgeSeconds: 300 }) };
  };
  const webhook = await create('webhook', '{}');
  const seal = await create('ledger-seal', 's'.repeat(64));
  const signing = await create('ledger-signing', 'e'.repeat(64));
  const documents = createDocuments(openLedgerTable(table));
  const guard = createDocumentGuard({ secret: signing.source, logger: silentLogger });
  const state = guardFlushState(createFlushState(documents), guard);
  const ago = (minutes: number) => windowAt(now() - minutes * MINUTE);
  await state.moveCheckpoint(await state.readCheckpoint(), {
    nextWindow: ago(UNSUMMED_MINUTES),
    nextSeal: ago(UNSEALED_MINUTES),
    latePending: 0,
  });
  const handler = composeMetricsFlush({
    config: {
      STAGE: 'local',
      LEDGER_TABLE: tables.ledgerTable,
      WEBHOOK_ALLOWED_CIDRS: [],
      WEBHOOK_SECRET_ID: webhook.id,
      LEDGER_SEAL_SECRET_ID: seal.id,
      LEDGER_SIGNING_SECRET_ID: signing.id,
    },
    clock,
    logger: silentLogger,
    ledger,
    documents,
    webhookSecret: webhook.source,
    sealSecret: seal.source,
    signingSecret: signing.source,
    metrics: new Metrics({ serviceName: 'metrics-flush', namespace: 'test', defaultDimensions: { stage: 'local' } }),
  });
  const run = () => handler({ time: new Date(now()).toISOString() }, { getRemainingTimeInMillis: () => 55_000 });
  return { run, ledger };
}

/** As large as that of a request of three types (docs/performance.md, Cost). */
function recordOfOneShard(at: number): SealedRecord {
  const record = ledgerRecord(at);
  if (shardOf(record.audit_id).shard > 0) return recordOfOneShard(at);
  const missing = RECORD_BYTES - itemBytes({ ...recordKey(record.audit_id), ...record });
  return ledgerRecord(at, { audit_id: record.audit_id, preview: 'x'.repeat(String(record.preview).length + missing) });
}
