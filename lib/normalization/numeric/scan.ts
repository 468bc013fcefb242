import type { DigitStyle } from '../../languages/index.ts';
import type { Annotate } from './annotate.ts';
import { readDigits } from './digits.ts';
import type { Lexicon } from './lexicon.ts';
import type { NumberRead } from './number-read.ts';
import type { NumberToken } from './number-token.ts';
import { tokenize } from './tokens.ts';

/** How numbers are read in a locale. */
export interface NumberLocale {
  readonly lexicon: Lexicon;
  readonly annotate: Annotate;
  readonly style: DigitStyle;
}

/** A text that is ready to be read. */
export interface Scan {
  readonly text: string;
  readonly tokens: readonly NumberToken[];
  readonly lexicon: Lexicon;
  readonly style: DigitStyle;
  /** The text is free text: it is not known to be a number. */
  readonly free: boolean;
  /** The numbers that were read, by position. They are kept for free text, which several kinds read. */
  readonly reads?: Map<number, NumberRead>;
}

/** Free text. */
export interface FreeScan extends Scan {
  /** The positions at which a number can start or a digit can be read out. Most tokens of a text are neither. */
  readonly marks: readonly number[];
}

/**
 * The free-text scan of a request, made once for all kinds: the caller passes the same context to each. The map is
 * weak, so that texts are freed after their request.
 */
const scans = new WeakMap<object, { readonly locale: NumberLocale; readonly scan: FreeScan }>();

export function scanFree(text: string, locale: NumberLocale, context: object): FreeScan {
  const known = scans.get(context);
  if (known && known.scan.text === text && known.locale === locale) return known.scan;
  const plain = createScan(text, locale, true);
  const scan = { ...plain, marks: marksOf(plain.tokens) };
  scans.set(context, { locale, scan });
  return scan;
}

function marksOf(tokens: Scan['tokens']): number[] {
  const marks: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.starts || token?.readsOut) marks.push(at);
  }
  return marks;
}

/** The most numbers, amounts or addresses that are read in a text. An utterance never has more. */
export const MAX_RECOGNITIONS = 5000;

export function createScan(text: string, locale: NumberLocale, free: boolean): Scan {
  const { lexicon, style } = locale;
  const scan = { text, tokens: locale.annotate(tokenize(text)), lexicon, style, free };
  return free ? { ...scan, reads: new Map() } : scan;
}

/** Whether a token touches the one before it. */
export function touches(scan: Scan, index: number): boolean {
  const before = scan.tokens[index - 1];
  return before !== undefined && before.end === scan.tokens[index]?.start;
}

export const textAt = (scan: Scan, at: number): string => scan.tokens[at]?.text ?? '';

export const isArticle = (scan: Scan, at: number): boolean => scan.lexicon.articles.has(textAt(scan, at));

export const skipArticle = (scan: Scan, at: number): number => (isArticle(scan, at) ? at + 1 : at);

/** The position after "and", or after a word that joins a whole and a part: "cinco con un cuarto". */
export const skipJoin = (scan: Scan, at: number): number => {
  const { joinWords, partJoins } = scan.lexicon;
  return joinWords.has(textAt(scan, at)) || partJoins.has(textAt(scan, at)) ? at + 1 : at;
};

export interface DigitRun {
  /** Ranked decimal strings. */
  readonly amounts: string[];
  readonly next: number;
}

const NARROW_SPACES = '\u00a0\u202f\u2009';

/** The digits at `at`, also ",08". Groups with spaces between them are joined if the locale writes them so. */
export function readDigitRun(scan: Scan, at: number): DigitRun | undefined {
  const token = scan.tokens[at];
  if (token?.kind === 'symbol' && (token.text === '.' || token.text === ',') && touches(scan, at + 1)) {
    const fraction = scan.tokens[at + 1];
    if (fraction?.kind !== 'digits' || /\D/.test(fraction.text) || isTouched(scan, at)) return undefined;
    return { amounts: readDigits(`0.${fraction.text}`, { ...scan.style, decimal: '.' }), next: at + 2 };
  }
  if (token?.kind !== 'digits') return undefined;
  const grouped = readSpacedGroups(scan, at);
  if (grouped) return grouped;
  const amounts = readDigits(token.text, scan.style);
  return amounts.length > 0 ? { amounts, next: at + 1 } : undefined;
}

/** Whether something other than a sign touches the token: not so in "-.5", "$.99". */
const isTouched = (scan: Scan, at: number): boolean =>
  touches(scan, at) && !/^[+\-−\p{Sc}]$/u.test(scan.tokens[at - 1]?.text ?? ' ');

/** One to three digits, then groups of three over one space each; the last may carry a decimal part. */
function readSpacedGroups(scan: Scan, at: number): DigitRun | undefined {
  const first = scan.tokens[at];
  if (!first || !/^[1-9]\d{0,2}$/.test(first.text)) return undefined;
  let next = at + 1;
  let said = first.text;
  for (let group = scan.tokens[next]; group; group = scan.tokens[next]) {
    const gap = scan.text.slice(scan.tokens[next - 1]?.end, group.start);
    const spaceGroups =
      gap === ' ' ? !scan.free || scan.style.groupsBySpace : gap.length === 1 && NARROW_SPACES.includes(gap);
    if (!spaceGroups || !/^\d{3}(?:[.,]\d+)?$/.test(group.text)) break;
    said += ` ${group.text}`;
    next += 1;
    if (group.text.length > 3) break;
  }
  if (next === at + 1) return undefined;
  const amounts = readDigits(said, scan.style);
  return amounts.length > 0 ? { amounts, next } : undefined;
}

/** The position after the words of `phrase` at `at`. Hyphens may stand between them. */
export function matchPhrase(scan: Scan, at: number, phrase: readonly string[]): number | undefined {
  let next = at;
  for (const word of phrase) {
    if (next > at && scan.tokens[next]?.text === '-') next += 1;
    if (scan.tokens[next]?.text !== word) return undefined;
    next += 1;
  }
  return next;
}

/** The tokens from `from` to `to` as a separate scan. Its positions start at `from`. */
export function window({ text, tokens, lexicon, style, free }: Scan, from: number, to: number): Scan {
  return { text, tokens: tokens.slice(from, to), lexicon, style, free };
}
