import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import {
  checkItem,
  isAuditId,
  LEDGER_LAYOUT,
  readRecords,
  readReviews,
  recordKey,
  reviewPkOf,
  type SealedRecord,
  verifyLedger,
  windowAt,
} from '../../../lib/ledger/index.ts';
import { UsageError } from '../usage-error.ts';
import { readAnchors } from './anchors.ts';
import type { Ledger } from './connect.ts';
import { describeFinding, describeRecord, describeVerification } from './describe.ts';
import type { Progress } from './progress.ts';
import type { Span } from './span.ts';

/** What a command is called with; exit codes are 0, or 1 when a finding or a missing record is to be told. */
export interface Call {
  ledger: Ledger;
  out: Writable;
  progress: Progress;
  span: Span;
  /** Epoch milliseconds. */
  now: number;
  options: AuditOptions;
}

export interface AuditOptions {
  /** Records a page. */
  limit: number;
  after?: string;
  json: boolean;
  flag?: string;
  outcome?: string;
  language?: string;
  anchors?: string;
}

export type Command = (call: Call, argument: string | undefined) => Promise<number>;

export const list: Command = call => page(call, records(call));

export const review: Command = call =>
  page(
    call,
    readReviews({
      store: call.ledger.store,
      ...call.span,
      ...afterOf(call),
      onHour: hour => showProgress(call, hour * 1000),
    }),
  );

export const exportAll: Command = async call => {
  let count = 0;
  for await (const record of records(call)) {
    if (!isWanted(record, call.options)) continue;
    await writeLine(call.out, JSON.stringify(record));
    count += 1;
  }
  call.progress.end(`${count} records`);
  return 0;
};

export const show: Command = async ({ ledger, out, progress }, auditId = '') => {
  if (!isAuditId(auditId)) throw new UsageError('show needs an audit id');
  const [record] = await ledger.store.getRecords([auditId]);
  if (!record) {
    progress.end('there is no such record, or it is past its retention');
    return 1;
  }
  await writeLine(out, JSON.stringify(record, null, 2));
  const review = record.governance === 'REVIEW' ? { review_pk: reviewPkOf(auditId) } : {};
  const item = { ...recordKey(auditId), attributes: { ...record, ...review } };
  const { fault } = checkItem(item, await ledger.serviceKeys());
  progress.end(fault ? `the record does not hold: ${fault}` : 'the record is as it was written');
  return fault ? 1 : 0;
};

export const verify: Command = async call => {
  const { ledger, out, progress, span, now, options } = call;
  const anchors = options.anchors === undefined ? [] : readAnchors(await readFile(options.anchors, 'utf8'));
  const result = await verifyLedger({
    store: ledger.store,
    serviceKeys: await ledger.serviceKeys(),
    sealKeys: await ledger.sealKeys(),
    anchors,
    nowSeconds: now / 1000,
    from: windowAt(span.from),
    to: windowAt(span.to - 1) + LEDGER_LAYOUT.windowSeconds,
    onProgress: ({ window, records }) => showProgress(call, window * 1000, `${records} records`),
  });
  if (options.json) await writeLine(out, JSON.stringify(result));
  else for (const finding of result.findings) await writeLine(out, describeFinding(finding));
  progress.end(describeVerification(result));
  return result.findings.length === 0 ? 0 : 1;
};

const records = (call: Call): AsyncIterable<SealedRecord> =>
  readRecords({
    store: call.ledger.store,
    ...call.span,
    ...afterOf(call),
    nowSeconds: call.now / 1000,
    onWindow: window => showProgress(call, window * 1000),
  });

const afterOf = ({ options }: Call) => (options.after === undefined ? {} : { after: options.after });

/** Writes one page and tells how to get the next. */
async function page({ out, progress, options }: Call, found: AsyncIterable<SealedRecord>): Promise<number> {
  let count = 0;
  let last: SealedRecord | undefined;
  for await (const record of found) {
    if (!isWanted(record, options)) continue;
    if (count === options.limit && last) {
      progress.end(`${count} records; for more: --after ${last.audit_id}`);
      return 0;
    }
    await writeLine(out, options.json ? JSON.stringify(record) : describeRecord(record));
    count += 1;
    last = record;
  }
  progress.end(`${count} records`);
  return 0;
}

const isWanted = (record: SealedRecord, { flag, outcome, language }: AuditOptions): boolean =>
  (flag === undefined || record.governance === flag) &&
  (outcome === undefined || record.outcome === outcome) &&
  (language === undefined || record.language === language);

function showProgress({ progress, span }: Call, at: number, what = ''): void {
  const share = Math.min(1, Math.max(0, (at - span.from) / (span.to - span.from)));
  progress.show(share, `${new Date(at).toISOString()}  ${what}`);
}

async function writeLine(out: Writable, line: string): Promise<void> {
  if (!out.write(`${line}\n`)) await once(out, 'drain');
}
