import { times } from './decimal.ts';
import type { NumberRead } from './number-read.ts';
import { scaleAt } from './scales.ts';
import { type Scan, skipArticle, textAt } from './scan.ts';

/**
 * Reads a number that is not exact: "a few", "ein paar". Use it only for text that is known to be a number. The value
 * is for review.
 */
export function readLoose(scan: Scan, at: number): NumberRead | undefined {
  const word = skipArticle(scan, at);
  const count = scan.lexicon.loose.get(textAt(scan, word));
  return count === undefined ? readCouple(scan, at) : looseNumber(String(count), word + 1);
}

/** "a couple", "a couple of hundred", "un par de cientos". */
export function readCouple(scan: Scan, at: number): NumberRead | undefined {
  const word = skipArticle(scan, at);
  if (!scan.lexicon.couple.has(textAt(scan, word))) return undefined;
  const behind = scan.lexicon.of.has(textAt(scan, word + 1)) ? word + 2 : word + 1;
  const dozens = scan.lexicon.collectives.get(textAt(scan, behind));
  const scale = dozens === undefined ? scaleAt(scan, behind) : { value: dozens, next: behind + 1 };
  return scale ? looseNumber(times('2', scale.value), scale.next) : looseNumber('2', word + 1);
}

const looseNumber = (amount: string, next: number): NumberRead => ({
  amounts: [amount],
  kind: 'cardinal',
  next,
  vague: true,
});

/** "ein paar", "un par": with an article, such a word is still not a count. */
export function isLooseWord({ lexicon }: Scan, word: string): boolean {
  return lexicon.loose.has(word) || lexicon.couple.has(word);
}
