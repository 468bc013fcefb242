import { foldsTo, HASH_SIZE, hashWord } from './word-hash.ts';

interface Entry<Value> {
  readonly folded: string;
  readonly value: Value;
  /** Index of another word with the same hash; 0 for none. */
  readonly next: number;
}

/** Values by folded words. A word is looked up where it stands in a text: it is not cut out, and not folded again. */
export class FoldedWords<Value> {
  /** Index of an entry by its hash; 0 for none. A table of 32 KB stays in the processor's cache. */
  readonly #byHash = new Uint16Array(HASH_SIZE);
  readonly #entries: (Entry<Value> | undefined)[] = [undefined];

  /** A word that is added again takes the place of the first one. */
  add(folded: string, value: Value): void {
    const hash = hashWord(folded);
    const index = this.#entries.push({ folded, value, next: this.#byHash[hash] ?? 0 }) - 1;
    this.#byHash[hash] = index;
  }

  get(folded: string): Value | undefined {
    return this.at(folded, 0, folded.length, hashWord(folded));
  }

  /** The value of the word at a place of a text. @param hash of the word's fold */
  at(text: string, start: number, end: number, hash: number): Value | undefined {
    let entry = this.#entries[this.#byHash[hash] ?? 0];
    while (entry && !foldsTo(text, start, end, entry.folded)) entry = this.#entries[entry.next];
    return entry?.value;
  }
}
