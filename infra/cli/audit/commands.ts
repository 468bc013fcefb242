import type { Writable } from 'node:stream';
import {
  bundleRecord,
  bundleWindows,
  checkItem,
  isAuditId,
  LEDGER_LAYOUT,
  passes,
  type RecordFilter,
  readRecords,
  recordKey,
  reviewPkOf,
  type SealedRecord,
  windowAt,
} from '../../../lib/ledger/index.ts';
import { counted, EXIT_CODES, ToolError, UsageError, writeLine } from '../tool/index.ts';
import type { AnchorSources } from './anchors.ts';
import type { Ledger } from './connect.ts';
import { describeTime } from './describe.ts';
import { type Progress, showProgress } from './progress.ts';
import { narrowSpan, type Span } from './span.ts';

/** The arguments of a command. */
export interface AuditCall {
  /** An audit id or a request id. */
  id: string;
  span: Span;
  /** Records per page. */
  limit: number;
  after: string | undefined;
  filters: RecordFilter;
  format: 'text' | 'json' | 'csv';
  /** If given, `list` continues with new records until this signal. */
  follow: AbortSignal | undefined;
  /** What an export for an auditor holds; undefined for an export of records alone. */
  bundleOf: 'windows' | { record: string } | undefined;
  anchorSources: AnchorSources;
  /** With it, verify also checks the signatures of the seals. */
  publicKeyFile: string | undefined;
  ledger: Ledger;
  progress: Progress;
  /** Epoch milliseconds. */
  now: number;
  out: Writable;
}

export async function exportAll(call: AuditCall): Promise<number> {
  if (call.bundleOf !== undefined) return exportBundle(call, call.bundleOf);
  let count = 0;
  for await (const record of await records(call)) {
    if (!passes(record, call.filters)) continue;
    await writeLine(call.out, JSON.stringify(record));
    count += 1;
  }
  call.progress.end(counted(count, 'record'));
  return EXIT_CODES.success;
}

export async function show(call: AuditCall): Promise<number> {
  const { ledger, progress, id } = call;
  if (!isAuditId(id) && !isRequestId(id)) throw new UsageError(`${id} is neither an audit id nor a request id`);
  const found = isAuditId(id) ? await ledger.store.getRecords([id]) : await recordsOfRequest(call);
  if (found.length === 0) {
    progress.end(
      isAuditId(id)
        ? 'There is no such record, or it is past its retention.'
        : `No record since ${describeTime(call.span.from)} has this request id; --from looks further back.`,
    );
    return EXIT_CODES.negative;
  }
  let code: number = EXIT_CODES.success;
  for (const record of found) {
    if (!(await showRecord(call, record))) code = EXIT_CODES.negative;
  }
  return code;
}

/** The `x-request-id` of an answer. */
export const isRequestId = (id: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/.test(id);

async function recordsOfRequest(call: AuditCall): Promise<SealedRecord[]> {
  const found: SealedRecord[] = [];
  for await (const record of await records(call, { request: call.id })) found.push(record);
  return found;
}

/** @returns whether the record is unchanged */
async function showRecord({ ledger, out, progress }: AuditCall, record: SealedRecord): Promise<boolean> {
  await writeLine(out, JSON.stringify(record, null, 2));
  const { audit_id: auditId } = record;
  const reviewKey = record.governance === 'REVIEW' ? { review_pk: reviewPkOf(auditId) } : {};
  const item = { ...recordKey(auditId), attributes: { ...record, ...reviewKey } };
  const { fault } = checkItem(item, await ledger.serviceKeys());
  progress.end(fault ? `The record's digest or HMAC does not match: ${fault}.` : 'The record is as it was written.');
  return fault === undefined;
}

/** For auditors, who verify it with verify-bundle.mjs and the public key. */
async function exportBundle(call: AuditCall, content: 'windows' | { record: string }): Promise<number> {
  const { out, progress, ledger } = call;
  if (content !== 'windows') {
    const lines = await bundleRecord(ledger.store, content.record);
    if (!lines)
      throw new ToolError(
        'There is no such record, or its window has no signed seal yet. Try again 16 minutes after the answer.',
      );
    for (const line of lines) await writeLine(out, line);
    progress.end(`record ${content.record} and its proof`);
    return EXIT_CODES.success;
  }
  const span = await narrowSpan(ledger.store, call.span);
  const bundle = bundleWindows({
    store: ledger.store,
    from: windowAt(span.from),
    to: windowAt(span.to - 1) + LEDGER_LAYOUT.windowSeconds,
    nowSeconds: call.now / 1000,
    onWindow: (window, count) => showProgress(progress, span, window * 1000, { what: counted(count, 'record') }),
  });
  let next = await bundle.next();
  for (; !next.done; next = await bundle.next()) await writeLine(out, next.value);
  const { seals, records: count } = next.value;
  if (seals === 0)
    throw new ToolError(
      'No window of this span has a signed seal. A window is sealed 15 minutes after its end: give an earlier --from or --to.',
    );
  progress.end(
    `${counted(count, 'record')} in ${counted(seals, 'signed window')}; windows that have no signed seal yet (16 minutes) are left out`,
  );
  return EXIT_CODES.success;
}

/** For auditors, who verify with it and without any secret. */
export async function publicKey({ ledger, out, progress }: AuditCall): Promise<number> {
  const [current, ...previous] = [...(await ledger.signingKeys()).values()];
  for (const key of [current, ...previous]) {
    if (key) await writeLine(out, String(key.publicKey.export({ format: 'pem', type: 'spki' })).trimEnd());
  }
  progress.end(`key id ${current?.keyId}`);
  for (const { keyId } of previous) progress.end(`key id ${keyId}, before the rotation`);
  return EXIT_CODES.success;
}

async function records(call: AuditCall, filter: RecordFilter = {}): Promise<AsyncIterable<SealedRecord>> {
  const span = await narrowSpan(call.ledger.store, call.span);
  return readRecords({
    store: call.ledger.store,
    ...span,
    filter,
    ...(call.after !== undefined && { after: call.after }),
    nowSeconds: call.now / 1000,
    onWindow: window => showProgress(call.progress, span, window * 1000),
  });
}
