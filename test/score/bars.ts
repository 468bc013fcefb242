import { LANGUAGES } from '../../lib/languages/index.ts';
import type { Cell } from './gold.ts';
import type { Score, Tally } from './score.ts';
import { sumOf } from './score.ts';

export interface Result {
  id: string;
  value: number;
  unit: string;
  bar?: number;
  pass?: boolean;
}

const DATES: readonly Cell[] = ['date', 'time', 'datetime'];
const NUMBERS: readonly Cell[] = ['integer', 'decimal', 'ordinal', 'percentage'];
const BARRED: readonly Cell[] = [...DATES, ...NUMBERS, 'money', 'nlu++', 'phone'];

interface Bar {
  id: string;
  percent: number;
  cells: readonly Cell[];
  language?: string;
}

/** From the issue: percent of the pooled rows that must be right. */
const BARS: readonly Bar[] = [
  { id: 'dates-en', percent: 88, cells: DATES, language: 'en' },
  { id: 'dates-de', percent: 80, cells: DATES, language: 'de' },
  { id: 'dates-es', percent: 80, cells: DATES, language: 'es' },
  { id: 'dates-fr', percent: 80, cells: DATES, language: 'fr' },
  ...NUMBERS.map(cell => ({ id: `${cell}s`, percent: 95, cells: [cell] })),
  { id: 'money', percent: 92, cells: ['money'] },
  { id: 'nlu++', percent: 90, cells: ['nlu++'] },
  { id: 'phones', percent: 98, cells: ['phone'] },
];

/** Every bar, and the lead over each library in each locale. A bar without rows is left out, as there is nothing to say. */
export function judge(result: Score, libraries: boolean): Result[] {
  const bars = BARS.flatMap(({ id, percent, cells, language }) => {
    const tally = sumOf(
      result,
      (tag, cell) => cells.includes(cell) && (language === undefined || tag.startsWith(language)),
    );
    if (tally.rows === 0) return [];
    const value = percentOf(tally.ours, tally);
    return [{ id, value, unit: '%', bar: percent, pass: value >= percent }];
  });
  return libraries ? [...bars, ...LANGUAGES.flatMap(language => leads(result, language))] : bars;
}

function leads(result: Score, language: string): Result[] {
  const tally = sumOf(result, (tag, cell) => tag === language && BARRED.includes(cell));
  if (tally.rows === 0) return [];
  return (['chrono', 'microsoft'] as const).map(library => {
    const value = tally.ours - tally[library];
    return { id: `lead-over-${library}-${language}`, value, unit: 'rows', bar: 1, pass: value >= 1 };
  });
}

export const percentOf = (right: number, { rows }: Tally): number => Math.round((right / rows) * 10_000) / 100;
