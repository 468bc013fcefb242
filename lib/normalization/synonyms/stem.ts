import type { Ending, WordEndings } from '../../languages/index.ts';
import { synonymKey } from './key.ts';
import { foldedWords, isAlphabetic } from './words.ts';

/** The key of a text whose words are made singular. A word with a digit in it is a code and stays as it is. */
export type StemmedKey = (text: string) => string;

export function createStemmedKey({ last, others = last, spellings = [] }: WordEndings): StemmedKey {
  const [ofLast, ofOthers] = [last.map(ending), others.map(ending)];
  const anywhere = spellings.map(([pattern, replacement]) => [new RegExp(pattern, 'g'), replacement] as const);
  const stem = (word: string, endings: readonly CompiledEnding[]): string => {
    const spelled = anywhere.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), word);
    const [pattern, replacement] = endings.find(([form]) => form.test(spelled)) ?? [];
    return pattern && replacement !== undefined ? spelled.replace(pattern, `$1${replacement}`) : spelled;
  };
  return text => {
    const words = foldedWords(text);
    const end = words.length - 1;
    const stems = words.map((word, at) => (isAlphabetic(word) ? stem(word, at === end ? ofLast : ofOthers) : word));
    return synonymKey(stems.join(' '));
  };
}

type CompiledEnding = readonly [form: RegExp, replacement: string];

const ending = ([pattern, replacement]: Ending): CompiledEnding => [new RegExp(`^(.{4,})${pattern}$`), replacement];
