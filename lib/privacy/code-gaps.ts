/** What may stand between two pieces of a code. */
import { isCapitalAt } from './runs.ts';

const SPACE = 0x20;
/** The greatest distance between two pieces, in UTF-16 units. Joined letters may stand between them. */
export const LONGEST_STEP = 8;
const LONGEST_SIGNS = 3;
/** The signs that may stand between two pieces, apart from white space: `,.-/` and the dash. */
const SIGNS: readonly number[] = [0x2c, 0x2e, 0x2d, 0x2f, 0x2013];
const ASCII_END = 0x80;

/** Whether only signs or joined letters stand between two tokens. */
export const mayReach = (text: string, from: number, to: number): boolean =>
  to - from <= LONGEST_SIGNS || (to - from <= LONGEST_STEP && isCapitalNear(text, from));

/** Whether a capital follows within two signs. Joined letters begin with a capital. */
export const isCapitalNear = (text: string, at: number): boolean =>
  isCapitalAt(text, at) || isCapitalAt(text, at + 1) || isCapitalAt(text, at + 2);

export function endOfSigns(text: string, from: number): number {
  let at = from;
  while (at < from + LONGEST_SIGNS && isSignAt(text, at)) at += 1;
  return at;
}

function isSignAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === SPACE || SIGNS.includes(unit)) return true;
  const isVisible = unit > SPACE && unit < ASCII_END;
  return !isVisible && /\s/.test(text.charAt(at));
}
