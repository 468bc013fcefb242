import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  createAuditId,
  createDynamoDbLedgerStore,
  createWindowSealer,
  type LedgerStore,
  type RecordFilter,
  readRecords,
  type SealedRecord,
  verifyLedger,
  type WindowSeal,
  windowAt,
} from '../../lib/ledger/index.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { ledgerRecord, testKeys } from '../fixtures/ledger.ts';
import { createMemoryLedgerStore } from '../fixtures/memory-ledger-store.ts';
import { KEYS, sealKey } from '../fixtures/sealed-ledger.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';
import { startYearServer } from '../fixtures/year-server.ts';
import type { Result } from '../report.ts';
import { quietMsOnce, within } from './measure.ts';

/** A year of 10,000 requests a day: the time of listing and of verification, without the reads. */
export async function bench(): Promise<Result[]> {
  return [...(await filtering()), ...(await listing()), await verifying()];
}

const START = windowAt(Date.UTC(2026, 0, 1));
const DAY = 86_400;
const WINDOWS_A_DAY = 1_440;
const RECORDS_A_WINDOW = 7;
/** One in this many records passes the filter. */
const WANTED = 500;
const FIRST_PAGE_BAR_SECONDS = 2;

async function listing(): Promise<Result[]> {
  const year = createYear();
  const read = async (from: number, isWanted: (record: SealedRecord) => boolean, limit: number) => {
    let found = 0;
    const span = { from: from * 1000, to: (START + 365 * DAY) * 1000, nowSeconds: START };
    const milliseconds = await quietMsOnce(async () => {
      for await (const record of readRecords({ store: year, ...span, newestFirst: true })) {
        if (isWanted(record)) found += 1;
        if (found > limit) break;
      }
    });
    return { found, seconds: milliseconds / 1000 };
  };
  let seen = 0;
  const page = await read(START, () => ++seen % WANTED === 0, 50);
  const days = 30;
  const rare = await read(START + (365 - days) * DAY, () => false, 50);
  if (page.found <= 50) throw new Error(`found ${page.found} records of more than 50`);
  const id = `ledger-year/first 50 of a year by a filter that 1 of ${WANTED} records passes`;
  return [
    within(id, page.seconds, 's', FIRST_PAGE_BAR_SECONDS),
    {
      id: 'ledger-year/a whole year without facets by a filter that none passes, reads apart',
      value: (rare.seconds * 365) / days,
      unit: 's',
    },
  ];
}

/** Seals and records are created when they are read, because 3.7 million of them would not fit into memory. */
function createYear(): Pick<LedgerStore, 'readSeals' | 'readItems'> {
  const record = ledgerRecord(START * 1000);
  const shards = Array.from({ length: RECORDS_A_WINDOW }, (_, shard) => ({ shard: shard * 4, count: 1, root: 'root' }));
  const sealOf = (window: number): WindowSeal => ({
    ...{ layout: 1, sequence: 1, window, previous_window: null, previous_seal: null, count: RECORDS_A_WINDOW },
    ...{ records_expire_at: null, shards: shards.map(each => ({ ...each, first: null, last: null })) },
    ...{ seal_key_id: 'key', seal: 'seal' },
  });
  return {
    async *readSeals(from, to, { descending = false } = {}) {
      const seals = Array.from({ length: (to - from) / 60 }, (_, index) => sealOf(from + index * 60));
      yield descending ? seals.reverse() : seals;
    },
    async *readItems({ window, shard }) {
      const audit_id = createAuditId(window * 1000 + shard);
      yield [{ pk: '', sk: audit_id, attributes: { ...record, audit_id, expires_at: START + 400 * DAY } }];
    },
  };
}

const RARE = { caller: 'rare-key' };
/** The rare caller has one record in this many days. */
const RARE_DAYS = 10;
const FILTER_BAR_SECONDS = 20;

/** By facets, through the SDK, from a server on this machine that creates the answers of DynamoDB. */
async function filtering(): Promise<Result[]> {
  const server = await startYearServer({ rare: RARE, everyDays: RARE_DAYS });
  const client = new DynamoDBClient({
    endpoint: server.url,
    region: 'local',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const store = createDynamoDbLedgerStore({ client, clock: systemClock, tableName: 'ledger' });
  const list = async (filter: RecordFilter) => {
    const span = { from: START * 1000, to: (START + 365 * DAY) * 1000, nowSeconds: START, newestFirst: true };
    let found = 0;
    const milliseconds = await quietMsOnce(async () => {
      found = (await Array.fromAsync(readRecords({ store, ...span, filter }))).length;
    });
    return { found, seconds: milliseconds / 1000 };
  };
  const rare = await list(RARE);
  const none = await list({ request: 'no-such-request' });
  client.destroy();
  await server.close();
  const expected = Array.from({ length: 365 }, (_, day) => START / DAY + day).filter(
    day => day % RARE_DAYS === 0,
  ).length;
  if (rare.found !== expected || none.found !== 0) throw new Error(`found ${rare.found} and ${none.found} records`);
  return [
    within(`ledger-year/all ${expected} records of a rare caller in a year`, rare.seconds, 's', FILTER_BAR_SECONDS),
    within('ledger-year/a request that is not in a year', none.seconds, 's', FILTER_BAR_SECONDS),
  ];
}

const DAYS = 3;

/** Some days of genuine records and seals in memory. The time for a year is calculated from them. */
async function verifying(): Promise<Result> {
  const store = createMemoryLedgerStore(systemClock);
  const sealWindow = createWindowSealer({ store, ...KEYS, clock: systemClock, logger: silentLogger });
  const end = START + DAYS * DAY;
  for (let window = START; window < end; window += 60) {
    for (let index = 0; index < RECORDS_A_WINDOW; index += 1) {
      await store.append(ledgerRecord((window + index * 8) * 1000, { expires_at: START + 400 * DAY }));
    }
    await sealWindow(window);
  }
  const seals = [...store.seals.values()];
  const read: LedgerStore = {
    ...store,
    async *readSeals(from, to, { descending = false, pageSize = seals.length } = {}) {
      const [first, last] = [(from - START) / 60, (to - START) / 60].map(index => Math.max(0, Math.ceil(index)));
      const found = seals.slice(first, last);
      yield (descending ? found.reverse() : found).slice(0, pageSize);
    },
  };
  const start = process.cpuUsage();
  const { findings, records } = await verifyLedger({
    store: read,
    sealKeys: new Map([[sealKey.keyId, sealKey]]),
    serviceKeys: new Map([[testKeys.keyId, testKeys]]),
    anchors: [],
    ...{ nowSeconds: end + 1_000, from: START, to: end },
  });
  const { user, system } = process.cpuUsage(start);
  const isRight = findings.length === 0 && records === DAYS * WINDOWS_A_DAY * RECORDS_A_WINDOW;
  const seconds = ((user + system) / 1_000_000 / DAYS) * 365;
  return {
    id: 'ledger-year/verify 3.7 million records of a year',
    value: seconds,
    unit: 's of CPU',
    ...(!isRight && { pass: false }),
  };
}
