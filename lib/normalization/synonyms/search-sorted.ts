import { lowerBound } from './bisect.ts';
import { editDistance } from './edit-distance.ts';

/** The number of edits to search for, and how many of them may be in the first `calm` units of the word. */
export interface EditLimits {
  most: number;
  calm: number;
  mostWhileCalm: number;
}

/** Emits the words within some edits of a word. Words beyond 120 units are not searched. */
export function searchSorted(
  words: readonly string[],
  word: string,
  limits: EditLimits,
  emit: (word: string) => void,
): void {
  if (word.length <= LONGEST) new PrefixWalk(words, word, limits, emit).run();
}

/** Ranges with at most this many words are compared word by word. */
const FEW = 4;

const LONGEST = 120;
const FAR = 200;

/** The edit table, a row for each level of the tree. It is kept from call to call, because making it took most of the time. */
const WIDTH = LONGEST + 8;
const table = new Uint8Array((LONGEST + 4) * WIDTH).fill(FAR);

const cell = (depth: number, at: number): number => table[depth * WIDTH + 1 + at] ?? FAR;

/**
 * Walks sorted words as the tree of their prefixes. Each level has one row of the edit table, of which only the cells
 * near the diagonal can matter. Once all edits are spent, the rest must match exactly and is looked up at once.
 */
class PrefixWalk {
  readonly #words: readonly string[];
  readonly #word: string;
  readonly #limits: EditLimits;
  readonly #emit: (word: string) => void;
  /** Units at the beginning in which no edit is allowed. */
  readonly #untouched: number;

  constructor(words: readonly string[], word: string, limits: EditLimits, emit: (word: string) => void) {
    this.#words = words;
    this.#word = word;
    this.#limits = limits;
    this.#emit = emit;
    this.#untouched = limits.mostWhileCalm === 0 ? limits.calm : 0;
  }

  run(): void {
    const prefix = this.#word.slice(0, this.#untouched);
    this.#writeRow(this.#untouched, at => at - this.#untouched);
    this.#walk(lowerBound(this.#words, prefix), lowerBound(this.#words, `${prefix}\uffff`), this.#untouched);
  }

  #walk(low: number, high: number, depth: number): void {
    if (high - low <= FEW) this.#lookAtEach(low, high);
    else if (this.#areEditsSpent(depth)) this.#finish(low, high, depth);
    else this.#branch(low, high, depth);
  }

  #branch(low: number, high: number, depth: number): void {
    const { most } = this.#limits;
    for (let at = low; at < high; ) {
      const current = this.#words[at] ?? '';
      if (current.length === depth) {
        const { length } = this.#word;
        if (Math.abs(length - depth) <= most && cell(depth, length) <= most) this.#emit(current);
        at += 1;
        continue;
      }
      const next = endOfBranch(this.#words, at, high, depth);
      if (depth < LONGEST && this.#descend(current, depth)) this.#walk(at, next, depth + 1);
      at = next;
    }
  }

  /** Fills the row of the next level. @returns whether a word in this branch can be near enough */
  #descend(current: string, depth: number): boolean {
    const unit = current.charCodeAt(depth);
    const previous = depth > this.#untouched ? current.charCodeAt(depth - 1) : -1;
    const own = (depth + 1) * WIDTH + 1;
    return this.#writeRow(depth + 1, at => {
      if (at === 0) return cell(depth, 0) + 1;
      const expected = this.#word.charCodeAt(at - 1);
      const kept = cell(depth, at - 1) + (expected === unit ? 0 : 1);
      const value = Math.min(kept, cell(depth, at) + 1, (table[own + at - 1] ?? FAR) + 1);
      const isSwap = at > 1 && expected === previous && this.#word.charCodeAt(at - 2) === unit;
      return isSwap ? Math.min(value, cell(depth - 1, at - 2) + 1) : value;
    });
  }

  /**
   * Fills the cells of a row around its diagonal, and marks the cells beside them as far.
   * @returns whether any cell is near
   */
  #writeRow(depth: number, valueAt: (at: number) => number): boolean {
    const { most, calm, mostWhileCalm } = this.#limits;
    const from = Math.max(0, depth - most);
    const to = Math.min(this.#word.length, depth + most);
    const row = depth * WIDTH + 1;
    table[row + from - 1] = FAR;
    table[row + to + 1] = FAR;
    let isNear = false;
    for (let at = from; at <= to; at += 1) {
      const value = valueAt(at);
      const isWithin = value >= 0 && value <= (at <= calm ? mostWhileCalm : most);
      table[row + at] = isWithin ? value : FAR;
      isNear ||= isWithin;
    }
    return isNear;
  }

  #areEditsSpent(depth: number): boolean {
    const { most } = this.#limits;
    for (let at = Math.max(0, depth - most); at <= Math.min(this.#word.length, depth + most); at += 1) {
      if (cell(depth, at) < most) return false;
    }
    return true;
  }

  /** No edit is left, except the second half of a swap that began at the row before. */
  #finish(low: number, high: number, depth: number): void {
    const { most } = this.#limits;
    const word = this.#word;
    const start = (this.#words[low] ?? '').slice(0, depth);
    for (let at = Math.max(0, depth - most - 1); at <= Math.min(word.length, depth + most); at += 1) {
      if (at >= depth - most && cell(depth, at) === most) this.#lookUp(start + word.slice(at), low, high);
      const canSwap = depth > this.#untouched && at + 1 < word.length && cell(depth - 1, at) === most - 1;
      if (canSwap && start.endsWith(word.charAt(at + 1)))
        this.#lookUp(start + word.charAt(at) + word.slice(at + 2), low, high);
    }
  }

  #lookUp(candidate: string, low: number, high: number): void {
    const at = lowerBound(this.#words, candidate, low, high);
    if (at < high && this.#words[at] === candidate) this.#emit(candidate);
  }

  #lookAtEach(low: number, high: number): void {
    const { most } = this.#limits;
    for (let at = low; at < high; at += 1) {
      const candidate = this.#words[at] ?? '';
      if (editDistance(this.#word, candidate, most) <= most) this.#emit(candidate);
    }
  }
}

/** The first word after `from` with another unit at this depth. */
function endOfBranch(words: readonly string[], from: number, high: number, depth: number): number {
  const unit = words[from]?.charCodeAt(depth);
  let step = 1;
  let low = from;
  while (low + step < high && words[low + step]?.charCodeAt(depth) === unit) {
    low += step;
    step *= 2;
  }
  let end = Math.min(low + step, high);
  while (low + 1 < end) {
    const middle = (low + end) >>> 1;
    if (words[middle]?.charCodeAt(depth) === unit) low = middle;
    else end = middle;
  }
  return end;
}
