import { cut } from '../tool/index.ts';
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

/** The answers, each with a row for each entity, within 80 columns. Dropped entities are listed with their reason. */
export function table(answers: readonly Answer[]): string {
  return answers.flatMap((answer, index) => [describeTurn(answer, index), ...rowsOf(answer)]).join('\n');
}

function describeTurn({ turn, body, elapsedMs }: Answer, index: number): string {
  const times = `${body.processing_time_ms.toFixed(1)} ms, over HTTP ${elapsedMs.toFixed(1)} ms`;
  return `${index + 1}  ${turn.language}  from ${body.cache_source}, ${times}`;
}

function rowsOf({ body }: Answer): string[] {
  const found = body.entities.map(({ name, raw_value, value, match, confidence, start, end }) =>
    row([name, value ?? 'null', match, confidence.toFixed(2), start === null ? 'none' : `${start}..${end}`, raw_value]),
  );
  const dropped = body.dropped.map(({ name, raw_value, reason }) =>
    row([name, `dropped: ${reason}`, '', '', '', raw_value]),
  );
  return [...found, ...dropped];
}

/** Widths of name, value, match, confidence and span; the words that were said take the rest. */
const WIDTHS = [12, 18, 6, 4, 8];
const SAID = 80 - 3 - WIDTHS.reduce((sum, width) => sum + width + 1, 0);

function row(cells: readonly string[]): string {
  const columns = cells.map((cell, at) => cut(cell, WIDTHS[at] ?? SAID).padEnd(WIDTHS[at] ?? 0));
  return `   ${columns.join(' ')}`.trimEnd();
}
