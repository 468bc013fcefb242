import type { SealedRecord } from '../../../lib/ledger/index.ts';
import { describeRecord } from './describe.ts';

/** How a record is written as one line. */
export interface LineFormat {
  /** The line before the first record. */
  readonly head?: string;
  write(record: SealedRecord): string;
}

/** The columns of `--csv`. Of a damaged record, the readable fields are written. */
const COLUMNS: Readonly<Record<string, (record: SealedRecord) => unknown>> = {
  time: ({ time }) => time,
  audit_id: ({ audit_id: id }) => id,
  request_id: ({ request_id: id }) => id,
  caller: ({ caller }) => caller,
  status: ({ status }) => status,
  outcome: ({ outcome }) => outcome,
  governance: ({ governance }) => governance,
  governance_rules: ({ governance_rules: rules }) => listed(rules),
  language: ({ language }) => language,
  source: ({ source }) => source,
  age_seconds: ({ age_seconds: seconds }) => seconds,
  latency_ms: ({ latency_us: latency }) => Number(latency) / 1_000,
  upstream_calls: ({ upstream_calls: calls }) => calls,
  entity_types: ({ entity_types: types }) => listed(types),
  entity_count: ({ entity_count: count }) => count,
  dropped_count: ({ dropped_count: count }) => count,
  preview: ({ preview }) => preview,
};

const listed = (texts: unknown): string => (Array.isArray(texts) ? texts.join(' ') : '');

export const LINE_FORMATS = {
  text: { write: describeRecord },
  json: { write: (record: SealedRecord) => JSON.stringify(record) },
  csv: {
    head: Object.keys(COLUMNS).join(','),
    write: (record: SealedRecord) =>
      Object.values(COLUMNS)
        .map(read => cellOf(read(record)))
        .join(','),
  },
} satisfies Readonly<Record<string, LineFormat>> as Readonly<Record<'text' | 'json' | 'csv', LineFormat>>;

/**
 * By RFC 4180, on one line. A text that a spreadsheet would read as a formula gets an apostrophe, because previews and
 * request ids come from callers.
 */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const line = String(value).replace(/\s+/gu, ' ');
  const text = /^\s*[=+\-@]/.test(line) ? `'${line}` : line;
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
