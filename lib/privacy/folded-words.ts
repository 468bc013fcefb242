import { foldsTo, HASH_SIZE, hashWord } from './word-hash.ts';

interface Entry<Value> {
  readonly folded: string;
  readonly value: Value;
  /** Index of another word with the same hash; 0 for none. */
  readonly next: number;
}

/**
 * A map from folded words to values. A word is looked up in place, without cutting it out of the text or folding it.
 */
export class FoldedWords<Value> {
  /**
   * Index of the first entry with a hash; 0 for none. The table has 32 KB, so that it stays in the processor's cache.
   */
  readonly #byHash = new Uint16Array(HASH_SIZE);
  readonly #entries: (Entry<Value> | undefined)[] = [undefined];

  /** Adds a word. If the word is there already, its value is replaced. */
  add(folded: string, value: Value): void {
    const hash = hashWord(folded);
    const index = this.#entries.push({ folded, value, next: this.#byHash[hash] ?? 0 }) - 1;
    this.#byHash[hash] = index;
  }

  get(folded: string): Value | undefined {
    return this.at(folded, 0, folded.length, hashWord(folded));
  }

  /**
   * The value of the word at a position in a text.
   * @param hash of the folded word
   */
  at(text: string, start: number, end: number, hash: number): Value | undefined {
    let entry = this.#entries[this.#byHash[hash] ?? 0];
    while (entry && !foldsTo(text, start, end, entry.folded)) entry = this.#entries[entry.next];
    return entry?.value;
  }
}
