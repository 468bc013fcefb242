import { createHmac, hash } from 'node:crypto';
import { createCallContext } from '../../lib/context.ts';
import {
  createAuditId,
  createAuditor,
  createWindowSealer,
  LEDGER_LAYOUT,
  type LedgerStore,
  type SealedRecord,
  type ShardKey,
  type StoredItem,
  shardOf,
  shardPk,
  verifyLedger,
  type WindowRow,
  windowAt,
} from '../../lib/ledger/index.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { AUDITOR_OPTIONS } from '../fixtures/auditor-options.ts';
import { entity, facts, ledgerRecord, testKeys } from '../fixtures/ledger.ts';
import { createMemoryLedgerStore } from '../fixtures/memory-ledger-store.ts';
import { KEYS, sealKey } from '../fixtures/sealed-ledger.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';
import type { Result } from '../report.ts';
import { medianMsAsync } from './measure.ts';

/** The cost of a record for a request, and the time to seal and verify a million records, without the reads. */
export async function bench(): Promise<Result[]> {
  return [...(await recording()), ...(await sealing())];
}

const TEXT = 'I would like to return my wireless headphones that I bought last Tuesday. '.repeat(28).slice(0, 2_048);

async function recording(): Promise<Result[]> {
  const auditor = createAuditor({
    clock: systemClock,
    logger: silentLogger,
    auditLog: silentLogger,
    store: { append: async () => {} },
    ...AUDITOR_OPTIONS,
  });
  const entities = Array.from({ length: 10 }, (_, index) => entity({ start: index * 74 + 26, end: index * 74 + 45 }));
  const given = facts({ request: { text: TEXT, language: 'en-US', entityTypes: ['product'] }, entities });
  const context = createCallContext(systemClock, 'request-1', 25_000);
  const record = await medianMsAsync(3_000, () => auditor.record(given, context));
  const body = JSON.stringify(given);
  const baseline = await medianMsAsync(3_000, async () =>
    createHmac('sha256', 'key')
      .update(JSON.stringify(JSON.parse(body)))
      .digest('base64url'),
  );
  return [
    { id: 'ledger/record of 2 kB and ten entities, store apart', value: record * 1000, unit: 'µs' },
    { id: 'ledger/record, multiple of parse + HMAC + stringify', value: record / baseline, unit: 'x' },
  ];
}

const RECORDS = 1_000_000;
/**
 * Multiple of stringify + SHA-256 + HMAC, which every record needs; the rest is the Merkle tree, the links between records
 * and the checks. Measured: 1.76, where the seconds were 20.5. Seconds depend on the machine too much to be the bar.
 */
const VERIFY_BAR = 2.2;
const ROUNDS = 3;
const START = windowAt(Date.UTC(2026, 10, 22, 12));
const PAGE = 1_000;

/**
 * A million different records in one window, verified in each of three rounds. The items are put together page by page
 * as reading the table would do; the time that this takes is measured by itself and not counted.
 */
async function sealing(): Promise<Result[]> {
  const source = createMillion();
  const memory = createMemoryLedgerStore(systemClock);
  const store: LedgerStore = {
    ...memory,
    readRows: source.readRows,
    readItems: source.readItems,
    // The records of the previous window.
    findRecords: async auditIds => new Set(auditIds),
  };
  const sealWindow = createWindowSealer({
    store,
    ...KEYS,
    clock: systemClock,
    logger: silentLogger,
  });
  const sealed = await source.secondsApart(async () => void (await sealWindow(START)));
  let verified = Number.POSITIVE_INFINITY;
  let baseline = Number.POSITIVE_INFINITY;
  let holds = true;
  for (let round = 0; round < ROUNDS; round += 1) {
    const took = await source.secondsApart(async () => {
      const { findings, records } = await verifyLedger({
        store: { ...store, readHead: memory.readHead },
        sealKeys: new Map([[sealKey.keyId, sealKey]]),
        serviceKeys: new Map([[testKeys.keyId, testKeys]]),
        anchors: [],
        nowSeconds: START + 1_200,
        from: START,
        to: START + 60,
      });
      holds &&= findings.length === 0 && records === RECORDS;
    });
    verified = Math.min(verified, took);
    baseline = Math.min(baseline, await secondsOfProofs(source));
  }
  return [
    {
      id: 'ledger/verify 1,000,000 records, multiple of stringify + SHA-256 + HMAC',
      value: verified / baseline,
      unit: 'x',
      bar: VERIFY_BAR,
      pass: verified <= VERIFY_BAR * baseline && holds,
    },
    { id: 'ledger/verify 1,000,000 records, reads apart', value: verified, unit: 's of CPU' },
    { id: 'ledger/seal 1,000,000 records, reads apart', value: sealed, unit: 's of CPU' },
  ];
}

const BASELINE_SHARDS = 4;

/** The baseline on some of the shards, as seconds for all records. */
async function secondsOfProofs(source: ReturnType<typeof createMillion>): Promise<number> {
  let count = 0;
  const seconds = await source.secondsApart(async () => {
    for (let shard = 0; shard < BASELINE_SHARDS; shard += 1) {
      for await (const page of source.readItems({ window: START, shard })) {
        for (const { attributes } of page) {
          testKeys.hmac('ledger', hash('sha256', JSON.stringify(attributes), 'base64url'));
        }
        count += page.length;
      }
    }
  });
  return (seconds * RECORDS) / count;
}

const TEMPLATE = ledgerRecord(START * 1000);
const ID_BYTES = 26;
const HASH_BYTES = 43;
const ROW_BYTES = 2 * ID_BYTES + 2 * HASH_BYTES;
/** Each names the record that it wrote before; of the first records they name those of an earlier window. */
const ENVIRONMENTS = 500;

/**
 * The values that differ between records are kept in buffers, ascending by shard, because a million objects would take
 * a gigabyte.
 */
function createMillion() {
  const ids = Array.from({ length: RECORDS }, (_, at) =>
    createAuditId(START * 1000 + Math.floor((at * 60_000) / RECORDS)),
  );
  const rows = Array.from({ length: LEDGER_LAYOUT.shards }, (): string[] => []);
  for (const [at, audit_id] of ids.entries()) {
    const previous_audit_id = ids[at - ENVIRONMENTS] ?? createAuditId(START * 1000 - 1);
    const { digest, record_hmac } = ledgerRecord(START * 1000, { ...CONTENT, audit_id, previous_audit_id });
    rows[shardOf(audit_id).shard]?.push(audit_id + previous_audit_id + digest + record_hmac);
  }
  const shards = rows.map(ofShard => Buffer.from(ofShard.sort().join(''), 'latin1'));

  let readSeconds = 0;
  async function* read<T>(shard: number, toItem: (record: SealedRecord) => T): AsyncGenerator<T[]> {
    const rows = shards[shard] ?? Buffer.alloc(0);
    for (let at = 0; at < rows.length; at += PAGE * ROW_BYTES) {
      const start = cpuSeconds();
      const page: T[] = [];
      const end = Math.min(rows.length, at + PAGE * ROW_BYTES);
      for (let row = at; row < end; row += ROW_BYTES) page.push(toItem(recordAt(rows, row)));
      readSeconds += cpuSeconds() - start;
      yield page;
    }
  }

  return {
    readItems: ({ shard }: ShardKey): AsyncIterable<StoredItem[]> => {
      const pk = shardPk({ window: START, shard });
      return read(shard, record => ({
        pk,
        sk: record.audit_id,
        attributes: { ...record },
      }));
    },
    readRows: ({ shard }: ShardKey): AsyncIterable<WindowRow[]> => read(shard, record => record),
    /** Seconds of processor time for the work, without the time for reads. Other work on the machine has no effect. */
    async secondsApart(work: () => Promise<void>): Promise<number> {
      readSeconds = 0;
      const start = cpuSeconds();
      await work();
      return cpuSeconds() - start - readSeconds;
    },
  };
}

const { digest: _digest, record_hmac: _hmac, ...CONTENT } = TEMPLATE;

const recordAt = (rows: Buffer, at: number): SealedRecord => ({
  ...CONTENT,
  audit_id: rows.toString('latin1', at, at + ID_BYTES),
  previous_audit_id: rows.toString('latin1', at + ID_BYTES, at + 2 * ID_BYTES),
  digest: rows.toString('latin1', at + 2 * ID_BYTES, at + 2 * ID_BYTES + HASH_BYTES),
  record_hmac: rows.toString('latin1', at + 2 * ID_BYTES + HASH_BYTES, at + ROW_BYTES),
});

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}
