import { mayHoldLetter } from '../../text/index.ts';
import { readDigitString, type Scan, scanNumbers } from '../numeric/index.ts';
import { type SpokenContext, spokenLexicon } from '../spoken/index.ts';

/** An extension in a text, with the word for it. Offsets are UTF-16 units. */
export interface Extension {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** A longer number is not an extension. */
const MAX_DIGITS = 6;
/** Counts only if the whole text is a phone number. In free text the sign can also begin an order number. */
const HASH = '#';
/** Signs between a number and the word for its extension, and between that word and its digits. */
const BEFORE: ReadonlySet<string> = new Set(',;');
const BEHIND: ReadonlySet<string> = new Set('.:=#');

/**
 * The first extension after a position: a word for it, then digits, written or spoken.
 * @param isNext it must follow immediately
 */
export function findExtension(
  text: string,
  from: number,
  isNext: boolean,
  context: SpokenContext,
): Extension | 'unreadable' | undefined {
  if (!text.includes(HASH) && !mayHoldLetter(text)) return undefined;
  const scan = scanNumbers(text, context);
  const { extension: words } = spokenLexicon(context.language).words.phone;
  for (let at = firstFrom(scan, from); at < scan.tokens.length; at += 1) {
    const token = scan.tokens[at];
    const isHash = token?.text === HASH && !isNext && /\d/.test(text.slice(0, token.start));
    if (token && (isHash || words.includes(token.text))) return readExtension(scan, at) ?? 'unreadable';
    if (isNext && !BEFORE.has(token?.text ?? '')) return undefined;
  }
  return undefined;
}

function readExtension(scan: Scan, at: number): Extension | undefined {
  let next = at + 1;
  while (BEHIND.has(scan.tokens[next]?.text ?? '')) next += 1;
  const digits = readDigitString(scan, next, { joinsHundreds: true });
  if (!digits || digits.text.length > MAX_DIGITS) return undefined;
  const start = scan.tokens[at]?.start ?? 0;
  return { start, end: scan.tokens[digits.next - 1]?.end ?? start, digits: digits.text };
}

/** The first token after a position, found by bisection, because a text can have many numbers. */
function firstFrom({ tokens }: Scan, from: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
