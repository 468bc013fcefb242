import { type Language, languagePack } from '../languages/index.ts';
import { LETTER_CLASS } from '../text/index.ts';

/** The word at the end of the text before a time that makes it a range: "between [ten and twelve]". */
export type FindRangeOpener = (before: string) => string | undefined;

export async function loadRangeOpener(language: Language): Promise<FindRangeOpener> {
  const { rangeOpeners } = await languagePack(language).fillers();
  const opener = new RegExp(`(?<!${LETTER_CLASS})(${rangeOpeners})\\s+$`, 'i');
  return before => opener.exec(before.slice(-LONGEST))?.[1];
}

/** UTF-16 units that are read before a time: more than any of the words with some blanks. */
const LONGEST = 16;
