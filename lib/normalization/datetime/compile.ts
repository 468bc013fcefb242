import type { DateWords } from '../../languages/index.ts';
import type { TokenEdges } from './chart.ts';
import type { Grammar } from './grammar.ts';
import { createGrammar } from './lexicon.ts';
import { createTokenEdges } from './numbers.ts';
import { fold } from './tokens.ts';

/** What the parser needs of a locale, compiled. */
export interface Compiled {
  readonly grammar: Grammar;
  readonly tokenEdges: TokenEdges;
  /** Words that only join times. */
  readonly joiners: ReadonlySet<string>;
  /** st, nd ...: known behind digits. */
  readonly suffixes: ReadonlySet<string>;
}

/** @throws Error when a rule names a production that is not there */
export function compile(table: DateWords): Compiled {
  const grammar = createGrammar(table);
  const suffixes = new Set(table.ordinalSuffixes.split('|').map(fold));
  return {
    grammar,
    tokenEdges: createTokenEdges(grammar, suffixes),
    suffixes,
    joiners: new Set(table.connectors.split(/[| ]/).map(fold)),
  };
}
