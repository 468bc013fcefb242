import { describe, expect, it } from 'vitest';
import { languagePack } from '../../../../lib/languages/index.ts';
import { encodeTables } from '../../../../lib/normalization/datetime/encode.ts';
import { createDateTimeParser } from '../../../../lib/normalization/datetime/engine.ts';
import { StoredGrammar } from '../../../../lib/normalization/datetime/stored-grammar.ts';
import { contextOf } from './fixture.ts';

const { dates, numbers } = languagePack('de-DE');
const json = JSON.stringify(encodeTables(await dates(), await numbers()));
const tablesOf = (): ReturnType<typeof encodeTables> => JSON.parse(json);

/** Data that notes how often each of its fields is read. */
function watched<Data extends object>(data: Data) {
  const reads = new Map<string | symbol, number>();
  const get = (target: Data, field: string | symbol): unknown => {
    reads.set(field, (reads.get(field) ?? 0) + 1);
    return Reflect.get(target, field);
  };
  return { data: new Proxy(data, { get }), reads };
}

/** A parser, and how often it has read what only some texts need. */
function watchedParser() {
  const tables = tablesOf();
  const [grammar, words] = [watched(tables.grammar), watched(tables.words)];
  const { parse, recognize } = createDateTimeParser({ ...tables, grammar: grammar.data, words: words.data });
  const reads = () => ({
    longWords: grammar.reads.get('longWords') ?? 0,
    compounds: words.reads.get('compoundEnds') ?? 0,
    slips: words.reads.get('notSlips') ?? 0,
  });
  return {
    best: (said: string) => parse(said, contextOf('de-DE'))[0]?.value,
    recognize: (text: string) => recognize(text, contextOf('de-DE')).length,
    reads,
  };
}

describe('Parts of the date parser that few texts need', () => {
  it('are not made at the start, for a text that can be read, or for free text', () => {
    const { best, recognize, reads } = watchedParser();
    expect(reads()).toEqual({ longWords: 0, compounds: 0, slips: 0 });
    expect(best('nächsten Montag')).toBe('2026-11-23');
    expect(recognize('bis Montag um drei, Wetter egal')).toBe(1);
    expect(reads()).toEqual({ longWords: 0, compounds: 0, slips: 0 });
  });

  it('are made once: long words when one is said', () => {
    const { best, reads } = watchedParser();
    expect(best('neunzehnhundertneunundneunzig')).toBe('1999');
    expect(best('neunzehnhundertachtundneunzig')).toBe('1998');
    expect(reads()).toEqual({ longWords: 1, compounds: 0, slips: 0 });
  });

  it('are made once: ends of compounds when one is said', () => {
    const { best, reads } = watchedParser();
    expect([best('zweistündig'), best('dreitägig')]).toEqual(['PT2H', 'P3D']);
    expect(reads()).toEqual({ longWords: 0, compounds: 1, slips: 0 });
  });

  it('are made once: names whose slips are corrected when nothing else can be read', () => {
    const { best, reads } = watchedParser();
    expect([best('Dienstg'), best('Mittwch')]).toEqual(['2026-11-24', '2026-11-18']);
    expect(reads()).toEqual({ longWords: 0, compounds: 1, slips: 1 });
  });
});

describe('The long words of a language', () => {
  it('are at least a third of the German lexicon', () => {
    const { words, longWords } = tablesOf().grammar;
    expect(longWords.length).toBeGreaterThan((words.length + longWords.length) / 3);
  });
});

describe('A node of a stored grammar', () => {
  it('reads the categories that may follow it when it is followed, once', () => {
    const { nodes, ...rest } = tablesOf().grammar;
    const { data, reads } = watched(nodes);
    const { root } = new StoredGrammar({ ...rest, nodes: data });
    const count = () => [...reads.values()].reduce((sum, each) => sum + each, 0);
    const atStart = count();
    const { nextKinds } = root;
    const followed = count();
    const following = nodes[rest.root + 1 + (nodes[rest.root] ?? 0)] ?? 0;
    expect(following).toBeGreaterThan(10);
    expect(followed - atStart).toBeGreaterThan(following);
    expect(atStart).toBeLessThan(following);
    expect([root.nextKinds, count()]).toEqual([nextKinds, followed]);
  });
});
