import type { Scan } from './scan.ts';
import { matchPhrase } from './scan.ts';

/** "half of one percent", "three quarters of 1 %": the position after the mark. */
export function readOnePercent(scan: Scan, at: number): number | undefined {
  const token = scan.tokens[at];
  const isOne = token?.text === '1' || (token?.entry?.role === 'add' && token.entry.value === 1);
  return isOne ? readPercentMark(scan, at + 1) : undefined;
}

/** The position after a percent sign or word at `at`; undefined if there is none. */
export function readPercentMark(scan: Scan, at: number): number | undefined {
  if (scan.tokens[at]?.text === '%' || scan.tokens[at]?.text === '٪') return at + 1;
  for (const phrase of scan.lexicon.percent) {
    const next = matchPhrase(scan, at, phrase);
    if (next !== undefined) return next;
  }
  return undefined;
}
