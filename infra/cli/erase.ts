import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { isAuditId, readRecords, recordKey, type SealedRecord } from '../../lib/ledger/index.ts';
import { createDynamoDbClient } from '../../lib/platform/aws-clients.ts';
import { isRequestId } from './audit/commands.ts';
import { connect, type Ledger } from './audit/connect.ts';
import { describeRecord } from './audit/describe.ts';
import { narrowSpan, readSpan, type Span } from './audit/span.ts';
import { openStage, STAGE_OPTION } from './stage.ts';
import { type Call, counted, createMain, EXIT_CODES, runCli, UsageError, writeLine } from './tool/index.ts';

const OPTIONS = {
  stage: STAGE_OPTION,
  from: {
    type: 'string',
    value: 'TIME',
    help: 'where to look for request ids: a date, an instant, or 7d; default: 1h',
  },
  to: { type: 'string', value: 'TIME', help: 'as --from; default: now' },
  yes: { type: 'boolean', help: 'erases; without it, the records are only listed' },
} as const;

/** `npm run erase`. A tool of its own, so that `npm run audit` only reads. */
export const main = createMain({
  name: 'erase',
  purpose: 'Deletes audit records for good, where somebody has a right to that. verify reports them from then on.',
  options: OPTIONS,
  commands: {
    '': {
      help: '',
      takes: { text: 'AUDIT_ID | REQUEST_ID …', least: 1, most: 100 },
      options: ['stage', 'from', 'to', 'yes'],
      run: erase,
    },
  },
  notes: [
    'It needs the right dynamodb:DeleteItem on the Ledger table, which no policy of the stack gives. Copies stay in backups, and with AUDIT_LOG=record in the log of extract (docs/operations.md, Data).',
  ],
  examples: [
    ['ivr-session-42 --from 30d', 'lists the records of a request'],
    ['ivr-session-42 --from 30d --yes > erased.txt', 'erases them, and keeps the list for the order of erasure'],
  ],
  negative: 'an id has no record',
});

async function erase({ values, given, io }: Call<typeof OPTIONS>): Promise<number> {
  for (const id of given) {
    if (!isAuditId(id) && !isRequestId(id)) throw new UsageError(`${id} is neither an audit id nor a request id`);
  }
  const now = Date.now();
  const stage = values.stage ?? (process.env.STAGE || 'local');
  const { records, unknown } = await findRecords(connect(stage), given, readSpan(values, now), now);
  for (const id of unknown) await writeLine(io.err, `No record of ${id}. --from looks further back for a request id.`);
  if (values.yes) await deleteAll(openStage(stage).ledgerTable, records);
  for (const record of records) await writeLine(io.out, describeRecord(record));
  await writeLine(io.err, values.yes ? erased(records.length) : notYet(records.length));
  return unknown.length > 0 ? EXIT_CODES.negative : EXIT_CODES.success;
}

const notYet = (count: number): string => `${counted(count, 'record')}; --yes erases ${count === 1 ? 'it' : 'them'}`;

const erased = (count: number): string =>
  `Erased: ${counted(count, 'record')}. npm run audit -- verify reports their shards as changed from now on: keep this list beside it.`;

/** The ledger has no index of request ids, so that those are looked for in the whole span, all at once. */
async function findRecords({ store }: Ledger, ids: readonly string[], span: Span, now: number) {
  const records = await store.getRecords(ids.filter(isAuditId));
  const requests = new Set(ids.filter(id => !isAuditId(id)));
  if (requests.size > 0) {
    const narrowed = await narrowSpan(store, span);
    for await (const record of readRecords({ store, ...narrowed, nowSeconds: now / 1000 })) {
      if (requests.has(record.request_id)) records.push(record);
    }
  }
  const found = new Set(records.flatMap(({ audit_id: audit, request_id: request }) => [audit, request]));
  return { records, unknown: ids.filter(id => !found.has(id)) };
}

async function deleteAll(TableName: string, records: readonly SealedRecord[]): Promise<void> {
  const client = createDynamoDbClient();
  for (const { audit_id: auditId } of records) {
    const { pk, sk } = recordKey(auditId);
    await client.send(new DeleteItemCommand({ TableName, Key: { pk: { S: pk }, sk: { S: sk } } }));
  }
}

runCli(import.meta, main);
