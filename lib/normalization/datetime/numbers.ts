/** Digits, as what they may stand for. */
import type { Edge, NumberEdges } from './chart.ts';
import type { Grammar } from './grammar.ts';
import { type NumberMeaning, numberMeaning } from './meaning.ts';
import type { Token } from './tokens.ts';

/** Categories that a number of this value can be, words and digits alike. */
export function numberCategories(value: number): string[] {
  const categories = ['NUM'];
  if (value >= 1 && value <= 31) categories.push('DAY');
  if (value >= 1 && value <= 12) categories.push('MON');
  if (value <= 24) categories.push('HOUR');
  if (value <= 59) categories.push('MINUTE');
  return categories;
}

/** @param ordinalSuffixes what makes an ordinal of the digits before it, without a blank between them */
export function createNumberEdges(grammar: Grammar, ordinalSuffixes: ReadonlySet<string>): NumberEdges {
  const ids = new Map<string, number>();
  const id = (category: string): number => {
    const known = ids.get(category) ?? grammar.id(category);
    ids.set(category, known);
    return known;
  };
  const small: (readonly [number, NumberMeaning])[][] = [];
  return (tokens, at) => {
    const token = tokens[at];
    if (!token || token.text.length > 14) return [];
    const key = token.text.length <= 2 ? Number(token.text) + (token.text.length - 1) * 100 : -1;
    const senses = small[key] ?? digitSenses(token).map(([name, value]) => [id(name), numberMeaning(value)] as const);
    if (key >= 0) small[key] = senses;
    const edges = senses.map(([category, meaning]): Edge => ({ category, end: at + 1, meaning, cost: 0 }));
    const suffix = tokens[at + 1];
    if (suffix && suffix.start === token.end && token.text.length <= 2 && ordinalSuffixes.has(suffix.text)) {
      edges.push({ category: id('ORD'), end: at + 2, meaning: numberMeaning(Number(token.text)), cost: 0 });
    }
    return edges;
  };
}

function digitSenses({ text }: Token): [category: string, value: number][] {
  const value = Number(text);
  const senses: [string, number][] = [['NUM', value]];
  if (text.length <= 2) {
    for (const category of numberCategories(value)) {
      if (category === 'NUM' || (category === 'MINUTE' && text.length !== 2)) continue;
      senses.push([category, value]);
    }
    if (text.length === 2) senses.push(['TWODIGITS', value]);
  }
  if (text.length === 4 && value >= 1000 && value < 3000) senses.push(['YEAR', value]);
  if ((text.length === 3 || text.length === 4) && isClock(value)) senses.push(['HHMM', value]);
  if (text.length === 8 && value > 1000_00_00 && value < 3000_00_00) senses.push(['YYYYMMDD', value]);
  if (text.length >= 3 && text.length <= 6) senses.push([`DIGITS${text.length}`, value]);
  return senses;
}

const isClock = (value: number): boolean => Math.floor(value / 100) <= 24 && value % 100 <= 59;
