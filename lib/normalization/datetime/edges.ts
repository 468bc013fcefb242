import type { Meaning } from './meaning.ts';
import type { Token } from './tokens.ts';

/** One reading of a row of tokens, with its cost. */
export interface Edge {
  readonly category: number;
  /** Tokens covered. */
  readonly width: number;
  readonly meaning: Meaning | undefined;
  /** 0 for a plain reading. A higher cost means less likely. */
  readonly cost: number;
  /**
   * The results of rules with one item, by the position of the rule; null if a rule gives nothing. Only readings of
   * single tokens that are kept from text to text have it. In a short text, half of all results are of one token.
   */
  readonly alone: (Edge | null)[] | undefined;
  /** Whether rules receive the meaning: those of words that only join times are silent. */
  readonly speaks: boolean;
}

/**
 * All edges are made here and so have one shape, which V8 reads fastest: the chart reads some hundred edges for a sentence.
 *
 * @param isKept whether the edge is kept from text to text
 */
export function createEdge(
  category: number,
  width: number,
  meaning: Meaning | undefined,
  cost: number,
  isKept = false,
): Edge {
  const speaks = meaning !== undefined && meaning.type !== 'silent';
  return { category, width, meaning, cost, alone: isKept ? [] : undefined, speaks };
}

/** The readings that start at each token. */
export type Chart = readonly (readonly Edge[])[];

/** What a token can be by itself, also digits together with a suffix. The edges are shared between positions. */
export type TokenEdges = (tokens: readonly Token[], at: number) => readonly Edge[];
