import type { Ending, WordEndings } from '../../languages/index.ts';
import { keyOfWords } from './key.ts';
import { isAlphabetic } from './words.ts';

/** The key of folded words without plural endings. A word with a digit is a code and stays as it is. */
export type StemmedKey = (words: readonly string[]) => string;

export function createStemmedKey({ last, others = last, spellings = [] }: WordEndings): StemmedKey {
  const [ofLast, ofOthers] = [compile(last), compile(others)];
  const anywhere = spellings.map(([pattern, replacement]) => [new RegExp(pattern, 'g'), replacement] as const);
  const stem = (word: string, { any, each }: CompiledEndings): string => {
    const spelled = anywhere.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), word);
    if (!any.test(spelled)) return spelled;
    const [pattern, replacement] = each.find(([form]) => form.test(spelled)) ?? [];
    return pattern && replacement !== undefined ? spelled.replace(pattern, `$1${replacement}`) : spelled;
  };
  return words => {
    const end = words.length - 1;
    return keyOfWords(
      words.map((word, at) => (isAlphabetic(word) ? stem(word, at === end ? ofLast : ofOthers) : word)),
    );
  };
}

interface CompiledEndings {
  /** Tells whether a word has one of the endings. Most have none. */
  readonly any: RegExp;
  readonly each: readonly (readonly [form: RegExp, replacement: string])[];
}

const compile = (endings: readonly Ending[]): CompiledEndings => ({
  any: new RegExp(`.{4}(?:${endings.map(([pattern]) => pattern).join('|')})$`),
  each: endings.map(([pattern, replacement]) => [new RegExp(`^(.{4,})${pattern}$`), replacement]),
});
