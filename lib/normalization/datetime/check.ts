/** Finds faults in the date words of a language. Only tests use it, so that requests do not pay for it. */
import { type Category, cardinalWords, type DateWords, type NumberWords, ordinalWords } from '../../languages/index.ts';
import { ANSWERS } from './grammar.ts';
import { MOST_CARDINAL, MOST_ORDINAL, putTables } from './lexicon.ts';
import { digitSenses } from './numbers.ts';
import { expand, isCategory } from './patterns.ts';
import { PRODUCTIONS } from './productions/index.ts';
import type { TableSink } from './senses.ts';
import { sharedRules } from './shared-rules.ts';
import { tokenize } from './tokens.ts';

/** One line for each fault. There is none if every rule can be reached and every word can be a token. */
export const findFaults = (words: DateWords, numbers: NumberWords): string[] => [
  ...findIncomplete(words, numbers),
  ...findUnreached(words, numbers),
  ...findUnsayable(words),
  ...findRepeated(words),
];

/** Tables that lack a day, a month or a number. */
function findIncomplete({ months, weekdays, units }: DateWords, numbers: NumberWords): string[] {
  const lacking = (name: string, words: readonly string[], first: number) =>
    words.flatMap((phrases, index) => (phrases === '' ? [`${name}: no word for ${first + index}`] : []));
  const few = (name: string, values: readonly unknown[], needed: number) => {
    const present = new Set(values).size;
    return present < needed ? [`${name}: ${present} of at least ${needed}`] : [];
  };
  const valuesOf = (table: readonly (readonly [string, unknown])[]) => table.map(([, value]) => value);
  return [
    ...few('months', valuesOf(months), 12),
    ...few('weekdays', valuesOf(weekdays), 7),
    ...few('units', valuesOf(units), 10),
    ...lacking('cardinals', cardinalWords(numbers, MOST_CARDINAL), 0),
    ...lacking('ordinals', ordinalWords(numbers, MOST_ORDINAL), 1),
  ];
}

/** Digits of every length and range that `digitSenses` tells apart. */
const DIGITS = ['5', '05', '12', '25', '45', '430', '1830', '2712', '2026', '20261117'];
/** Categories that every language has without naming them. */
const OF_NUMBERS: readonly string[] = [
  ...DIGITS.flatMap(digitSenses).map(([name]) => name),
  ...['ORD', 'NTH', 'WORDNUM', 'TWOWORDS', 'FIVES', 'DFIVES'],
];

/** Rules whose production does not exist or whose items never occur, and categories that no rule uses. */
export function findUnreached(words: DateWords, numbers: NumberWords): string[] {
  const known: ReadonlySet<string> = new Set(Object.keys(PRODUCTIONS));
  const unknown = words.rules.filter(([, , name]) => !known.has(name));
  if (unknown.length > 0) return unknown.map(([, pattern, name]) => `"${pattern}" names no production: ${name}`);

  const { rules, tabled } = record(words, numbers);
  const results = new Set<string>([...rules.map(({ result }) => result), ...tabled]);
  const yielded = new Set([...results, ...OF_NUMBERS]);
  const used = new Set<string>([...rules.flatMap(({ pattern }) => categoriesOf(pattern)), ...ANSWERS, ...OF_NUMBERS]);
  const dead = rules.flatMap(({ result, pattern }) =>
    categoriesOf(pattern)
      .filter(name => !yielded.has(name))
      .map(name => `${result} "${pattern}": nothing yields ${name}`),
  );
  return [...dead, ...[...results].filter(name => !used.has(name)).map(name => `nothing uses ${name}`)];
}

const categoriesOf = (pattern: string): string[] =>
  pattern.split(/[ ()|?]+/).filter(item => item !== '' && isCategory(item));

/** Records what the tables and rules put into a grammar, without building it. */
class Recorder implements TableSink {
  readonly rules: { result: Category; pattern: string }[] = [];
  /** Categories that the tables yield. */
  readonly tabled = new Set<Category>();

  addPhrase(category: Category): void {
    this.tabled.add(category);
  }

  addRule(result: Category, pattern: string): void {
    this.rules.push({ result, pattern });
  }
}

function record(words: DateWords, numbers: NumberWords): Recorder {
  const recorder = new Recorder();
  putTables(words, numbers, recorder);
  return recorder;
}

/** Items that can never be a token, such as words with an apostrophe. */
const findUnsayable = ({ rules }: DateWords): string[] =>
  rules.flatMap(([, pattern]) =>
    [...new Set(expand(pattern).flat())]
      .filter(item => !isCategory(item) && !isOneToken(item))
      .map(item => `"${pattern}": no token is ${item}`),
  );

function isOneToken(item: string): boolean {
  const [only, ...more] = tokenize(item);
  return only?.text === item && more.length === 0;
}

/** Rules that add nothing to the ones before them. */
function findRepeated(words: DateWords): string[] {
  const cheapest = new Map<string, number>();
  return [...sharedRules(words), ...words.rules].flatMap(([result, pattern, name, option, cost = 0]) => {
    const keys = expand(pattern).map(items => JSON.stringify([result, items, name, option]));
    const isNew = keys.some(key => cost < (cheapest.get(key) ?? Number.POSITIVE_INFINITY));
    for (const key of keys) cheapest.set(key, Math.min(cost, cheapest.get(key) ?? cost));
    return isNew ? [] : [`${result} "${pattern}" repeats earlier rules`];
  });
}
