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
  for (let at = 0; at < scan.tokens.length; ) {
    const token = scan.tokens[at];
    const isSigned = token !== undefined && !token.readsOut && (token.text === '+' || plus.has(token.text));
    const run = isSigned || token?.readsOut ? readDigitString(scan, isSigned ? at + 1 : at, options) : undefined;
    if (!run) {
      at += 1;
      continue;
    }
    const isSaid = scan.tokens.slice(at, run.next).some(({ kind }) => kind === 'word');
    const start = token?.start ?? 0;
    const end = scan.tokens[run.next - 1]?.end ?? start;
    if (isSaid && run.text.length >= least) found.push({ start, end, digits: `${isSigned ? '+' : ''}${run.text}` });
    at = run.next;
  }
  return found;
}
