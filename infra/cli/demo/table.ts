import type { Turn } from './conversation.ts';

export interface Answer {
  readonly turn: Turn;
  readonly body: {
    readonly cache_source: string;
    readonly audit_status: string;
    readonly processing_time_ms: number;
    readonly entities: readonly {
      readonly name: string;
      readonly value: string | null;
      readonly raw_value: string;
      readonly confidence: number;
      readonly start: number | null;
      readonly end: number | null;
      readonly match: string;
    }[];
    readonly dropped: readonly { readonly name: string; readonly raw_value: string; readonly reason: string }[];
  };
  /** Over HTTP, as the caller sees it. */
  readonly elapsedMs: number;
}

const HEAD = [
  'turn',
  'language',
  'source',
  'service ms',
  'HTTP ms',
  'entity',
  'said',
  'value',
  'match',
  'confidence',
  'span',
];

/** The answers as a text table with one row for each entity. Dropped entities are listed with their reason. */
export function table(answers: readonly Answer[]): string {
  const rows = answers.flatMap((answer, index) =>
    entityCells(answer).map((cells, row) => [
      ...(row === 0 ? turnCells(answer, index) : ['', '', '', '', '']),
      ...cells,
    ]),
  );
  const widths = HEAD.map((title, column) => Math.max(title.length, ...rows.map(row => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(HEAD), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const turnCells = ({ turn, body, elapsedMs }: Answer, index: number) => [
  String(index + 1),
  turn.language,
  body.cache_source,
  body.processing_time_ms.toFixed(1),
  elapsedMs.toFixed(1),
];

function entityCells({ body }: Answer): string[][] {
  const found = body.entities.map(({ name, raw_value, value, match, confidence, start, end }) => [
    name,
    raw_value,
    value ?? 'null',
    match,
    confidence.toFixed(2),
    start === null ? 'none' : `${start}..${end}`,
  ]);
  const dropped = body.dropped.map(({ name, raw_value, reason }) => [
    name,
    raw_value,
    `dropped: ${reason}`,
    '',
    '',
    '',
  ]);
  const all = [...found, ...dropped];
  return all.length > 0 ? all : [['none', '', '', '', '', '']];
}
