import type { Scan } from '../numeric/index.ts';

export interface PhraseMatch<T> {
  readonly value: T;
  readonly next: number;
}

/** The meaning of phrases, found by their words at a token. The longest phrase wins. */
export class PhraseTable<T> {
  readonly #byFirstWord = new Map<string, { readonly words: readonly string[]; readonly value: T }[]>();

  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of entries) {
      const words = phrase.split(' ');
      const first = words[0] ?? '';
      const known = this.#byFirstWord.get(first) ?? [];
      known.push({ words, value });
      this.#byFirstWord.set(first, known);
    }
    for (const known of this.#byFirstWord.values()) known.sort((a, b) => b.words.length - a.words.length);
  }

  match({ tokens }: Scan, at: number): PhraseMatch<T> | undefined {
    const known = this.#byFirstWord.get(tokens[at]?.text ?? '');
    const found = known?.find(({ words }) => words.every((word, index) => tokens[at + index]?.text === word));
    return found && { value: found.value, next: at + found.words.length };
  }
}

export const phraseTable = (table: Readonly<Record<string, string>>): PhraseTable<string> =>
  new PhraseTable(Object.entries(table));
