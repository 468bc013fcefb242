/** The categories of numbers in words and digits. */
import type { Category } from '../../languages/index.ts';
import { createEdge, type Edge, type TokenEdges } from './edges.ts';
import type { ParserGrammar } from './grammar.ts';
import { numberMeaning } from './meaning.ts';
import type { Token } from './tokens.ts';

const isFives = (value: number): boolean => value > 0 && value < 30 && value % 5 === 0;

/** The categories of a number with this value, in words or digits. */
export function numberCategories(value: number): Category[] {
  const categories: Category[] = ['NUM'];
  if (value >= 1 && value <= 31) categories.push('DAY');
  if (value >= 13 && value <= 31) categories.push('LATEDAY');
  if (value >= 1 && value <= 12) categories.push('MON');
  if (value <= 24) categories.push('HOUR');
  if (value <= 59) categories.push('MINUTE');
  if (isFives(value)) categories.push('FIVES');
  return categories;
}

/** Digits are remembered, because years and other numbers recur. */
const MAX_REMEMBERED = 2000;
/** Longer runs of digits are not part of a date. */
const MAX_DIGITS = 8;

/** @param ordinalSuffixes suffixes that make the digits before them an ordinal */
export function createTokenEdges(grammar: ParserGrammar, ordinalSuffixes: ReadonlySet<string>): TokenEdges {
  // By the tokens of the ordinal, 0 for the number alone.
  const remembered = new Map<string, (readonly Edge[])[]>();
  const ordinal = (name: Category, value: number, width: number): Edge =>
    createEdge(grammar.id(name), width, numberMeaning(value), 0);
  const alone = (digits: string): readonly Edge[] => {
    const padded = digits.length === 2 && digits.startsWith('0');
    const senses = digitSenses(digits).map(([name, value]) =>
      createEdge(grammar.id(name), 1, numberMeaning(value, padded), 0, true),
    );
    // Names can contain digits: "1. Advent".
    return [...senses, ...(grammar.lexicon.get(digits) ?? [])];
  };
  const remember = (digits: string): (readonly Edge[])[] => {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const byWidth = [alone(digits)];
    remembered.set(digits, byWidth);
    return byWidth;
  };
  const edgesOf = (digits: string, width: number): readonly Edge[] => {
    const byWidth = remembered.get(digits) ?? remember(digits);
    const known = byWidth[width];
    if (known) return known;
    const value = Number(digits);
    const edges = [...(byWidth[0] ?? []), ordinal('ORD', value, width), ordinal('NTH', value, width)];
    byWidth[width] = edges;
    return edges;
  };
  return (tokens, at) => {
    const token = tokens[at];
    if (token?.kind !== 'digits') return (token && grammar.lexicon.get(token.text)) ?? NOTHING;
    if (token.text.length > MAX_DIGITS) return NOTHING;
    return edgesOf(token.text, ordinalWidth(tokens, at, ordinalSuffixes));
  };
}

const NOTHING: readonly Edge[] = [];

/** The number of tokens of an ordinal in digits, without gaps: "3rd" has two, "3.º" three. 0 if there is none. */
function ordinalWidth(tokens: readonly Token[], at: number, suffixes: ReadonlySet<string>): number {
  const token = tokens[at];
  if (!token || token.text.length > 2) return 0;
  const dotted = tokens[at + 1]?.text === '.' && suffixes.has(tokens[at + 2]?.text ?? '') ? 1 : 0;
  const suffix = tokens[at + 1 + dotted];
  const isSuffix = suffix !== undefined && suffix.start === token.end + dotted && suffixes.has(suffix.text);
  return isSuffix ? 2 + dotted : 0;
}

export function digitSenses(text: string): [category: Category, value: number][] {
  const value = Number(text);
  const senses: [Category, number][] = [
    ['NUM', value],
    ['INT', value],
  ];
  if (text.length <= 2) {
    for (const category of numberCategories(value)) {
      if (category === 'NUM' || category === 'FIVES' || (category === 'MINUTE' && text.length !== 2)) continue;
      senses.push([category, value]);
    }
    if (isFives(value)) senses.push(['DFIVES', value]);
    if (text.length === 2) senses.push(['TWODIGITS', value]);
    else senses.push(['DDIGIT', value]);
    if (value >= 40) senses.push(['YY', value]);
    if (value >= 1 && value <= 31) senses.push(['DDAY', value]);
    if (value >= 1 && value <= 12) senses.push(['DMON', value]);
  }
  if (text.length === 4 && value >= 1000 && value < LATEST_YEAR) senses.push(['YEAR', value]);
  if ((text.length === 3 || text.length === 4) && isClock(value)) senses.push(['HHMM', value]);
  if (text.length === 4 && value >= 101 && value <= 3112) senses.push(['DDMM', value]);
  if (text.length === 8 && value > 1000_00_00 && value < LATEST_YEAR * 10_000) senses.push(['YYYYMMDD', value]);
  return senses;
}

/** Customers do not mean a later year: 2555 is a slip, and 2230 a time of day. */
const LATEST_YEAR = 2200;

const isClock = (value: number): boolean => Math.floor(value / 100) <= 24 && value % 100 <= 59;
