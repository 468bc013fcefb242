import { readDigitString, type Scan, scanNumbers } from '../numeric/index.ts';
import { type SpokenContext, spokenLexicon } from '../spoken/index.ts';

/** A phone number as it was said, and the extension said behind it. */
export interface DialledNumber {
  readonly number: string;
  readonly extension: string | undefined;
}

/** Separates "ext. 12" from the number before it: a word for it, then digits to the end, written or read out. */
export function splitExtension(said: string, context: SpokenContext): DialledNumber {
  const scan = scanNumbers(said, context);
  const { extension: words } = spokenLexicon(context.language).words.phone;
  for (let at = 1; at < scan.tokens.length; at += 1) {
    if (!words.includes(scan.tokens[at]?.text ?? '')) continue;
    const extension = digitsToTheEnd(scan, at + 1);
    if (extension !== undefined) return { number: said.slice(0, scan.tokens[at]?.start), extension };
  }
  return { number: said, extension: undefined };
}

const MAX_DIGITS = 6;
const BETWEEN: ReadonlySet<string> = new Set('.:=#');

function digitsToTheEnd(scan: Scan, from: number): string | undefined {
  let at = from;
  while (BETWEEN.has(scan.tokens[at]?.text ?? '')) at += 1;
  const digits = readDigitString(scan, at, true);
  return digits?.next === scan.tokens.length && digits.text.length <= MAX_DIGITS ? digits.text : undefined;
}
