import { type Language, languagePack } from '../languages/index.ts';
import { createTokenizer } from '../text/index.ts';

/** Signs between a value and other words. A dash or a currency sign may be a part of the value. */
const PUNCTUATION = '.,;:!?()"\'[]„“”«»…’¿¡';

const cut = createTokenizer({ blanks: PUNCTUATION, splitsHyphens: true, maxTokens: 64 });

const known = new Map<Language, (text: string) => boolean>();

/** @returns whether the text around a value holds only words that leave the value unchanged */
export async function loadFillers(language: Language): Promise<(text: string) => boolean> {
  const found = known.get(language);
  if (found) return found;
  const { neutral, about } = await languagePack(language).fillers();
  const words = new Set([...neutral, ...about]);
  const isFiller = (text: string): boolean => cut(text).every(token => token.kind === 'word' && words.has(token.text));
  known.set(language, isFiller);
  return isFiller;
}
