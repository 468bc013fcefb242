import { type LexiconWord, USE } from './lexicon.ts';

/** A number word that is still open: others may be added to it or multiply it. */
interface OpenNumber {
  /** Whole thousands and millions. */
  total: number;
  /** The part below the last whole thousand or million. */
  part: number;
  /** Only smaller values may be added. */
  room: number;
  /** The digits as written, until a word is added. */
  written?: string | undefined;
}

/** Puts number words and written digits together into the digits that were meant: "forty two" is 42. */
export class Composer {
  /** Finished numbers, one after another. */
  readonly groups: string[] = [];
  /** The most digits in a row that were said or written one by one. */
  maxSingles = 0;
  #singles = 0;
  #open: OpenNumber | undefined;
  /** How many times the next digit counts: 2 after "double". */
  #times = 1;

  /** The number of numbers so far, with the open one. */
  get count(): number {
    return this.groups.length + (this.#open ? 1 : 0);
  }

  get digits(): string {
    return this.groups.join('') + (this.#open ? textOf(this.#open) : '');
  }

  addWritten(digits: string): void {
    this.close();
    const isSingle = digits.length === 1;
    // "75 million" is one number.
    if (this.#times === 1) this.#open = { total: 0, part: Number(digits), room: 0, written: digits };
    else this.groups.push(isSingle ? digits.repeat(this.#times) : digits);
    this.#countSingle(isSingle ? this.#times : 0);
    this.#times = 1;
  }

  addWord(word: LexiconWord): void {
    if (word.uses & USE.repeat) {
      this.close();
      this.#times = word.times;
      return;
    }
    const grown = this.#times === 1 && this.#open ? grow(this.#open, word) : false;
    if (grown) {
      this.#countSingle(0);
      return;
    }
    this.close();
    const isSingle = word.size === 'unit';
    if (this.#times > 1) this.groups.push(String(word.value).repeat(this.#times));
    else this.#open = begin(word);
    this.#countSingle(isSingle ? this.#times : 0);
    this.#times = 1;
  }

  /** Ends the open number. */
  close(): void {
    if (this.#open) this.groups.push(textOf(this.#open));
    this.#open = undefined;
  }

  #countSingle(count: number): void {
    this.#singles = count === 0 ? 0 : this.#singles + count;
    this.maxSingles = Math.max(this.maxSingles, this.#singles);
  }
}

const textOf = ({ total, part, written }: OpenNumber): string => written ?? String(total + part);

function begin({ value, size }: LexiconWord): OpenNumber {
  if (size === 'thousand' || size === 'million') return { total: value, part: 0, room: 1_000 };
  return { total: 0, part: value, room: roomBehind(value, size) };
}

function roomBehind(value: number, size: LexiconWord['size']): number {
  if (size === 'hundreds' || size === 'hundred') return value % 100 === 0 ? 100 : 0;
  if (size !== 'tens' && size !== 'score') return 0;
  // soixante-dix, quatre-vingt-onze
  return value === 60 || value === 80 ? 20 : 10;
}

/**
 * Adds a word to an open number, or multiplies the number by it.
 * @returns whether the word belongs to the number
 */
function grow(open: OpenNumber, word: LexiconWord): boolean {
  const isGrown = extend(open, word);
  if (isGrown) open.written = undefined;
  return isGrown;
}

function extend(open: OpenNumber, { value, size }: LexiconWord): boolean {
  if (size === 'thousand') return open.total % 1_000_000 === 0 && multiply(open, value);
  if (size === 'million') return open.total < value && multiply(open, value);
  if (size === 'whole') return addWhole(open, value);
  if (size === 'hundred' && open.part > 0 && open.part < 100) {
    open.part *= value;
    open.room = 100;
    return true;
  }
  if (size === 'score' && open.part % 100 === 4 && open.room === 0 && open.written === undefined) {
    open.part += 76;
    open.room = 20;
    return true;
  }
  if (value === 0 || value >= open.room) return false;
  open.part += value;
  open.room = Math.min(open.room, roomBehind(value, size));
  return true;
}

function multiply(open: OpenNumber, factor: number): boolean {
  if (open.part === 0 && open.total > 0 && factor === 1_000) return false;
  const counted = factor === 1_000 ? open.part : open.total + open.part;
  open.total = (factor === 1_000 ? open.total : 0) + (counted || 1) * factor;
  open.part = 0;
  open.room = 1_000;
  return true;
}

/** Adds a number that is written as one word and is 1,000 or more, after a million. */
function addWhole(open: OpenNumber, value: number): boolean {
  if (open.part !== 0 || open.total === 0 || open.total % 1_000_000 !== 0 || value >= 1_000_000) return false;
  open.total += value;
  open.room = 0;
  return true;
}
