import { createHash } from 'node:crypto';

/** Different questions of which at least the last are remembered. */
const LEAST_REMEMBERED = 200_000;

/**
 * Which row asked a question first. Memory does not grow with the rows: there are two tables of a fixed size, and when the
 * newer one is full, it replaces the older one.
 */
export class Questions {
  readonly #least: number;
  #newer: FirstRows;
  #older: FirstRows;

  constructor(least = LEAST_REMEMBERED) {
    this.#least = least;
    this.#newer = new FirstRows(least);
    this.#older = new FirstRows(least);
  }

  /** The row itself where no earlier one is remembered. */
  firstRow(row: number, question: object): number {
    const digest = createHash('sha256').update(JSON.stringify(question)).digest();
    const earlier = this.#newer.get(digest) ?? this.#older.get(digest);
    if (earlier !== undefined) return earlier;
    if (this.#newer.count === this.#least) {
      [this.#newer, this.#older] = [this.#older, this.#newer];
      this.#newer.clear();
    }
    this.#newer.add(digest, row);
    return row;
  }
}

/** 96 bits of the digest: of a million questions, two share them with a probability of 1 in 10^16. */
const WORDS_OF_DIGEST = 3;
const WORDS_OF_SLOT = WORDS_OF_DIGEST + 1;

/** Rows by the digest of their question: open addressing, 16 bytes a slot, at most half of the slots in use. */
class FirstRows {
  readonly #mask: number;
  /** The words of the digest, then the row; row 0 marks a free slot. */
  readonly #slots: Uint32Array;
  count = 0;

  constructor(capacity: number) {
    const slots = 2 ** Math.ceil(Math.log2(capacity * 2));
    this.#mask = slots - 1;
    this.#slots = new Uint32Array(slots * WORDS_OF_SLOT);
  }

  get(digest: Buffer): number | undefined {
    return this.#slots[this.#placeOf(digest) + WORDS_OF_DIGEST] || undefined;
  }

  add(digest: Buffer, row: number): void {
    const place = this.#placeOf(digest);
    for (let word = 0; word < WORDS_OF_DIGEST; word += 1) this.#slots[place + word] = digest.readUInt32LE(word * 4);
    this.#slots[place + WORDS_OF_DIGEST] = row;
    this.count += 1;
  }

  clear(): void {
    this.#slots.fill(0);
    this.count = 0;
  }

  /** Of the slot that holds the digest, or of the free one where it belongs. */
  #placeOf(digest: Buffer): number {
    for (let slot = digest.readUInt32LE(0) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const place = slot * WORDS_OF_SLOT;
      if (this.#slots[place + WORDS_OF_DIGEST] === 0 || this.#holds(place, digest)) return place;
    }
  }

  #holds(place: number, digest: Buffer): boolean {
    for (let word = 0; word < WORDS_OF_DIGEST; word += 1) {
      if (this.#slots[place + word] !== digest.readUInt32LE(word * 4)) return false;
    }
    return true;
  }
}
