/** Digits, as what they may stand for. */
import type { Edge, TokenEdges } from './chart.ts';
import type { Grammar } from './grammar.ts';
import { numberMeaning } from './meaning.ts';

/** Categories that a number of this value can be, words and digits alike. */
export function numberCategories(value: number): string[] {
  const categories = ['NUM'];
  if (value >= 1 && value <= 31) categories.push('DAY');
  if (value >= 13 && value <= 31) categories.push('LATEDAY');
  if (value >= 1 && value <= 12) categories.push('MON');
  if (value <= 24) categories.push('HOUR');
  if (value <= 59) categories.push('MINUTE');
  if (value > 0 && value < 30 && value % 5 === 0) categories.push('FIVES');
  return categories;
}

/** Numbers met before are remembered: years and the like come again. */
const MAX_REMEMBERED = 2000;
/** Longer ones are no part of a date. */
const MAX_DIGITS = 8;

/** @param ordinalSuffixes what makes an ordinal of the digits before it, without a blank between them */
export function createTokenEdges(grammar: Grammar, ordinalSuffixes: ReadonlySet<string>): TokenEdges {
  const remembered = new Map<string, readonly Edge[]>();
  const edgesOf = (digits: string): readonly Edge[] => {
    const known = remembered.get(digits);
    if (known) return known;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const edges = digitSenses(digits).map(([name, value]) => edge(name, value, 1));
    remembered.set(digits, edges);
    return edges;
  };
  const edge = (name: string, value: number, width: number): Edge => ({
    category: grammar.id(name),
    width,
    meaning: numberMeaning(value),
    cost: 0,
  });
  return (tokens, at) => {
    const token = tokens[at];
    if (!token?.digits) return (token && grammar.lexicon.get(token.text)) ?? [];
    if (token.text.length > MAX_DIGITS) return [];
    const edges = edgesOf(token.text);
    const dotted = tokens[at + 1]?.text === '.' && ordinalSuffixes.has(tokens[at + 2]?.text ?? '') ? 1 : 0;
    const suffix = tokens[at + 1 + dotted];
    if (!suffix || suffix.start !== token.end + dotted || token.text.length > 2 || !ordinalSuffixes.has(suffix.text))
      return edges;
    const value = Number(token.text);
    return [...edges, edge('ORD', value, 2 + dotted), edge('NTH', value, 2 + dotted)];
  };
}

function digitSenses(text: string): [category: string, value: number][] {
  const value = Number(text);
  const senses: [string, number][] = [
    ['NUM', value],
    ['INT', value],
  ];
  if (text.length <= 2) {
    for (const category of numberCategories(value)) {
      if (category === 'NUM' || (category === 'MINUTE' && text.length !== 2)) continue;
      senses.push([category, value]);
    }
    if (text.length === 2) senses.push(['TWODIGITS', value]);
    else senses.push(['DDIGIT', value]);
    if (value > 31) senses.push(['YY', value]);
    if (value >= 1 && value <= 31) senses.push(['DDAY', value]);
    if (value >= 1 && value <= 12) senses.push(['DMON', value]);
  }
  if (text.length === 4 && value >= 1000 && value < 3000) senses.push(['YEAR', value]);
  if ((text.length === 3 || text.length === 4) && isClock(value)) senses.push(['HHMM', value]);
  if (text.length === 4 && value >= 101 && value <= 3112) senses.push(['DDMM', value]);
  if (text.length === 8 && value > 1000_00_00 && value < 3000_00_00) senses.push(['YYYYMMDD', value]);
  return senses;
}

const isClock = (value: number): boolean => Math.floor(value / 100) <= 24 && value % 100 <= 59;
