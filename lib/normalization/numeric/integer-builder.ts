import type { Entry, Lexicon } from './lexicon.ts';

/** How a word relates to the words before it. */
export interface WordPlace {
  /** "one twenty two" is 122, if the language allows it. */
  readonly pairs: boolean;
  /** A joining word stands before it. */
  readonly joined: boolean;
}

const NO_ROOM = 1;

/**
 * Collects the parts of an integer by scale: 31 million, 256 thousand, 721. The value of each word must be below the
 * room that the word before it leaves: 10 after "twenty", 100 after "hundred", the scale after a scale.
 */
export class IntegerBuilder {
  readonly #vigesimal: boolean;
  readonly #unitBeforeTens: boolean;
  #parts: { value: number; scale: number }[] = [];
  #group = 0;
  #room = Number.POSITIVE_INFINITY;
  #taken = 0;
  ordinal = false;
  /** Made only of a scale or "hundred". */
  bare = true;
  /** The last scale word; 1 if there was none. */
  lastScale = 1;
  lastAdded = 0;

  constructor({ vigesimal, joins }: Pick<Lexicon, 'vigesimal' | 'joins'>) {
    this.#vigesimal = vigesimal;
    this.#unitBeforeTens = joins.unitBeforeTens;
  }

  get value(): number {
    return this.#parts.reduce((sum, part) => sum + part.value, this.#group);
  }

  get afterTens(): boolean {
    return this.#room === 10 || this.#room === 20;
  }

  get afterHundreds(): boolean {
    return this.#taken > 0 && this.#room >= 100 && this.#room !== Number.POSITIVE_INFINITY;
  }

  /** Takes the word if it fits. */
  take(entry: Entry | undefined, place: WordPlace): boolean {
    if (!entry || entry.role === 'join' || (this.ordinal && !entry.ordinal)) return false;
    if (entry.role === 'hundred') return this.#hundred(entry.ordinal);
    if (entry.role === 'scale') return this.#scale(entry.value, entry.ordinal);
    if (this.#vigesimal && entry.value === 20 && this.lastAdded === 4 && this.#group % 100 === 4) {
      this.#group += 76;
      return this.#took(80, entry.ordinal, 20);
    }
    if (place.pairs && this.#pair(entry.value))
      return this.#took(entry.value, entry.ordinal, roomAfter(entry.value, false));
    return this.add(entry.value, entry.ordinal, place.joined);
  }

  /** Adds a value below the room that is left. */
  add(value: number, ordinal: boolean, joined: boolean): boolean {
    if (this.#taken > 0 && (value === 0 || value >= this.#room)) return false;
    // "dreißig zwo" is two numbers, because in one number the unit comes first.
    if (this.#unitBeforeTens && this.#room === 10 && !ordinal) return false;
    if (this.lastAdded === 10 && this.#room === 10 && !this.#followsTen(value, ordinal, joined)) return false;
    this.#group += value;
    return this.#took(value, ordinal, roomAfter(value, this.#vigesimal));
  }

  /** "dix sept", "diez y seis", "décimo octavo"; but not "ten six". */
  #followsTen(value: number, ordinal: boolean, joined: boolean): boolean {
    return joined || (this.#vigesimal && value >= 7) || (ordinal && this.ordinal);
  }

  /** "one twenty two": a unit and then tens make hundreds. */
  #pair(value: number): boolean {
    const fits = this.#taken === 1 && this.#group >= 1 && this.#group <= 9 && value >= 10 && value < 100;
    if (fits) this.#group = this.#group * 100 + value;
    return fits;
  }

  #hundred(ordinal: boolean): boolean {
    if (this.#group > 99 || (this.#group === 0 && this.#taken > 0 && this.#room <= 100)) return false;
    if (!countsHundreds(this.#group, this.#vigesimal)) return false;
    const bare = this.#taken === 0;
    this.#group = (this.#group || 1) * 100;
    this.#took(this.#group, ordinal, 100);
    this.bare = bare;
    return true;
  }

  #scale(scale: number, ordinal: boolean): boolean {
    const bare = this.#taken === 0;
    let value = this.#group;
    let last = this.#parts.at(-1);
    while (last && last.scale < scale) {
      value += last.value;
      this.#parts.pop();
      last = this.#parts.at(-1);
    }
    if (last && last.scale === scale) return false;
    this.#parts.push({ value: (value || 1) * scale, scale });
    this.#group = 0;
    this.lastScale = scale;
    this.#took(0, ordinal, scale);
    this.bare = bare;
    return true;
  }

  #took(value: number, ordinal: boolean, room: number): true {
    this.lastAdded = value;
    this.ordinal ||= ordinal;
    this.#room = room;
    this.#taken += 1;
    this.bare = false;
    return true;
  }
}

/** French counts hundreds from "deux cents" to "dix-neuf cents", but not "dix cents": "vingt cents" are 20 cents. */
export const countsHundreds = (count: number, vigesimal: boolean): boolean =>
  !vigesimal || (count < 20 && count !== 10);

/** The next word must be below this. */
function roomAfter(value: number, vigesimal: boolean): number {
  if (value >= 100) return value % 100 === 0 ? 100 : NO_ROOM;
  if (vigesimal && (value === 60 || value === 80)) return 20;
  return value % 10 === 0 && value > 0 ? 10 : NO_ROOM;
}
