import { LANGUAGES } from '../../lib/languages/index.ts';
import type { Result } from '../report.ts';
import type { Cell } from './gold.ts';
import type { Score, Tally } from './score.ts';
import { sumOf } from './score.ts';

const DATES: readonly Cell[] = ['date', 'time', 'datetime'];
const NUMBERS: readonly Cell[] = ['integer', 'decimal', 'ordinal', 'percentage'];
const BARRED: readonly Cell[] = [
  ...DATES,
  ...NUMBERS,
  ...(['range', 'duration', 'holiday', 'money', 'nlu++', 'phone'] as const),
];

interface Bar {
  id: string;
  percent: number;
  cells: readonly Cell[];
  language?: string;
}

/** Percent of the pooled rows that must be right. */
const BARS: readonly Bar[] = [
  { id: 'dates-en', percent: 92, cells: DATES, language: 'en' },
  { id: 'dates-de', percent: 90, cells: DATES, language: 'de' },
  { id: 'dates-es', percent: 90, cells: DATES, language: 'es' },
  { id: 'dates-fr', percent: 90, cells: DATES, language: 'fr' },
  { id: 'ranges', percent: 85, cells: ['range'] },
  { id: 'durations', percent: 90, cells: ['duration'] },
  { id: 'holidays', percent: 95, cells: ['holiday'] },
  ...NUMBERS.map(cell => ({ id: `${cell}s`, percent: 95, cells: [cell] })),
  { id: 'money', percent: 95, cells: ['money'] },
  { id: 'nlu++', percent: 90, cells: ['nlu++'] },
  { id: 'phones', percent: 98, cells: ['phone'] },
];

/**
 * The highest percentage of wrong answers in a locale, including answers whose alternatives do not contain the right
 * value.
 */
const MOST_WRONG = 3;

/** Every bar, and the lead over each library in each locale of the libraries. A bar without rows is left out. */
export function evaluateBars(result: Score, libraries: boolean): Result[] {
  const bars = BARS.flatMap(({ id, percent, cells, language }) => {
    const tally = sumOf(
      result,
      (tag, cell) => cells.includes(cell) && (language === undefined || tag.startsWith(language)),
    );
    if (tally.rows === 0) return [];
    const value = percentOf(tally.right, tally);
    return [{ id, value, unit: '%', bar: percent, pass: value >= percent }];
  });
  const wrong = LANGUAGES.flatMap(language => {
    const tally = sumOf(result, (tag, cell) => tag === language && BARRED.includes(cell));
    if (tally.rows === 0) return [];
    const value = percentOf(tally.wrong + tally.alternative, tally);
    return [{ id: `wrong-${language}`, value, unit: '%', bar: MOST_WRONG, pass: value <= MOST_WRONG }];
  });
  return [...bars, ...wrong, ...(libraries ? LANGUAGES.flatMap(language => leads(result, language)) : [])];
}

function leads(result: Score, language: string): Result[] {
  const tally = sumOf(result, (tag, cell) => tag === language && BARRED.includes(cell));
  if (tally.rows === 0) return [];
  return (['chrono', 'microsoft'] as const).map(library => {
    const value = tally.right - tally[library];
    return { id: `lead-over-${library}-${language}`, value, unit: 'rows', bar: 1, pass: value >= 1 };
  });
}

export const percentOf = (right: number, { rows }: Tally): number => Math.round((right / rows) * 10_000) / 100;
