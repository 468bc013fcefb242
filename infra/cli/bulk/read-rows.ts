import { finished } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { EXIT_CODES, ToolError } from '../tool/index.ts';
import { digestOf, type Row, type RowLayout, toRow } from './row.ts';

/** A longer row means that a quote is not closed, or that the file is of another kind. */
const MAX_ROW_CHARACTERS = 10 * 1024 * 1024;

/** The format is recognised by this much of the beginning. */
const HEAD_CHARACTERS = 64 * 1024;

/** A row, with the position of its end in bytes of UTF-8. */
export type ReadRow = Row & { readonly endsAt: number };

/**
 * The rows of CSV, or of NDJSON where the text begins with `{`.
 * @param name of the input, for messages
 * @throws ToolError for a column that is missing, and for text in which no further rows can be found
 */
export async function* readRows(
  pieces: AsyncIterable<string>,
  name: string,
  layout: RowLayout,
): AsyncGenerator<ReadRow> {
  const { head, all } = await peek(pieces);
  if (head.trim() === '') throw new ToolError(`${name} is empty.`, EXIT_CODES.usage);
  yield* head.trimStart().startsWith('{') ? readNdjson(all, name, layout) : readCsv(all, name, layout, head);
}

/** Reads the first pieces, and returns them again with the rest. */
async function peek(pieces: AsyncIterable<string>): Promise<{ head: string; all: AsyncIterable<string> }> {
  const iterator = pieces[Symbol.asyncIterator]();
  let head = '';
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    head += next.value;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  const rest = { [Symbol.asyncIterator]: () => iterator };
  async function* all() {
    yield head;
    yield* rest;
  }
  return { head, all: all() };
}

async function* readCsv(
  pieces: AsyncIterable<string>,
  name: string,
  layout: RowLayout,
  head: string,
): AsyncGenerator<ReadRow> {
  let columns: Map<string, number> | undefined;
  let number = 0;
  try {
    for await (const { cells, endsAt } of recordsOf(pieces, findDelimiter(head, layout.textColumn))) {
      if (!columns) {
        const titles = cells.map(title => title.trim());
        checkColumns(titles, name, layout);
        columns = new Map(titles.map((title, at) => [title, at]));
        continue;
      }
      const positions = columns;
      number += 1;
      yield { ...toRow(number, layout, column => cells[positions.get(column) ?? -1]), endsAt };
    }
  } catch (error) {
    throw error instanceof CsvError ? new ToolError(describeFault(error, name, number)) : error;
  }
}

interface CsvRecord {
  readonly cells: string[];
  /** In bytes of UTF-8. */
  readonly endsAt: number;
}

/**
 * Yields all records before a fault, and then throws the fault. As a stream, the parser would lose records that it has
 * not returned yet.
 */
async function* recordsOf(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  const records: CsvRecord[] = [];
  const parser = parse({
    ...{ ...CSV_OPTIONS, delimiter, max_record_size: MAX_ROW_CHARACTERS },
    on_record(cells: string[], { bytes }) {
      records.push({ cells, endsAt: bytes });
      return null;
    },
  });
  const ended = finished(parser.resume());
  ended.catch(() => undefined);
  const taken = () => records.splice(0);
  try {
    for await (const piece of pieces) {
      await new Promise<void>((resolve, reject) => {
        parser.write(piece, error => (error ? reject(error) : resolve()));
      });
      yield* taken();
    }
    parser.end();
    await ended;
  } catch (error) {
    yield* taken();
    throw error;
  } finally {
    parser.destroy();
  }
  yield* taken();
}

const CSV_OPTIONS = { bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true };

const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter with which the header has the column of the text; otherwise the one that gives the most columns. */
function findDelimiter(head: string, textColumn: string): string {
  const headers = DELIMITERS.map(delimiter => ({ delimiter, titles: readHeader(head, delimiter) }));
  const naming = headers.find(({ titles }) => titles.includes(textColumn));
  return naming?.delimiter ?? headers.toSorted((a, b) => b.titles.length - a.titles.length)[0]?.delimiter ?? ',';
}

function readHeader(head: string, delimiter: string): string[] {
  try {
    const options = { ...CSV_OPTIONS, delimiter, to: 1 };
    const [titles = []] = parseAtOnce(head, options) as string[][];
    return titles.map(title => title.trim());
  } catch {
    return [];
  }
}

function checkColumns(present: readonly string[], name: string, layout: RowLayout): void {
  const wanted = [layout.textColumn, layout.idColumn, layout.languageColumn, layout.referenceColumn];
  const repeated = wanted.find(column => column !== undefined && present.indexOf(column) < present.lastIndexOf(column));
  if (repeated !== undefined) {
    throw new ToolError(`${name} has several columns "${repeated}". Rename all but one.`, EXIT_CODES.usage);
  }
  const missing = wanted.filter(column => column !== undefined && !present.includes(column));
  if (missing.length === 0) return;
  const shown = present.slice(0, 30).map(title => title.slice(0, 40));
  const message = `${name} has no column ${missing.map(column => `"${column}"`).join(', ')}. It has: ${shown.join(', ')}`;
  throw new ToolError(message, EXIT_CODES.usage);
}

const CSV_FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote that is opened there is never closed',
  CSV_MAX_RECORD_SIZE: 'the row has more than 10 MiB; perhaps a quote is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quote',
};

function describeFault(error: CsvError, name: string, number: number): string {
  const what = CSV_FAULTS[error.code] ?? error.message;
  return `${name}: after row ${number}, ${what}. Correct the file, then continue with --resume: rows that are in the output are not sent again.`;
}

async function* readNdjson(pieces: AsyncIterable<string>, name: string, layout: RowLayout): AsyncGenerator<ReadRow> {
  let number = 0;
  for await (const { line, endsAt } of linesOf(pieces)) {
    if (line?.trim() === '') continue;
    number += 1;
    const fields = line === undefined ? undefined : readObject(line);
    if (number === 1 && fields) checkColumns(Object.keys(fields), name, layout);
    if (fields) {
      const row = toRow(number, layout, column => (Object.hasOwn(fields, column) ? fields[column] : undefined));
      yield { ...row, endsAt };
    } else {
      const digest = line === undefined ? undefined : digestOf(undefined, line);
      yield { number, id: undefined, digest, endsAt, fault: line === undefined ? TOO_LONG : NO_OBJECT };
    }
  }
}

const TOO_LONG = { status: 0, code: 'payload-too-large', detail: 'The line has more than 10 MiB.' };
const NO_OBJECT = { status: 0, code: 'malformed-json', detail: 'The line is not a JSON object.' };

interface Line {
  /** The line without its line break; undefined if it is too long. */
  readonly line: string | undefined;
  /** In bytes of UTF-8. */
  readonly endsAt: number;
}

async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = '';
  let endsAt = 0;
  let isTooLong = false;
  for await (const piece of pieces) {
    const lines = piece.split('\n');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      endsAt += Buffer.byteLength(line) + 1;
      yield { line: isTooLong ? undefined : rest + line, endsAt };
      rest = '';
      isTooLong = false;
    }
    endsAt += Buffer.byteLength(last);
    if (!isTooLong) rest += last;
    if (rest.length > MAX_ROW_CHARACTERS) isTooLong = true;
  }
  if (isTooLong || rest !== '') yield { line: isTooLong ? undefined : rest, endsAt };
}

function readObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
