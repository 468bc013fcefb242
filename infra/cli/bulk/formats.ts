import { parse } from 'csv-parse/sync';
import type { Entity, ExtractResponse } from '../../../clients/typescript/index.ts';
import type { Row, RowProblem } from './row.ts';
import type { LineFormat } from './row-file.ts';

type Named = Pick<Row, 'number' | 'id'>;

/** How answers stand in the output, one line each. */
export interface AnswerFormat extends LineFormat {
  write(row: Named, answer: ExtractResponse): string;
  /** The line of a row that asks the same as an earlier one. */
  repeat(row: Named, line: string, earlier: number): string;
}

const ROW_IN_JSON = /^\{"row":(\d{1,8})[,}]/;
const ROW_IN_CSV = /^(\d{1,8}),/;

const rowBy = (pattern: RegExp) => (line: string) => {
  const [, row] = pattern.exec(line) ?? [];
  return row === undefined ? undefined : Number(row);
};

/** `{"row":1,"id":"…", …the answer}` */
export const NDJSON: AnswerFormat = {
  head: '',
  rowOf: rowBy(ROW_IN_JSON),
  write: (row, answer) => JSON.stringify({ ...named(row), ...answer }),
  repeat(row, line, earlier) {
    const { row: _row, id: _id, duplicate_of_row, ...answer } = JSON.parse(line);
    return JSON.stringify({ ...named(row), duplicate_of_row: duplicate_of_row ?? earlier, ...answer });
  },
};

/** `{"row":1,"id":"…","problem":{…}}` */
export const FAILURES = {
  head: '',
  rowOf: rowBy(ROW_IN_JSON),
  write: (row: Named, problem: RowProblem) => JSON.stringify({ ...named(row), problem }),
  repeat(row: Named, line: string): string {
    return this.write(row, JSON.parse(line).problem);
  },
};

const named = ({ number, id }: Named) => ({ row: number, ...(id !== undefined && { id }) });

const FIRST = ['row', 'id', 'duplicate_of_row', 'text'];
const LAST = ['review', 'dropped', 'cache_source', 'audit_id'];
/** Between the values of two entities of one type. */
const SEPARATOR = ' | ';

/** A line for each row: for each entity type its values, what was said, and the confidence. */
export function createCsvFormat(entityTypes: readonly string[]): AnswerFormat {
  const columns = [
    ...FIRST,
    ...entityTypes.flatMap(type => [type, `${type}.raw_value`, `${type}.confidence`]),
    ...LAST,
  ];
  return {
    head: toLine(columns.map(toCell)),
    rowOf: rowBy(ROW_IN_CSV),
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

const cellsOf = (entities: readonly Entity[]): string[] => [
  entities.map(({ value }) => value ?? '').join(SEPARATOR),
  entities.map(({ raw_value }) => raw_value).join(SEPARATOR),
  entities.map(({ confidence }) => confidence).join(SEPARATOR),
];

const toLine = (cells: readonly string[]): string => `${cells.join(',')}\n`;

/** White space is one space, so that a row is one line. */
function toCell(value: string | number): string {
  const text = String(value).replace(/\s+/gu, ' ');
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
