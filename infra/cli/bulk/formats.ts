import { parse } from 'csv-parse/sync';
import type { Entity, ExtractResponse } from '../../../clients/typescript/index.ts';
import { digestOf, onOneLine, type Row, type RowProblem } from './row.ts';
import type { LineFormat, WrittenRow } from './row-file.ts';

type Named = Pick<Row, 'number' | 'id'>;

/** How answers are written to the output, one line each. */
export interface AnswerFormat extends LineFormat {
  write(row: Named, answer: ExtractResponse): string;
  /** The line of a row that asks the same as an earlier one. */
  repeat(row: Named, line: string, earlier: number): string;
}

const ROW_IN_JSON = /^\{"row":(\d{1,8})[,}]/;
/** Row, id, duplicate_of_row and text; a cell in quotes holds its own quotes twice. */
const ROW_IN_CSV = /^(\d{1,8}),(?:("[^"]*(?:""[^"]*)*"|[^",]*),\d*,("[^"]*(?:""[^"]*)*"|[^",]*))?/;

/** `{"row":1,"id":"…", …the answer}` */
export const NDJSON: AnswerFormat = {
  head: '',
  read: line => readJson(line, ({ id, input_text }) => (isText(input_text) ? digestOf(id, input_text) : undefined)),
  write: (row, answer) => JSON.stringify({ ...named(row), ...answer }),
  repeat(row, line, earlier) {
    const { row: _row, id: _id, duplicate_of_row, ...answer } = JSON.parse(line);
    return JSON.stringify({ ...named(row), duplicate_of_row: duplicate_of_row ?? earlier, ...answer });
  },
};

type Failed = Pick<Row, 'number' | 'id' | 'digest'>;

/** `{"row":1,"id":"…","digest":…,"problem":{…}}` */
export const FAILURES = {
  head: '',
  read: (line: string) => readJson(line, ({ digest }) => (typeof digest === 'number' ? digest : undefined)),
  write: (row: Failed, problem: RowProblem) =>
    JSON.stringify({ ...named(row), ...(row.digest !== undefined && { digest: row.digest }), problem }),
  repeat(row: Failed, line: string): string {
    return this.write(row, JSON.parse(line).problem);
  },
};

/** @param digest of the row, by the fields of its line */
function readJson(
  line: string,
  digest: (fields: Record<string, unknown>) => number | undefined,
): WrittenRow | undefined {
  const [, row] = ROW_IN_JSON.exec(line) ?? [];
  if (row === undefined) return undefined;
  try {
    return { row: Number(row), digest: digest(JSON.parse(line)) };
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';

const named = ({ number, id }: Named) => ({ row: number, ...(id !== undefined && { id }) });

const FIRST = ['row', 'id', 'duplicate_of_row', 'text'];
const LAST = ['review', 'dropped', 'cache_source', 'audit_id'];
/** Separates the values of several entities of one type. */
const SEPARATOR = ' | ';

/** A line for each row. Each entity type has columns for its values, the raw values, and the confidence. */
export function createCsvFormat(entityTypes: readonly string[]): AnswerFormat {
  const columns = [
    ...FIRST,
    ...entityTypes.flatMap(type => [type, `${type}.raw_value`, `${type}.confidence`]),
    ...LAST,
  ];
  return {
    head: toLine(columns.map(toCell)),
    read: readCsv,
    write({ number, id }, { input_text, entities, dropped, cache_source, audit_id }) {
      const values = entityTypes.flatMap(type => cellsOf(entities.filter(({ name }) => name === type)));
      const isForReview = entities.some(({ review }) => review);
      const last = [isForReview ? 'true' : '', dropped.length, cache_source, audit_id];
      return toLine([number, id ?? '', '', input_text, ...values, ...last].map(toCell)).trimEnd();
    },
    repeat({ number, id }, line, earlier) {
      const [cells = []] = parse(line) as string[][];
      const [, , duplicateOf, ...rest] = cells;
      return toLine([number, id ?? '', duplicateOf || earlier, ...rest].map(toCell)).trimEnd();
    },
  };
}

function readCsv(line: string): WrittenRow | undefined {
  const [, row, id, text] = ROW_IN_CSV.exec(line) ?? [];
  if (row === undefined) return undefined;
  return { row: Number(row), digest: text === undefined ? undefined : digestOf(fromCell(id), fromCell(text)) };
}

const fromCell = (cell = ''): string => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);

const cellsOf = (entities: readonly Entity[]): string[] => [
  entities.map(({ value }) => value ?? '').join(SEPARATOR),
  entities.map(({ raw_value }) => raw_value).join(SEPARATOR),
  entities.map(({ confidence }) => confidence).join(SEPARATOR),
];

const toLine = (cells: readonly string[]): string => `${cells.join(',')}\n`;

function toCell(value: string | number): string {
  const text = onOneLine(String(value));
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
