import { readNumber } from './number.ts';
import type { Scan } from './scan.ts';

/**
 * The place from which the words tell of a part of those who were counted before: "eight people, two of them children".
 * Undefined if none do. "Two of them" by itself is the count.
 */
export function subsetFrom(scan: Scan, isCut: (at: number) => boolean): number | undefined {
  const phraseAt = scan.tokens.findIndex((_, at) => scan.lexicon.among.some(phrase => standsAt(scan, phrase, at)));
  for (let at = phraseAt - 1; at > 0; at -= 1) if (isCut(at)) return at;
  return phraseAt > 0 ? phraseAt : undefined;
}

const standsAt = ({ tokens }: Scan, phrase: readonly string[], at: number): boolean =>
  phrase.every((word, index) => tokens[at + index]?.text === word);

/** Whether all numbers from a place on are less than the whole. */
export function areLess(scan: Scan, from: number, whole: number): boolean {
  for (let at = from; at < scan.tokens.length; at += 1) {
    const read = readNumber({ ...scan, free: true }, at);
    if (read && Number(read.amounts[0]) >= whole) return false;
  }
  return true;
}

/** "Eight people, two kids": the kids may be among the eight. */
export const mayListSubset = ({ tokens, lexicon }: Scan): boolean =>
  tokens.some(({ text }) => text === ',') && tokens.some(({ text }) => lexicon.counts.everyone.includes(text));
