import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language, languagePack } from '../../../../lib/languages/index.ts';
import type { Edge } from '../../../../lib/normalization/datetime/edges.ts';
import { encodeTables } from '../../../../lib/normalization/datetime/encode.ts';
import {
  Grammar,
  type GrowingNode,
  type ParserGrammar,
  type TrieNode,
} from '../../../../lib/normalization/datetime/grammar.ts';
import { intoGrammar, putTables } from '../../../../lib/normalization/datetime/lexicon.ts';
import { StoredGrammar } from '../../../../lib/normalization/datetime/stored-grammar.ts';
import { sized } from '../../../fixtures/test-scale.ts';

async function sourcesOf(language: Language) {
  const pack = languagePack(language);
  return { words: await pack.dates(), numbers: await pack.numbers() };
}

async function encode(language: Language): Promise<string> {
  const { words, numbers } = await sourcesOf(language);
  return JSON.stringify(encodeTables(words, numbers));
}

const encoded = new Map<Language, Promise<string>>();

/** The grammar as the build stores it. Encoding takes 60 ms. */
function jsonOf(language: Language): Promise<string> {
  const known = encoded.get(language) ?? encode(language);
  encoded.set(language, known);
  return known;
}

describe.each(LANGUAGES)('The encoded date grammar of %s', language => {
  it('is the grammar that its tables make, node by node and word by word', async () => {
    const { words, numbers } = await sourcesOf(language);
    const grammar = new Grammar();
    putTables(words, numbers, intoGrammar(grammar));
    const stored = new StoredGrammar(JSON.parse(await jsonOf(language)).grammar);
    expect(grammar.symbols.map(symbol => stored.id(symbol))).toEqual(grammar.symbols.map((_, id) => id));
    const branchesOf = branchCounter(grammar.symbols.map((_, id) => id));
    expect(differenceOf(grammar.root, stored.root, branchesOf)).toBeUndefined();
    const others = [...grammar.lexicon].filter(([word, edges]) => shapes(stored.lexicon.get(word)) !== shapes(edges));
    expect(others.map(([word]) => word)).toEqual([]);
  });

  it('is small enough for a chunk', async () => {
    expect((await jsonOf(language)).length).toBeLessThan(150 * 1_024);
  });
});

/** The test of the build compares the encodings of all languages with those of another process. */
it.each(LANGUAGES.slice(0, sized(1, LANGUAGES.length)))(
  'The encoded date grammar of %s is the same again',
  async tag => {
    expect(await encode(tag)).toBe(await jsonOf(tag));
  },
);

/** A meaning without its functions: the tests of the readings show that those are the same. */
const shapes = (edges: readonly Edge[] | undefined) => JSON.stringify(edges?.map(({ alone: _, ...edge }) => edge));

/** In a list of nodes, each of which has a count and its rules, then a count and pairs. */
function countNodes(list: readonly number[]): number {
  let count = 0;
  for (let at = 0; at < list.length; count += 1) {
    at += 1 + (list[at] ?? 0);
    at += 1 + 2 * (list[at] ?? 0);
  }
  return count;
}

/** Gives how many branches a node has. Many paths lead to a stored node, so each is counted once. */
function branchCounter(categories: readonly number[]): (node: TrieNode) => number {
  const known = new Map<TrieNode, number>();
  return node => {
    const count = known.get(node) ?? categories.filter(category => node.after(category)).length;
    known.set(node, count);
    return count;
  };
}

/** The first path at which the nodes differ; undefined when they are equal. */
function differenceOf(
  made: GrowingNode,
  stored: TrieNode,
  branchesOf: (node: TrieNode) => number,
  path: readonly number[] = [],
): string | undefined {
  const isAlike =
    made.leaf === stored.leaf &&
    made.nextKinds === stored.nextKinds &&
    made.rules.length === stored.rules.length &&
    made.rules.every(({ result, cost }, at) => result === stored.rules[at]?.result && cost === stored.rules[at].cost) &&
    made.next.size === branchesOf(stored);
  if (!isAlike) return path.join(' ');
  for (const [category, node] of made.next) {
    const other = stored.after(category);
    const difference = other ? differenceOf(node, other, branchesOf, [...path, category]) : path.join(' ');
    if (difference !== undefined) return difference;
  }
  return undefined;
}

describe('A stored grammar', () => {
  const grammarOf = async (): Promise<ParserGrammar> => {
    return new StoredGrammar(JSON.parse(await jsonOf('en-US')).grammar);
  };

  it('makes each node, rule and meaning once', async () => {
    const grammar = await grammarOf();
    const { root, lexicon } = grammar;
    expect(lexicon.get('monday')).toBe(lexicon.get('monday'));
    expect(root.after(grammar.id('NUM'))).toBeDefined();
    expect(root.after(grammar.id('NUM'))).toBe(root.after(grammar.id('NUM')));
    expect(root.rules).toBe(root.rules);
  });

  it('makes a node or rule once that several paths lead to', async () => {
    const { grammar } = JSON.parse(await jsonOf('en-US'));
    const categories = grammar.symbols.split(' ').map((_: string, id: number) => id);
    const nodes = new Set<TrieNode>();
    const add = (node: TrieNode): void => {
      if (nodes.has(node)) return;
      nodes.add(node);
      for (const category of categories) {
        const next = node.after(category);
        if (next) add(next);
      }
    };
    add(new StoredGrammar(grammar).root);
    expect(nodes.size).toBe(countNodes(grammar.nodes));
    expect(new Set([...nodes].flatMap(({ rules }) => rules)).size).toBe(grammar.rules.length / 4);
  });

  it('does not know words that its language does not have, such as names that objects inherit', async () => {
    const { lexicon } = await grammarOf();
    for (const word of ['constructor', '__proto__', 'montag']) {
      expect([lexicon.has(word), lexicon.get(word)]).toEqual([false, undefined]);
    }
  });

  it('gives a category that no rule has a number of its own', async () => {
    const grammar = await grammarOf();
    const [first, second] = [grammar.id('NOWHERE'), grammar.id('NEVER')];
    expect(first).not.toBe(second);
    expect(grammar.id('NOWHERE')).toBe(first);
    expect(grammar.root.after(first)).toBeUndefined();
  });
});
