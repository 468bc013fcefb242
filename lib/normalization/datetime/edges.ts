import type { Meaning } from './meaning.ts';
import type { Token } from './tokens.ts';

/** One reading of a row of tokens, with its likelihood. */
export interface Edge {
  readonly category: number;
  /** Tokens covered. */
  readonly width: number;
  readonly meaning: Meaning | undefined;
  /** 0 is plain; the higher the less likely. */
  readonly cost: number;
  /**
   * What the rules of one item make of it, by their places; null where a rule makes nothing. Only the readings of single tokens
   * that are kept from text to text have it: half of all that is made in a short text is made of one token.
   */
  readonly alone?: (Edge | null)[] | undefined;
}

/** The readings that start at each token. */
export type Chart = readonly (readonly Edge[])[];

/** What a token before `end` can be by itself, digits together with a suffix included. The edges are shared between places. */
export type TokenEdges = (tokens: readonly Token[], at: number, end: number) => readonly Edge[];
