import { HASH_SIZE } from './word-hash.ts';
import { LONGEST_WORD, WordReader } from './word-reader.ts';

/**
 * A map from folded words to values. The letters of all words stand in one array of units, so that a look-up compares
 * numbers and reads no object until it has found the word.
 */
export class FoldedWords<Value> {
  /** Index of the first word with a hash; 0 for none. The table has 32 KB, so that it stays in the processor's cache. */
  readonly #byHash = new Uint16Array(HASH_SIZE);
  /** Index of another word with the same hash; 0 for none. */
  readonly #next: Uint16Array;
  /** Where the letters of each word begin. They end where those of the next word begin. */
  readonly #starts: Uint32Array;
  readonly #letters: Uint16Array;
  readonly #values: (Value | undefined)[] = [undefined];
  readonly #reader = new WordReader();

  /** If a word is there twice, its later value counts. */
  constructor(entries: readonly (readonly [folded: string, value: Value])[]) {
    this.#next = new Uint16Array(entries.length + 1);
    this.#starts = new Uint32Array(entries.length + 2);
    this.#letters = new Uint16Array(entries.reduce((sum, [folded]) => sum + folded.length, 0));
    for (const [folded, value] of entries) this.#add(folded, value);
  }

  #add(folded: string, value: Value): void {
    if (folded.length > LONGEST_WORD)
      throw new RangeError(`A word of ${folded.length} letters is too long for the list`);
    this.#reader.take(folded);
    const { hash, length } = this.#reader;
    const index = this.#values.push(value) - 1;
    const start = this.#starts[index] ?? 0;
    this.#starts[index + 1] = start + length;
    this.#letters.set(this.#reader.folded.subarray(0, length), start);
    this.#next[index] = this.#byHash[hash] ?? 0;
    this.#byHash[hash] = index;
  }

  get(folded: string): Value | undefined {
    this.#reader.take(folded);
    return this.of(this.#reader);
  }

  /** The value of the word that was read last. */
  of({ hash, length, folded }: WordReader): Value | undefined {
    let index = this.#byHash[hash] ?? 0;
    while (index !== 0 && !this.#isAt(index, length, folded)) index = this.#next[index] ?? 0;
    return index === 0 ? undefined : this.#values[index];
  }

  /** Whether a word has these letters. Two words can have the same hash. */
  #isAt(index: number, length: number, folded: Uint16Array): boolean {
    const letters = this.#letters;
    const start = this.#starts[index] ?? 0;
    if ((this.#starts[index + 1] ?? 0) - start !== length) return false;
    for (let at = 0; at < length; at += 1) if (letters[start + at] !== folded[at]) return false;
    return true;
  }
}
