import { readDigitString, scanNumbers } from '../numeric/index.ts';
import { spokenLexicon } from './lexicon.ts';
import type { SpokenContext } from './spoken-context.ts';

/** A spoken number in free text. Offsets are UTF-16 units. */
export interface SpokenDigits {
  readonly start: number;
  readonly end: number;
  /** The digits, with a leading "+" if it was said. */
  readonly digits: string;
}

/**
 * Runs of at least `least` digits, some of them in words. Written runs are read by `findRuns`.
 * @param joinsHundreds "seiscientos doce" is 612, not 600 and 12
 */
export function findSpokenDigits(
  text: string,
  context: SpokenContext,
  least: number,
  joinsHundreds = false,
): SpokenDigits[] {
  const scan = scanNumbers(text, context);
  const { plus } = spokenLexicon(context.language);
  const options = { separated: true, thousands: true, joinsHundreds };
  const found: SpokenDigits[] = [];
  let from = 0;
  for (const first of scan.marks) {
    if (first < from) continue;
    const sign = first > from ? scan.tokens[first - 1] : undefined;
    const isSigned = sign !== undefined && !sign.readsOut && (sign.text === '+' || plus.has(sign.text));
    const run = isSigned || scan.tokens[first]?.readsOut ? readDigitString(scan, first, options) : undefined;
    if (!run) continue;
    from = run.next;
    const at = isSigned ? first - 1 : first;
    const isSaid = scan.tokens.slice(at, run.next).some(({ kind }) => kind === 'word');
    if (!isSaid || run.text.length < least) continue;
    const start = scan.tokens[at]?.start ?? 0;
    const end = scan.tokens[run.next - 1]?.end ?? start;
    found.push({ start, end, digits: `${isSigned ? '+' : ''}${run.text}` });
  }
  return found;
}
