import type { Scan } from './scan.ts';
import { matchPhrase } from './scan.ts';

/** The position after a percent sign or word at `at`; undefined if there is none. */
export function readPercentMark(scan: Scan, at: number): number | undefined {
  if (scan.tokens[at]?.text === '%' || scan.tokens[at]?.text === '٪') return at + 1;
  for (const phrase of scan.lexicon.percent) {
    const next = matchPhrase(scan, at, phrase);
    if (next !== undefined) return next;
  }
  return undefined;
}
