import { createHash } from 'node:crypto';

/** At least this many of the last different questions are remembered. */
const LEAST_REMEMBERED = 200_000;

/**
 * Finds the row that asked a question first. Memory does not grow with the rows: there are two tables of a limited
 * size, and when the newer one is full, it replaces the older one.
 */
export class Questions {
  readonly #least: number;
  #newer = new FirstRows();
  #older = new FirstRows();

  constructor(least = LEAST_REMEMBERED) {
    this.#least = least;
  }

  /** @returns the row itself when no earlier one is remembered */
  firstRow(row: number, question: object): number {
    const digest = digestOf(question);
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

function digestOf(question: object): Uint32Array {
  const bytes = createHash('sha256').update(JSON.stringify(question)).digest();
  return Uint32Array.from({ length: WORDS_OF_DIGEST }, (_, word) => bytes.readUInt32LE(word * 4));
}

/** 96 bits of the digest: of a million questions, two share them with a probability of 1 in 10^16. */
const WORDS_OF_DIGEST = 3;
const WORDS_OF_SLOT = WORDS_OF_DIGEST + 1;
/** The table doubles when it fills up. The largest one has 8 MB, and most files are short. */
const FIRST_SLOTS = 1_024;

/** Rows by the digest of their question: open addressing, 16 bytes a slot, at most half of the slots in use. */
class FirstRows {
  /** The words of the digest, then the row; row 0 marks a free slot. */
  #slots = new Uint32Array(FIRST_SLOTS * WORDS_OF_SLOT);
  #mask = FIRST_SLOTS - 1;
  count = 0;

  get(digest: Uint32Array): number | undefined {
    return this.#slots[this.#placeOf(digest) + WORDS_OF_DIGEST] || undefined;
  }

  add(digest: Uint32Array, row: number): void {
    if (this.count * 2 > this.#mask) this.#double();
    const place = this.#placeOf(digest);
    this.#slots.set(digest, place);
    this.#slots[place + WORDS_OF_DIGEST] = row;
    this.count += 1;
  }

  #double(): void {
    const slots = this.#slots;
    this.#slots = new Uint32Array(slots.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < slots.length; at += WORDS_OF_SLOT) {
      if (slots[at + WORDS_OF_DIGEST] === 0) continue;
      const slot = slots.subarray(at, at + WORDS_OF_SLOT);
      this.#slots.set(slot, this.#placeOf(slot));
    }
  }

  clear(): void {
    this.#slots.fill(0);
    this.count = 0;
  }

  /** The index of the slot with the digest, or of the free slot for it. */
  #placeOf(digest: Uint32Array): number {
    for (let slot = (digest[0] ?? 0) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const place = slot * WORDS_OF_SLOT;
      if (this.#slots[place + WORDS_OF_DIGEST] === 0 || this.#holds(place, digest)) return place;
    }
  }

  #holds(place: number, digest: Uint32Array): boolean {
    for (let word = 0; word < WORDS_OF_DIGEST; word += 1) {
      if (this.#slots[place + word] !== digest[word]) return false;
    }
    return true;
  }
}
