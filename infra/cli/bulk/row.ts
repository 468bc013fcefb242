import { crc32 } from 'node:zlib';
import type { ExtractRequest } from '../../../clients/typescript/index.ts';

/** A row of the input. `number` is 1 for the first row after the header of a CSV file, or for the first line of NDJSON. */
export type Row = {
  readonly number: number;
  readonly id: string | undefined;
  /** The digest of id and text; undefined where neither can be read. */
  readonly digest: number | undefined;
} & (
  | { readonly question: ExtractRequest }
  /** Why the row cannot be asked. */
  | { readonly fault: RowProblem }
);

/** Why a row has no answer: a problem of the service, or a fault of the row itself, with status 0. */
export interface RowProblem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly audit_id?: string;
}

/** The meaning of the columns, and the values that are the same for every row. */
export interface RowLayout {
  readonly textColumn: string;
  readonly idColumn: string | undefined;
  readonly languageColumn: string | undefined;
  readonly referenceColumn: string | undefined;
  readonly common: Omit<ExtractRequest, 'text'>;
}

/** API Gateway and the service accept 100 KiB; id and braces of a batch come on top. */
const MAX_QUESTION_BYTES = 99 * 1024;

/** @param fieldOf the value of a column, undefined where the row does not have it */
export function toRow(number: number, layout: RowLayout, fieldOf: (column: string) => unknown): Row {
  const cellOf = (column: string | undefined) => (column === undefined ? undefined : fieldOf(column));
  const given = cellOf(layout.idColumn);
  const id = given === undefined || given === null ? undefined : String(given);
  const text = fieldOf(layout.textColumn);
  const digest = digestOf(id, typeof text === 'string' ? text : '');
  const refuse = (code: string, detail: string): Row => ({ number, id, digest, fault: { status: 0, code, detail } });
  if (typeof text !== 'string') return refuse('no-text', `The row has no text in "${layout.textColumn}".`);
  if (text.trim() === '') return refuse('no-text', `"${layout.textColumn}" is empty.`);
  // Either the file has bytes of another encoding, or the text was already damaged when it was written.
  if (text.includes('\uFFFD')) return refuse('not-utf8', 'The text holds bytes that are not UTF-8. See --encoding.');
  const language = cellOf(layout.languageColumn);
  const referenceTime = cellOf(layout.referenceColumn);
  const question = {
    ...layout.common,
    text,
    ...(isFilled(language) && { language }),
    ...(isFilled(referenceTime) && { reference_time: referenceTime }),
    // The service refuses a value that is not a language.
  } as ExtractRequest;
  const bytes = Buffer.byteLength(JSON.stringify(question));
  if (bytes > MAX_QUESTION_BYTES) return refuse('payload-too-large', `The row has ${bytes} bytes, more than 100 KiB.`);
  return { number, id, digest, question };
}

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/**
 * Identifies a row: two rows share it with a probability of 1 in 4 billion. White space counts as one space, as in a
 * CSV output. An id that is missing counts as empty.
 */
export const digestOf = (id: unknown, text: string): number => crc32(onOneLine(`${id ?? ''}\u0000${text}`)) || 1;

/** White space is one space, so that a row is one line. */
export const onOneLine = (text: string): string => text.replace(/\s+/gu, ' ');
