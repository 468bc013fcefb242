import { foldCharacter } from '../text/index.ts';

/**
 * The nearest exact occurrence of a value around a position, if no other text with the same fold can be nearer. Most
 * wrong spans differ by one or two characters. A search by folding takes as long as reading the value.
 *
 * @param folded the fold of the value
 * @param near the greatest distance between the position and the start of an occurrence, UTF-16 units
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
  // Invisible characters are not part of an occurrence.
  if (foldCharacter(text.charAt(start)) === '' || foldCharacter(text.charAt(end - 1)) === '') return undefined;
  const distance = Math.abs(start - position);
  // Of two that are equally near, the left one counts.
  for (let at = position - distance + (isLeft ? 1 : 0); at < position + distance; at += 1) {
    if (at !== start && mayStand(text, at, folded)) return undefined;
  }
  return { start, end };
}

/**
 * Whether only the fold of the text tells what a character is: a mark may follow it, or it is half of a surrogate pair.
 */
const isOpen = (text: string, at: number): boolean => text.charCodeAt(at) >= FIRST_MARK;

const FIRST_MARK = 0x300;

/**
 * Whether an occurrence may begin there. The check stops at invisible characters and at those that only the fold of the
 * text tells.
 */
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
