/** What may stand between two pieces of a code. */
import { isBlankAt, isCapitalAt } from './runs.ts';

/** The greatest distance between two pieces, in UTF-16 units. Joined letters may stand between them. */
export const LONGEST_STEP = 8;
const LONGEST_SIGNS = 3;
/** The signs that may stand between two pieces, apart from white space: `,.-/` and the dash. */
const ASCII_END = 0x80;
const SIGNS = new Uint8Array(ASCII_END);
for (const sign of ' ,.-/') SIGNS[sign.charCodeAt(0)] = 1;
const DASH = 0x2013;

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
  return (unit < ASCII_END && SIGNS[unit] === 1) || unit === DASH || isBlankAt(text, at);
}
