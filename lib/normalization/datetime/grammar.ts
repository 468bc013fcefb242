/** Rules and words as a trie over categories, and a lexicon. */
import type { Category } from '../../languages/index.ts';
import { createEdge, type Edge } from './edges.ts';
import type { Meaning } from './meaning.ts';
import { expand, isCategory } from './patterns.ts';
import { tokenize } from './tokens.ts';

/** Makes one meaning of several; undefined if they do not fit together. */
export type Build = (args: readonly Meaning[]) => Meaning | undefined;

export interface Rule {
  readonly result: number;
  readonly build: Build;
  readonly cost: number;
}

export interface TrieNode {
  /** The node that an edge of this category leads to. */
  after(category: number): TrieNode | undefined;
  /** The bits of the categories that can follow. An edge with another bit cannot follow. */
  readonly nextKinds: number;
  readonly rules: readonly Rule[];
  /** No item can follow. */
  readonly leaf: boolean;
}

/** A grammar as the parser uses it. */
export interface ParserGrammar {
  readonly root: TrieNode;
  /** The words with their possible meanings. */
  readonly lexicon: Pick<ReadonlyMap<string, readonly Edge[]>, 'get' | 'has'>;
  /** Number of a category, or of a word that stands for itself. */
  id(symbol: string): number;
}

export interface GrowingNode extends TrieNode {
  readonly next: Map<number, GrowingNode>;
  nextKinds: number;
  readonly rules: Rule[];
  leaf: boolean;
}

/** Categories that are an answer by themselves. They have the lowest numbers, so that one comparison finds them. */
export const ANSWERS: readonly Category[] = ['T', 'I', 'DUR', 'S'];
const WHOLES: readonly Category[] = [...ANSWERS, 'DATE'];

export const isAnswer = (category: number): boolean => category < ANSWERS.length;
export const isWhole = (category: number): boolean => category < WHOLES.length;

/** A category as one of 32 bits. Several categories have the same bit. */
export const bitOf = (category: number): number => 1 << (category & 31);

/** A grammar that is being built. */
export class Grammar implements ParserGrammar {
  readonly root: GrowingNode = createNode();
  readonly lexicon = new Map<string, Edge[]>();
  readonly #ids = new Map<string, number>(WHOLES.map((name, id) => [name, id]));

  /** All symbols in the order of their numbers. */
  get symbols(): string[] {
    return [...this.#ids.keys()];
  }

  id(symbol: string): number {
    const known = this.#ids.get(symbol);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(symbol, id);
    if (!isCategory(symbol)) this.#addSense(symbol, createEdge(id, 1, undefined, 0));
    return id;
  }

  /** A word or phrase of a category; phrases are rules whose items are all words. */
  addPhrase(category: Category, phrase: string, meaning: Meaning, cost = 0): void {
    const words = tokenize(phrase).map(token => token.text);
    const [only] = words;
    const id = this.id(category);
    if (words.length === 1 && only !== undefined) this.#addSense(only, createEdge(id, 1, meaning, cost));
    else this.insert(words, { result: id, build: () => meaning, cost });
  }

  addRule(result: Category, pattern: string, build: Build, cost = 0): void {
    const rule = { result: this.id(result), build, cost };
    for (const items of expand(pattern)) this.insert(items, rule);
  }

  #addSense(word: string, sense: Edge): void {
    const senses = this.lexicon.get(word);
    if (senses) senses.push(sense);
    else this.lexicon.set(word, [sense]);
  }

  protected insert(items: readonly string[], rule: Rule): void {
    let node = this.root;
    for (const item of items) {
      const id = this.id(item);
      node = node.next.get(id) ?? addNode(node, id);
    }
    node.rules.push(rule);
  }
}

function addNode(node: GrowingNode, id: number): GrowingNode {
  const next = createNode();
  node.next.set(id, next);
  node.nextKinds |= bitOf(id);
  node.leaf = false;
  return next;
}

function createNode(): GrowingNode {
  const next = new Map<number, GrowingNode>();
  return { next, after: category => next.get(category), nextKinds: 0, rules: [], leaf: true };
}
