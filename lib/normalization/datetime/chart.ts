/**
 * A bottom-up chart, filled from right to left: when a place is reached, all that starts to the right of it is known, so
 * that each edge is extended once. The caller says how many steps may be spent; what asks for more is read in part.
 */
import { isWhole, type TrieNode } from './grammar.ts';
import type { Meaning } from './meaning.ts';
import type { Token } from './tokens.ts';

export interface Edge {
  readonly category: number;
  /** Tokens covered. */
  readonly width: number;
  readonly meaning: Meaning | undefined;
  /** 0 plain; the higher the less likely. */
  readonly cost: number;
}

export type Chart = readonly (readonly Edge[])[];

/** "on Thursday the twenty fifth of January nineteen ninety two at a quarter past ten in the morning" is 18. */
const MAX_TOKENS = 26;
const MAX_EDGES = 72;

/** How hard to look. */
export interface Effort {
  /** What may still be spent; an edge that is looked at costs one step. Counted down. */
  steps: number;
  /** Readings kept of the same words as the same category, beside those that are likelier than all before. */
  readonly maxAlike: number;
  /** Whole times that cost this much or more are left out. */
  readonly maxCost: number;
}
const PRODUCTION_STEPS = 8;

const NOTHING: readonly Edge[] = [];

/** What a token can be by itself, digits together with a suffix included. The edges are shared between places. */
export type TokenEdges = (tokens: readonly Token[], at: number) => readonly Edge[];

export function fillChart(root: TrieNode, tokens: readonly Token[], tokenEdges: TokenEdges, effort: Effort): Chart {
  const chart: (readonly Edge[])[] = new Array(tokens.length + 1).fill(NOTHING);
  const args: Meaning[] = [];
  const { maxAlike, maxCost } = effort;
  let edges: Edge[] = [];
  let at = 0;

  const extend = (node: TrieNode, width: number, cost: number): void => {
    for (const rule of node.rules) {
      if (edges.length >= MAX_EDGES) return;
      const total = Math.max(0, cost + rule.cost);
      if (total >= maxCost && isWhole(rule.result)) continue;
      if (!isWanted(edges, rule.result, width, total, maxAlike)) continue;
      effort.steps -= PRODUCTION_STEPS;
      const meaning = rule.production(args, rule.option);
      if (meaning) edges.push({ category: rule.result, width, meaning, cost: total });
    }
    if (width >= MAX_TOKENS || node.leaf) return;
    for (const edge of chart[at + width] ?? NOTHING) {
      effort.steps -= 1;
      const next = node.next.get(edge.category);
      if (next && effort.steps > 0) follow(next, edge, width, cost);
    }
  };
  const follow = (node: TrieNode, edge: Edge, widthBefore: number, costBefore: number): void => {
    const { meaning } = edge;
    const speaks = meaning !== undefined && meaning.type !== 'silent';
    if (speaks) args.push(meaning);
    extend(node, widthBefore + edge.width, costBefore + edge.cost);
    if (speaks) args.pop();
  };

  for (at = tokens.length - 1; at >= 0; at -= 1) {
    edges = tokenEdges(tokens, at).slice();
    if (edges.length === 0) continue;
    chart[at] = edges;
    for (let i = 0; i < edges.length && effort.steps > 0; i += 1) {
      const edge = edges[i];
      const node = edge && root.next.get(edge.category);
      if (node) follow(node, edge, 0, 0);
    }
  }
  return chart;
}

/** A few readings of the same words as the same category are kept, and each one that is likelier than those. */
function isWanted(edges: readonly Edge[], category: number, width: number, cost: number, maxAlike: number): boolean {
  let alike = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (const known of edges) {
    if (known.category !== category || known.width !== width) continue;
    alike += 1;
    lowest = Math.min(lowest, known.cost);
  }
  return alike < maxAlike || cost < lowest;
}
