/**
 * A bottom-up chart, filled from right to left: when a place is reached, all that starts to the right of it is known, so
 * that each edge is extended once. Work at a place is bounded (edges, tokens covered), which makes it linear in the text.
 */
import type { Grammar, TrieNode } from './grammar.ts';
import type { Meaning } from './meaning.ts';
import type { Token } from './tokens.ts';

export interface Edge {
  readonly category: number;
  /** Index of the token behind the last one covered. */
  readonly end: number;
  readonly meaning: Meaning | undefined;
  /** 0 plain; the higher the less likely. */
  readonly cost: number;
}

export type Chart = readonly (readonly Edge[])[];

/** "on Thursday the twenty fifth of January nineteen ninety two at a quarter past ten in the morning" is 18. */
const MAX_TOKENS = 26;
const MAX_EDGES = 72;
const MAX_ALIKE = 4;

const NOTHING: readonly Edge[] = [];

export type NumberEdges = (tokens: readonly Token[], at: number) => readonly Edge[];

export function fillChart(grammar: Grammar, tokens: readonly Token[], numberEdges: NumberEdges): Chart {
  const chart: (readonly Edge[])[] = new Array(tokens.length + 1).fill(NOTHING);
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (!token) continue;
    const edges = token.digits ? [...numberEdges(tokens, at)] : lexicalEdges(grammar, token.text, at);
    if (edges === undefined) continue;
    saturate(grammar.root, chart, at, edges);
    chart[at] = edges;
  }
  return chart;
}

function lexicalEdges(grammar: Grammar, word: string, at: number): Edge[] | undefined {
  return grammar.lexicon.get(word)?.map(({ category, meaning, cost }) => ({ category, end: at + 1, meaning, cost }));
}

/** Tries each edge, the ones found on the way too, as the first item of every rule. */
function saturate(root: TrieNode, chart: Chart, at: number, edges: Edge[]): void {
  const limit = at + MAX_TOKENS;
  const args: Meaning[] = [];
  const extend = (node: TrieNode, end: number, cost: number): void => {
    for (const rule of node.rules) {
      if (edges.length >= MAX_EDGES) return;
      const meaning = rule.production(args, rule.option);
      if (meaning) addEdge(edges, { category: rule.result, end, meaning, cost: Math.max(0, cost + rule.cost) });
    }
    if (end >= limit) return;
    const following = chart[end] ?? NOTHING;
    for (const edge of following) {
      const next = node.next[edge.category];
      if (!next) continue;
      const speaks = edge.meaning !== undefined && edge.meaning.type !== 'silent';
      if (speaks) args.push(edge.meaning);
      extend(next, edge.end, cost + edge.cost);
      if (speaks) args.pop();
    }
  };
  for (let i = 0; i < edges.length; i += 1) {
    const edge = edges[i];
    const node = edge && root.next[edge.category];
    if (!node) continue;
    if (edge.meaning && edge.meaning.type !== 'silent') args.push(edge.meaning);
    extend(node, edge.end, edge.cost);
    args.length = 0;
  }
}

/** A few readings of the same words as the same category are kept, and each one that is likelier than those. */
function addEdge(edges: Edge[], edge: Edge): void {
  let alike = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (const known of edges) {
    if (known.category !== edge.category || known.end !== edge.end) continue;
    alike += 1;
    lowest = Math.min(lowest, known.cost);
  }
  if (alike < MAX_ALIKE || edge.cost < lowest) edges.push(edge);
}
