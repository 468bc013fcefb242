/** Reads a grammar from its data. Parts that no text needs are never built. */
import { createEdge, type Edge } from './edges.ts';
import { bitOf, type ParserGrammar, type Rule, type TrieNode } from './grammar.ts';
import { numberMeaning } from './meaning.ts';
import { buildOf, meaningOf } from './senses.ts';
import { type GrammarData, LONG_WORD } from './tables.ts';

export class StoredGrammar implements ParserGrammar {
  readonly root: TrieNode;
  readonly lexicon: ParserGrammar['lexicon'];
  readonly #ids: Map<string, number>;

  constructor(data: GrammarData) {
    const parts = new StoredParts(data);
    this.root = parts.node(data.root);
    this.lexicon = new StoredLexicon(data, parts);
    this.#ids = new Map(data.symbols.split(' ').map((symbol, id) => [symbol, id]));
  }

  id(symbol: string): number {
    const known = this.#ids.get(symbol);
    if (known !== undefined) return known;
    // No rule and no word has this symbol.
    const id = this.#ids.size;
    this.#ids.set(symbol, id);
    return id;
  }
}

const RULE_SIZE = 4;

/** The parts of a grammar. Each is built at its first use. */
class StoredParts {
  readonly data: GrammarData;
  readonly #meanings: Edge['meaning'][] = [];
  readonly #rules: Rule[] = [];
  readonly #nodes = new Map<number, TrieNode>();

  constructor(data: GrammarData) {
    this.data = data;
  }

  /** Undefined for -1. */
  meaning(place: number): Edge['meaning'] {
    const sense = this.data.senses[place];
    if (sense === undefined) return undefined;
    this.#meanings[place] ??= typeof sense === 'number' ? numberMeaning(sense) : meaningOf(sense);
    return this.#meanings[place];
  }

  rule(place: number): Rule {
    const known = this.#rules[place];
    if (known) return known;
    const [result = 0, cost = 0, at = -1, sense = -1] = this.data.rules.slice(
      place * RULE_SIZE,
      (place + 1) * RULE_SIZE,
    );
    const call = this.data.calls[at];
    const meaning = this.meaning(sense);
    const rule: Rule = { result, cost, build: call ? buildOf(call) : () => meaning };
    this.#rules[place] = rule;
    return rule;
  }

  node(place: number): TrieNode {
    const known = this.#nodes.get(place);
    if (known) return known;
    const node = new StoredNode(this, place);
    this.#nodes.set(place, node);
    return node;
  }
}

class StoredNode implements TrieNode {
  readonly leaf: boolean;
  readonly #parts: StoredParts;
  readonly #place: number;
  #nextKinds: number | undefined;
  #rules: Rule[] | undefined;
  /** By category, from the least one on. An array is read in half the time of a map. */
  #branches: (TrieNode | undefined)[] | undefined;
  #least = 0;

  constructor(parts: StoredParts, place: number) {
    this.#parts = parts;
    this.#place = place;
    const { nodes } = parts.data;
    this.leaf = nodes[place + 1 + (nodes[place] ?? 0)] === 0;
  }

  /** Read when the node is first followed: hundreds of nodes are made with the one before them, and most are never followed. */
  get nextKinds(): number {
    this.#nextKinds ??= this.#readNextKinds();
    return this.#nextKinds;
  }

  get rules(): Rule[] {
    this.#rules ??= this.#readRules();
    return this.#rules;
  }

  after(category: number): TrieNode | undefined {
    this.#branches ??= this.#readBranches();
    const at = category - this.#least;
    return at < 0 || at >= this.#branches.length ? undefined : this.#branches[at];
  }

  #readRules(): Rule[] {
    const { nodes } = this.#parts.data;
    const first = this.#place + 1;
    return nodes.slice(first, first + (nodes[this.#place] ?? 0)).map(rule => this.#parts.rule(rule));
  }

  #readNextKinds(): number {
    const { nodes } = this.#parts.data;
    const start = this.#place + 1 + (nodes[this.#place] ?? 0);
    let kinds = 0;
    for (let at = start + 1; at <= start + 2 * (nodes[start] ?? 0); at += 2) kinds |= bitOf(nodes[at] ?? 0);
    return kinds;
  }

  #readBranches(): (TrieNode | undefined)[] {
    const { nodes } = this.#parts.data;
    const first = this.#place + 2 + (nodes[this.#place] ?? 0);
    const behind = first + 2 * (nodes[first - 1] ?? 0);
    let [least, most] = [nodes[first] ?? 0, -1];
    for (let at = first; at < behind; at += 2) {
      const category = nodes[at] ?? 0;
      if (category < least) least = category;
      if (category > most) most = category;
    }
    this.#least = least;
    const branches: (TrieNode | undefined)[] = [];
    for (let category = least; category <= most; category += 1) branches.push(undefined);
    for (let at = first; at < behind; at += 2) {
      branches[(nodes[at] ?? 0) - least] = this.#parts.node(nodes[at + 1] ?? 0);
    }
    return branches;
  }
}

class StoredLexicon {
  readonly #data: GrammarData;
  readonly #parts: StoredParts;
  readonly #known = new Map<string, readonly Edge[]>();
  /** The senses of each word, as they are stored. */
  readonly #words: ReadonlyMap<string, string>;
  #longWords: ReadonlyMap<string, string> | undefined;

  constructor(data: GrammarData, parts: StoredParts) {
    this.#data = data;
    this.#parts = parts;
    this.#words = sensesByWord(data.words);
  }

  has(word: string): boolean {
    return this.#tableOf(word).has(word);
  }

  get(word: string): readonly Edge[] | undefined {
    const known = this.#known.get(word);
    if (known) return known;
    const stored = this.#tableOf(word).get(word);
    if (stored === undefined) return undefined;
    const edges = this.#edgesOf(stored.split(' ').map(Number));
    this.#known.set(word, edges);
    return edges;
  }

  #tableOf(word: string): ReadonlyMap<string, string> {
    if (word.length <= LONG_WORD) return this.#words;
    this.#longWords ??= sensesByWord(this.#data.longWords);
    return this.#longWords;
  }

  #edgesOf(senses: readonly number[]): Edge[] {
    const edges: Edge[] = [];
    for (let at = 0; at < senses.length; at += SENSE_SIZE) {
      const [category = 0, cost = 0, place = -1] = senses.slice(at, at + SENSE_SIZE);
      edges.push(createEdge(category, 1, this.#parts.meaning(place), cost, true));
    }
    return edges;
  }
}

const SENSE_SIZE = 3;

function sensesByWord(lines: string): Map<string, string> {
  const senses = new Map<string, string>();
  for (const line of lines.split('\n')) {
    const end = line.indexOf('|');
    const stored = line.slice(0, end);
    for (const word of line.slice(end + 1).split(' ')) senses.set(word, stored);
  }
  return senses;
}
