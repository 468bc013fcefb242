import { lowerBound } from './bisect.ts';
import { editDistance } from './edit-distance.ts';

/** How many edits to look for, and how few of them in the first `calm` units of the word. */
export interface EditLimits {
  most: number;
  calm: number;
  mostWhileCalm: number;
}

/**
 * Emits the words within some edits of a word. Walks the sorted words as the tree of their prefixes, with one row of
 * the edit table a level, of which only the cells near the diagonal can matter; once all edits are spent, what is left
 * must be met exactly and is looked up at once. Words beyond 120 units are not searched.
 */
export function searchSorted(
  words: readonly string[],
  word: string,
  limits: EditLimits,
  emit: (word: string) => void,
): void {
  if (word.length > LONGEST) return;
  const { most, calm, mostWhileCalm } = limits;
  const untouched = mostWhileCalm === 0 ? calm : 0;
  const prefix = word.slice(0, untouched);
  writeRow(untouched, at => at - untouched);
  walk(lowerBound(words, prefix), lowerBound(words, `${prefix}\uffff`), untouched);

  /** Fills the cells of a row around its diagonal, with far ones on either side. @returns whether any is near */
  function writeRow(depth: number, valueAt: (at: number) => number): boolean {
    const from = Math.max(0, depth - most);
    const to = Math.min(word.length, depth + most);
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

  function walk(low: number, high: number, depth: number): void {
    if (high - low <= FEW) lookAtEach(low, high);
    else if (areEditsSpent(depth)) finish(low, high, depth);
    else branch(low, high, depth);
  }

  function branch(low: number, high: number, depth: number): void {
    for (let at = low; at < high; ) {
      const current = words[at] ?? '';
      if (current.length === depth) {
        if (Math.abs(word.length - depth) <= most && cell(depth, word.length) <= most) emit(current);
        at += 1;
        continue;
      }
      const next = endOfBranch(words, at, high, depth);
      if (depth < LONGEST && descend(current, depth)) walk(at, next, depth + 1);
      at = next;
    }
  }

  function descend(current: string, depth: number): boolean {
    const unit = current.charCodeAt(depth);
    const previous = depth > untouched ? current.charCodeAt(depth - 1) : -1;
    const own = (depth + 1) * WIDTH + 1;
    return writeRow(depth + 1, at => {
      if (at === 0) return cell(depth, 0) + 1;
      const expected = word.charCodeAt(at - 1);
      const kept = cell(depth, at - 1) + (expected === unit ? 0 : 1);
      const value = Math.min(kept, cell(depth, at) + 1, (table[own + at - 1] ?? FAR) + 1);
      const isSwap = at > 1 && expected === previous && word.charCodeAt(at - 2) === unit;
      return isSwap ? Math.min(value, cell(depth - 1, at - 2) + 1) : value;
    });
  }

  function areEditsSpent(depth: number): boolean {
    for (let at = Math.max(0, depth - most); at <= Math.min(word.length, depth + most); at += 1) {
      if (cell(depth, at) < most) return false;
    }
    return true;
  }

  /** No edit is left, but for the second half of a swap that began at the row before. */
  function finish(low: number, high: number, depth: number): void {
    const start = (words[low] ?? '').slice(0, depth);
    for (let at = Math.max(0, depth - most - 1); at <= Math.min(word.length, depth + most); at += 1) {
      if (at >= depth - most && cell(depth, at) === most) lookUp(start + word.slice(at), low, high);
      const canSwap = depth > untouched && at + 1 < word.length && cell(depth - 1, at) === most - 1;
      if (canSwap && start.endsWith(word.charAt(at + 1)))
        lookUp(start + word.charAt(at) + word.slice(at + 2), low, high);
    }
  }

  function lookUp(candidate: string, low: number, high: number): void {
    const at = lowerBound(words, candidate, low, high);
    if (at < high && words[at] === candidate) emit(candidate);
  }

  function lookAtEach(low: number, high: number): void {
    for (let at = low; at < high; at += 1) {
      const candidate = words[at] ?? '';
      if (editDistance(word, candidate, most) <= most) emit(candidate);
    }
  }
}

/** Ranges of so many words are looked at word by word. */
const FEW = 4;

const LONGEST = 120;
const FAR = 200;

/** The edit table, a row for each level of the tree; kept from call to call, as making it anew took most of the time. */
const WIDTH = LONGEST + 8;
const table = new Uint8Array((LONGEST + 4) * WIDTH).fill(FAR);

const cell = (depth: number, at: number): number => table[depth * WIDTH + 1 + at] ?? FAR;

/** The first word after `from` that has another unit at the depth. */
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
