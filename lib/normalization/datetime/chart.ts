/**
 * A bottom-up chart that is filled from right to left. When a position is reached, all edges to its right are known, so
 * that each edge is extended once. The caller limits the number of steps. Text that needs more steps is read only in
 * part.
 */
import { type Chart, createEdge, type Edge, type TokenEdges } from './edges.ts';
import { bitOf, isAnswer, isWhole, type Rule, type TrieNode } from './grammar.ts';
import type { Meaning } from './meaning.ts';
import type { Token } from './tokens.ts';

/**
 * The most tokens of a time. "on Thursday the twenty fifth of January nineteen ninety two at a quarter past ten in the
 * morning" has 18.
 */
const MAX_TOKENS = 26;
const MAX_EDGES = 72;
/** A call of a production counts as this many steps. */
const PRODUCTION_STEPS = 8;

/** The limits of a search. */
export interface Effort {
  /** The steps that are left. Each examined edge takes one step. */
  steps: number;
  /**
   * How many readings of the same words and category are kept. A reading that is more likely than all before is kept in
   * any case.
   */
  readonly maxAlike: number;
  /** Whole times that cost this much or more are left out. */
  readonly maxCost: number;
}

const NOTHING: readonly Edge[] = [];

export const fillChart = (root: TrieNode, tokens: readonly Token[], tokenEdges: TokenEdges, effort: Effort): Chart =>
  new ChartFiller(root, tokenEdges, effort).fill(tokens);

export class ChartFiller {
  readonly #root: TrieNode;
  readonly #tokenEdges: TokenEdges;
  readonly #effort: Effort;
  /** By the position in the run, with one more after its end. */
  readonly #chart: (readonly Edge[])[] = [];
  /** For each position, the edges that are a time by themselves. */
  readonly #answers: (Edge[] | undefined)[] = [];
  /** For each position, the bits of the categories of its edges. */
  readonly #kinds: number[] = [];
  /** Meanings of the items matched so far. */
  readonly #args: Meaning[] = [];
  /** What is left of the effort while a run is filled. */
  #steps = 0;
  /** The position that is being filled, and its edges. */
  #at = 0;
  #edges: readonly Edge[] = NOTHING;
  /**
   * A copy of the edges, made when the first one is added. Until then the edges of a token are shared between
   * positions.
   */
  #own: Edge[] | undefined;

  constructor(root: TrieNode, tokenEdges: TokenEdges, effort: Effort) {
    this.#root = root;
    this.#tokenEdges = tokenEdges;
    this.#effort = effort;
  }

  /** Fills the positions of a run of tokens. It uses the arrays of the run before, so that a long text needs little memory. */
  fill(tokens: readonly Token[]): Chart {
    this.#empty(tokens.length);
    this.#steps = this.#effort.steps;
    for (this.#at = tokens.length - 1; this.#at >= 0; this.#at -= 1) {
      this.#edges = this.#tokenEdges(tokens, this.#at);
      if (this.#edges.length === 0) continue;
      this.#own = undefined;
      this.#chart[this.#at] = this.#edges;
      let kinds = 0;
      for (const edge of this.#edges) {
        kinds |= bitOf(edge.category);
        if (isAnswer(edge.category)) this.#noteAnswer(edge);
      }
      this.#kinds[this.#at] = kinds;
      // The list grows during the loop: the result of a rule may begin another rule.
      for (let i = 0; i < this.#edges.length && this.#steps > 0; i += 1) {
        const edge = this.#edges[i];
        const node = edge && this.#root.after(edge.category);
        if (node) this.#follow(node, edge, 0, 0);
      }
    }
    this.#effort.steps = this.#steps;
    return this.#chart;
  }

  #empty(length: number): void {
    // `Array.fill` leaves compiled code, which takes longer than this loop for a short text.
    for (let at = 0; at <= length; at += 1) {
      this.#chart[at] = NOTHING;
      this.#answers[at] = undefined;
      this.#kinds[at] = 0;
    }
  }

  /** The edges from a position that are a time by themselves; undefined if there is none. */
  answersAt(at: number): readonly Edge[] | undefined {
    return this.#answers[at];
  }

  /** Most nodes end no rule, and no edge goes on from them. */
  #follow(node: TrieNode, edge: Edge, widthBefore: number, costBefore: number): void {
    const width = widthBefore + edge.width;
    const goesOn = this.#goesOn(node, width);
    if (!goesOn && node.rules.length === 0) return;
    const { meaning, speaks } = edge;
    const cost = costBefore + edge.cost;
    if (speaks && meaning) this.#args.push(meaning);
    if (node.rules.length > 0) this.#apply(node, width, cost, widthBefore === 0 ? edge.alone : undefined);
    if (goesOn) this.#extend(node, width, cost);
    if (speaks) this.#args.pop();
  }

  /** Whether an edge after this width may follow the node. */
  #goesOn(node: TrieNode, width: number): boolean {
    if (width >= MAX_TOKENS || node.leaf) return false;
    const at = this.#at + width;
    if (((this.#kinds[at] ?? 0) & node.nextKinds) !== 0) return true;
    this.#steps -= this.#chart[at]?.length ?? 0;
    return false;
  }

  #extend(node: TrieNode, width: number, cost: number): void {
    const { nextKinds } = node;
    for (const edge of this.#chart[this.#at + width] ?? NOTHING) {
      this.#steps -= 1;
      const next = (bitOf(edge.category) & nextKinds) === 0 ? undefined : node.after(edge.category);
      if (next && this.#steps > 0) this.#follow(next, edge, width, cost);
    }
  }

  /**
   * Applies the rules that end at this node.
   * @param known the earlier results for this one token
   */
  #apply({ rules }: TrieNode, width: number, cost: number, known: Edge['alone']): void {
    const { maxAlike, maxCost } = this.#effort;
    for (let place = 0; place < rules.length && this.#edges.length < MAX_EDGES; place += 1) {
      const rule = rules[place];
      if (!rule) return;
      const total = Math.max(0, cost + rule.cost);
      if (total >= maxCost && isWhole(rule.result)) continue;
      if (this.#has(rule.result) && !isWanted(this.#edges, rule.result, width, total, maxAlike)) continue;
      this.#steps -= PRODUCTION_STEPS;
      const made = known?.[place];
      const edge = made === undefined ? this.#make(rule, width, total, known !== undefined) : made;
      if (known) known[place] = edge;
      if (edge) this.#add(edge);
    }
  }

  /** Whether the position may have an edge of the category. */
  #has(category: number): boolean {
    return ((this.#kinds[this.#at] ?? 0) & bitOf(category)) !== 0;
  }

  #make({ result, build }: Rule, width: number, cost: number, isKept: boolean): Edge | null {
    const meaning = build(this.#args);
    return meaning ? createEdge(result, width, meaning, cost, isKept) : null;
  }

  #add(edge: Edge): void {
    if (!this.#own) {
      this.#own = this.#edges.slice();
      this.#edges = this.#own;
      this.#chart[this.#at] = this.#own;
    }
    this.#own.push(edge);
    this.#kinds[this.#at] = (this.#kinds[this.#at] ?? 0) | bitOf(edge.category);
    if (isAnswer(edge.category)) this.#noteAnswer(edge);
  }

  #noteAnswer(edge: Edge): void {
    const known = this.#answers[this.#at];
    if (known) known.push(edge);
    else this.#answers[this.#at] = [edge];
  }
}

/** Whether a reading is kept: a few for the same words and category, and each one that is more likely than those. */
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
