import { foldCharacter } from '../text/index.ts';

/**
 * The place near a position where a value stands exactly as it is written, when no other text with the same fold can be
 * nearer. Most spans are off by a character or two. Finding the place by folding takes as long as reading the value.
 *
 * @param folded the fold of the value
 * @param near how far from the position an occurrence may start, UTF-16 units
 */
export function exactOccurrence(
  text: string,
  value: string,
  folded: string,
  position: number,
  near: number,
): { start: number; end: number } | undefined {
  const from = Math.max(0, position - near);
  const part = text.slice(from, position + near + value.length);
  const left = part.lastIndexOf(value, position - from);
  const right = part.indexOf(value, position - from + 1);
  const isLeft = left >= 0 && (right < 0 || position - from - left <= right - (position - from));
  const start = from + (isLeft ? left : right);
  const end = start + value.length;
  if (start < from || isOpen(text, start) || isOpen(text, end)) return undefined;
  // What does not show is no part of an occurrence.
  if (foldCharacter(text.charAt(start)) === '' || foldCharacter(text.charAt(end - 1)) === '') return undefined;
  const distance = Math.abs(start - position);
  // The left one of two that are equally near counts.
  for (let at = position - distance + (isLeft ? 1 : 0); at < position + distance; at += 1) {
    if (at !== start && mayStand(text, at, folded)) return undefined;
  }
  return { start, end };
}

/** A character that a mark may stand on, or that is half of a pair: only the fold of the text tells what it is. */
const isOpen = (text: string, at: number): boolean => text.charCodeAt(at) >= FIRST_MARK;

const FIRST_MARK = 0x300;

/** Whether an occurrence may begin there: up to what does not show, or what only the fold of the text tells. */
function mayStand(text: string, start: number, folded: string): boolean {
  if (start < 0) return false;
  let at = start;
  for (let matched = 0; matched < folded.length; at += 1) {
    if (at >= text.length) return false;
    if (isOpen(text, at)) return true;
    const next = foldCharacter(text.charAt(at));
    if (next === '') return true;
    if (!folded.startsWith(next, matched)) return false;
    matched += next.length;
  }
  return true;
}
