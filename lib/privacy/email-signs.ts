/** The sign of a spoken address, and the checks of its surroundings that are cheap. */
import { USE } from './lexicon.ts';
import { alphanumericOr, endOfRun } from './runs.ts';
import { SIGN, type Token } from './tokens.ts';

/** The greatest length of a spoken host after its sign, in UTF-16 units. */
export const REACH_BEHIND = 100;

export const AT_OR_BRACKET = SIGN.at | SIGN.bracket;

export const isSign = ({ type, uses }: Token): boolean => type === 'at' || (uses & USE.at) !== 0;

/**
 * Whether a dot or the name of a host follows soon after a sign. Without this check, each "at" would have to be read.
 */
export function mayHaveHost(text: string, tokens: readonly Token[], sign: number): boolean {
  const end = tokens[sign]?.end ?? 0;
  const last = end + REACH_BEHIND;
  for (let at = sign + 1; (tokens[at]?.start ?? last) < last; at += 1) {
    const token = tokens[at];
    if (token && (token.uses & (USE.dot | USE.host)) !== 0) return true;
  }
  const dot = text.indexOf('.', end);
  return dot >= 0 && dot < last;
}

/** Whether an address is fully written (`jane@example.com`). Such an address is found by its form. */
export function isWritten(text: string, { type, end }: Token): boolean {
  return type === 'at' && text.slice(end, endOfRun(text, end, LONGEST_HOST, isHostAt)).includes('.');
}

const LONGEST_HOST = 64;
const isHostAt = alphanumericOr('.-');
