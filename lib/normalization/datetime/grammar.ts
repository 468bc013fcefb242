/**
 * Rules as data, compiled once to a trie over categories. A pattern is a row of items: CAPITALS stand for a category,
 * small letters and marks for themselves; `(a|b)` is a choice and a trailing `?` makes an item optional.
 */
import type { RuleOption, RuleRow } from '../../languages/index.ts';
import type { Edge } from './chart.ts';
import type { Meaning } from './meaning.ts';
import { fold, tokenize } from './tokens.ts';

export type Production = (args: readonly Meaning[], option: RuleOption) => Meaning | undefined;

export interface Rule {
  readonly result: number;
  readonly production: Production;
  readonly option: RuleOption;
  readonly cost: number;
}

export interface TrieNode {
  readonly next: Map<number, TrieNode>;
  readonly rules: Rule[];
  /** Nothing can follow. */
  leaf: boolean;
}

const isCategory = (item: string): boolean => /^[A-Z][A-Z0-9]*$/.test(item);

/** Categories that are an answer by themselves, and the atomic date; they are numbered first, so that one comparison tells them. */
const ANSWERS = ['T', 'I', 'DUR', 'S'];
const WHOLES = [...ANSWERS, 'DATE'];

export const isAnswer = (category: number): boolean => category < ANSWERS.length;
export const isWhole = (category: number): boolean => category < WHOLES.length;

export class Grammar {
  readonly root: TrieNode = createNode();
  /** What words may stand for. */
  readonly lexicon = new Map<string, Edge[]>();
  readonly #ids = new Map<string, number>(WHOLES.map((name, id) => [name, id]));

  /** Number of a category or of a word that stands for itself. */
  id(symbol: string): number {
    const known = this.#ids.get(symbol);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(symbol, id);
    if (!isCategory(symbol)) this.addSense(symbol, { category: id, width: 1, meaning: undefined, cost: 0 });
    return id;
  }

  addSense(word: string, sense: Edge): void {
    const senses = this.lexicon.get(word);
    if (senses) senses.push(sense);
    else this.lexicon.set(word, [sense]);
  }

  /** A word or phrase of a category; phrases are rules whose items are all words. */
  addPhrase(category: string, phrase: string, meaning: Meaning, cost = 0): void {
    const words = tokenize(phrase).map(token => token.text);
    const [only] = words;
    if (words.length === 1 && only !== undefined)
      this.addSense(only, { category: this.id(category), width: 1, meaning, cost });
    else this.#insert(words, { result: this.id(category), production: () => meaning, option: undefined, cost });
  }

  addRule([result, pattern, , option, cost = 0]: RuleRow, production: Production): void {
    for (const items of expand(pattern)) this.#insert(items, { result: this.id(result), production, option, cost });
  }

  #insert(items: readonly string[], rule: Rule): void {
    let node = this.root;
    for (const item of items) {
      const id = this.id(item);
      const next = node.next.get(id) ?? createNode();
      node.next.set(id, next);
      node.leaf = false;
      node = next;
    }
    node.rules.push(rule);
  }
}

const createNode = (): TrieNode => ({ next: new Map(), rules: [], leaf: true });

/** All rows of items that a pattern allows. */
function expand(pattern: string): string[][] {
  let rows: string[][] = [[]];
  for (const part of pattern.split(' ')) {
    const optional = part.length > 1 && part.endsWith('?');
    const bare = optional ? part.slice(0, -1) : part;
    const choices = bare.startsWith('(') && bare.endsWith(')') ? bare.slice(1, -1).split('|') : [bare];
    const longer = rows.flatMap(row => choices.map(choice => [...row, ...itemsOf(choice)]));
    rows = optional ? [...rows, ...longer] : longer;
  }
  return rows.filter(row => row.length > 0);
}

const itemsOf = (choice: string): string[] =>
  isCategory(choice) ? [choice] : choice.split('_').map(word => fold(word));
