import { type Language, languagePack } from '../languages/index.ts';
import { createTokenizer } from '../text/index.ts';
import type { Surroundings } from './typed.ts';

/**
 * Signs that may stand between a value and other words. Dashes and currency signs are not among them: they may be part
 * of the value.
 */
const PUNCTUATION = '.,;:!?()"\'[]„“”«»…’¿¡';

const cut = createTokenizer({ blanks: PUNCTUATION, splitsHyphens: true, maxTokens: 64 });

/** @returns whether what follows an amount says that it is paid for each of something: "12 euros [la hora]" */
export async function loadRates(language: Language): Promise<(behind: string) => boolean> {
  const { rates } = await languagePack(language).fillers();
  const phrases = rates.split('|').map(phrase => `${phrase} `);
  return behind => {
    const words = cut(behind).map(({ text }) => `${text} `);
    return phrases.some(phrase => words.join('').startsWith(phrase));
  };
}

/** @returns whether a value is a margin and not an amount: "[à 12 euros] près", also where its words are around the value */
export async function loadMargins(language: Language): Promise<(said: string, around: Surroundings) => boolean> {
  const { margins } = await languagePack(language).fillers();
  if (!margins) return () => false;
  const { from, to, never } = margins;
  const neverBeside = new Set(never);
  return (said, { before, after }) => {
    const words = cut(said).map(({ text }) => text);
    const [next = '', afterNext = ''] = cut(after.slice(0, BESIDE)).map(({ text }) => text);
    const all = ['', ...words, next, afterNext];
    const end = all.lastIndexOf(to, words.length + 1);
    if (end < 2) return false;
    all[0] = cut(before.slice(-BESIDE)).at(-1)?.text ?? '';
    const start = all.lastIndexOf(from, end - 2);
    return start >= 0 && !neverBeside.has(all[end - 1] ?? '') && !neverBeside.has(all[end + 1] ?? '');
  };
}

/** The most characters of the text around a value that are looked at. */
const BESIDE = 24;

const known = new Map<Language, (text: string) => boolean>();

/**
 * @param beside further words that do not change a value of this kind
 * @returns whether the text around a value has only words that do not change it
 */
export async function loadFillers(
  language: Language,
  beside: readonly string[] = [],
): Promise<(text: string) => boolean> {
  const found = beside.length === 0 ? known.get(language) : undefined;
  if (found) return found;
  const { neutral, about, sums } = await languagePack(language).fillers();
  const nouns = new Set(sums?.nouns);
  const words = new Set([...neutral, ...about, ...nouns, ...beside]);
  const isFiller = (text: string): boolean =>
    text === '' ||
    cut(text).every(
      (token, at, all) =>
        token.kind === 'word' &&
        (words.has(token.text) || (token.text === sums?.over && nouns.has(all[at - 1]?.text ?? ''))),
    );
  if (beside.length === 0) known.set(language, isFiller);
  return isFiller;
}
