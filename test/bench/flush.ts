import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { LANGUAGES } from '../../lib/languages/index.ts';
import {
  createAuditId,
  createDynamoDbLedgerStore,
  type LedgerStore,
  recordKey,
  type ShardKey,
  type WindowRow,
} from '../../lib/ledger/index.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { sumRecords } from '../../lib/windows/sum-window.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';
import { ledgerRecord } from '../fixtures/ledger.ts';
import type { Result } from '../report.ts';
import { middle, quietMsOnce, within } from './measure.ts';

/**
 * The time to sum one window: with 10,000 requests/s at the interface of the store, and with up to 50,000 records over
 * the real protocol.
 */
export async function bench(): Promise<Result[]> {
  return [...(await atTheInterface()), ...(await throughTheEmulator())];
}

const WINDOW = Date.UTC(2026, 10, 22, 12) / 1000;
const SHARDS = 32;
/** About what fits into the megabyte of a page. */
const PAGE = 700;

async function atTheInterface(): Promise<Result[]> {
  const [small, large] = [await quietSumMs(150_016), await quietSumMs(600_000)];
  const growth = (large / small) * (150_016 / 600_000);
  return [
    within('flush/600,000 records, generated pages', large / 1000, 's', 0.15),
    {
      id: 'flush/cost a record at 600,000, multiple of 150,016',
      value: growth,
      unit: 'x',
      bar: 1.5,
      pass: growth <= 1.5,
    },
  ];
}

/** The best of some rounds. */
async function quietSumMs(count: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) times.push(await quietMsOnce(() => sumAll(generated(count), count)));
  return Math.min(...times);
}

/** Both windows are summed in turn, so that both are measured at the same speed of the machine. */
async function throughTheEmulator(): Promise<Result[]> {
  const [few, many] = [await filledWindow(10_000), await filledWindow(50_000)];
  try {
    const turns: { few: number; many: number }[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) turns.push({ few: await few.sumMs(), many: await many.sumMs() });
    const growth = middle(turns.map(turn => turn.many / many.count / (turn.few / few.count)));
    const id = 'flush/cost a record at 50,000, multiple of 10,000';
    return [
      { id: 'flush/10,000 records through the emulator', value: middle(turns.map(turn => turn.few)), unit: 'ms' },
      { id: 'flush/50,000 records through the emulator', value: middle(turns.map(turn => turn.many)), unit: 'ms' },
      { id, value: growth, unit: 'x', bar: 1.5, pass: growth <= 1.5 },
    ];
  } finally {
    await Promise.all([few.close(), many.close()]);
  }
}

const TURNS = 5;

/** A window of so many records, each of which was summed once. */
async function filledWindow(count: number) {
  const tables = await startTestTables();
  await fill(tables, count);
  const { client, ledgerTable: tableName } = tables;
  const ledger = createDynamoDbLedgerStore({ client, tableName, clock: systemClock });
  const sumMs = async (): Promise<number> => {
    const start = performance.now();
    await sumAll(ledger, count);
    return performance.now() - start;
  };
  await sumMs();
  return { count, sumMs, close: () => tables.close() };
}

/** @throws Error when not every record was counted */
async function sumAll(ledger: Pick<LedgerStore, 'readRows'>, count: number): Promise<void> {
  const { totals } = await sumRecords(ledger, WINDOW);
  if (totals.requests !== count) throw new Error(`${totals.requests} of ${count} records were summed`);
}

/** Pages of rows that are created when they are read, as a client does with an answer. */
function generated(count: number): Pick<LedgerStore, 'readRows'> {
  const perShard = count / SHARDS;
  return {
    async *readRows({ shard }: ShardKey) {
      for (let at = 0; at < perShard; at += PAGE) {
        yield Array.from({ length: Math.min(PAGE, perShard - at) }, (_, n) => generatedRow(shard * 7 + at + n));
      }
    },
  };
}

function generatedRow(n: number): WindowRow {
  const status = n % 50 === 0 ? 503 : 200;
  return {
    audit_id: '01KAQ000000000000000000000',
    status,
    language: LANGUAGES[n % LANGUAGES.length] ?? null,
    source: n % 3 === 0 ? 'api' : 'cache',
    governance: n % 9 === 0 ? 'REVIEW' : 'COMPLIANT',
    latency_us: (n * 7_919) % 900_000,
    upstream_calls: n % 2,
    entity_count: 3,
    high_confidence_count: 2,
    confidence_sum: 2_612_345,
    dropped_count: 0,
    expires_at: 4_000_000_000,
    previous_audit_id: null,
    digest: '',
  };
}

async function fill({ client, ledgerTable }: TestTables, count: number): Promise<void> {
  for (let at = 0; at < count; at += 25) {
    const requests: WriteRequest[] = Array.from({ length: Math.min(25, count - at) }, (_, n) => {
      const time = WINDOW * 1000 + ((at + n) % 60_000);
      const record = ledgerRecord(time, { audit_id: createAuditId(time) });
      return { PutRequest: { Item: marshall({ ...recordKey(record.audit_id), ...record }) } };
    });
    await client.send(new BatchWriteItemCommand({ RequestItems: { [ledgerTable]: requests } }));
  }
}
