import { describe, expect, it } from 'vitest';
import { ChartFiller, type Effort, fillChart } from '../../../../lib/normalization/datetime/chart.ts';
import { Grammar } from '../../../../lib/normalization/datetime/grammar.ts';
import { numberMeaning } from '../../../../lib/normalization/datetime/meaning.ts';
import { createTokenEdges } from '../../../../lib/normalization/datetime/numbers.ts';
import { type Token, tokenize } from '../../../../lib/normalization/datetime/tokens.ts';

const effort = (steps: number): Effort => ({ steps, maxAlike: 100, maxCost: 100 });

/** A grammar in which a sequence of words has one reading for each way to bracket it. */
function explosive() {
  const grammar = new Grammar();
  let calls = 0;
  const count = () => {
    calls += 1;
    return numberMeaning(calls);
  };
  grammar.addRule('T', 'a', count);
  grammar.addRule('T', 'T T', count);
  grammar.addRule('T', 'T T T', count);
  return {
    callsFor(words: number, steps: number): number {
      calls = 0;
      const tokens = tokenize('a '.repeat(words));
      const edges = (all: readonly Token[], at: number) => grammar.lexicon.get(all[at]?.text ?? '') ?? [];
      fillChart(grammar.root, tokens, edges, effort(steps));
      return calls;
    },
  };
}

describe('fillChart', () => {
  it('spends no more than it may, however ambiguous the words are', () => {
    const { callsFor } = explosive();
    expect(callsFor(2_000, 10_000)).toBeLessThan(10_000 / 8);
    expect(callsFor(2_000, 100_000)).toBeLessThan(100_000 / 8);
  });

  it('stops in the midst of a rule when all is spent', () => {
    const grammar = new Grammar();
    grammar.addRule('T', 'a', () => numberMeaning(1));
    grammar.addRule('T', 'T T', () => numberMeaning(1));
    grammar.addRule('T', 'T T T T T T T T T b', () => numberMeaning(1));
    const tokens = tokenize('a '.repeat(60));
    const edges = (all: readonly Token[], at: number) => grammar.lexicon.get(all[at]?.text ?? '') ?? [];
    const spent = effort(20_000);
    fillChart(grammar.root, tokens, edges, spent);
    expect(spent.steps).toBeLessThanOrEqual(0);
    expect(spent.steps).toBeGreaterThan(-1_000);
  });

  it('makes only once what one item makes of a token whose readings are kept', () => {
    const grammar = new Grammar();
    let calls = 0;
    const count = () => {
      calls += 1;
      return numberMeaning(calls);
    };
    grammar.addRule('DATE', 'a', count);
    grammar.addRule('DUR', 'a', () => {
      calls += 1;
      return undefined;
    });
    grammar.addRule('T', 'DATE', count);
    grammar.addRule('T', 'DATE DATE', count);
    const kept = (grammar.lexicon.get('a') ?? []).map(edge => ({ ...edge, alone: [] }));
    const read = () => fillChart(grammar.root, tokenize('a a'), () => kept, effort(1_000));
    const first = read();
    expect(calls).toBe(4);
    const again = read();
    // Only the pair is created again.
    expect(calls).toBe(5);
    const shapeOf = (chart: typeof first) =>
      chart.map(edges => edges.map(edge => [edge.category, edge.width, edge.cost]));
    expect(shapeOf(again)).toEqual(shapeOf(first));
    expect(again[1]).toEqual(first[1]);
  });

  it('spends eight steps on a production, and one on an edge that is looked at', () => {
    const grammar = new Grammar();
    grammar.addRule('T', 'a b', () => numberMeaning(1));
    const edges = (all: readonly Token[], at: number) => grammar.lexicon.get(all[at]?.text ?? '') ?? [];
    const spent = effort(1_000);
    fillChart(grammar.root, tokenize('a b'), edges, spent);
    expect(spent.steps).toBe(1_000 - 1 - 8);
  });

  it('does not go on from the edge that takes the last step', () => {
    const callsWith = (steps: number): number => {
      let calls = 0;
      const grammar = new Grammar();
      grammar.addRule('T', 'a b', () => {
        calls += 1;
        return numberMeaning(1);
      });
      const edges = (all: readonly Token[], at: number) => grammar.lexicon.get(all[at]?.text ?? '') ?? [];
      fillChart(grammar.root, tokenize('a b'), edges, effort(steps));
      return calls;
    };
    expect([callsWith(1), callsWith(2)]).toEqual([0, 1]);
  });

  it('keeps 72 edges of a place at most', () => {
    const grammar = new Grammar();
    for (let at = 0; at < 100; at += 1) grammar.addRule('T', 'a', () => numberMeaning(at));
    const edges = (all: readonly Token[], at: number) => grammar.lexicon.get(all[at]?.text ?? '') ?? [];
    expect(fillChart(grammar.root, tokenize('a'), edges, { ...effort(10_000), maxAlike: 1_000 })[0]).toHaveLength(72);
  });

  it('leaves out whole times that cost as much as is allowed, and no parts of them', () => {
    const grammar = new Grammar();
    grammar.addRule('T', 'a', () => numberMeaning(1), 4);
    grammar.addRule('T', 'a', () => numberMeaning(2), 3.9);
    grammar.addRule('CLK', 'a', () => numberMeaning(3), 8);
    const edges = (all: readonly Token[], at: number) => grammar.lexicon.get(all[at]?.text ?? '') ?? [];
    const chart = fillChart(grammar.root, tokenize('a'), edges, { ...effort(1_000), maxCost: 4 });
    expect(chart[0]?.slice(1).map(({ cost }) => cost)).toEqual([3.9, 8]);
  });

  it('takes a step for each edge that it looks at, also where none can follow', () => {
    const grammar = new Grammar();
    grammar.addRule('T', 'a c', () => numberMeaning(1));
    grammar.addRule('T', 'b', () => numberMeaning(1));
    const edges = (all: readonly Token[], at: number) => grammar.lexicon.get(all[at]?.text ?? '') ?? [];
    const spent = effort(1_000);
    fillChart(grammar.root, tokenize('a b'), edges, spent);
    // A production takes eight steps; the word and the result of the rule take one each.
    expect(spent.steps).toBe(1_000 - 8 - 2);
  });

  it('reads on where more is allowed', () => {
    const { callsFor } = explosive();
    expect(callsFor(200, 100_000)).toBeGreaterThan(2 * callsFor(200, 10_000));
  });
});

describe('ChartFiller', () => {
  const grammar = new Grammar();
  grammar.addRule('T', 'a', () => numberMeaning(1));
  grammar.addRule('T', 'T T', () => numberMeaning(1));
  const edges = (all: readonly Token[], at: number) => grammar.lexicon.get(all[at]?.text ?? '') ?? [];
  const widthsAt = (chart: ChartFiller, at: number) => chart.answersAt(at)?.map(({ width }) => width);

  it('reads a run of tokens as if there were no others', () => {
    const chart = new ChartFiller(grammar.root, edges, effort(1_000));
    chart.fill(tokenize('a a'));
    expect([widthsAt(chart, 0), widthsAt(chart, 1), widthsAt(chart, 2)]).toEqual([[1, 2], [1], undefined]);
  });

  it('keeps nothing of the run before', () => {
    const chart = new ChartFiller(grammar.root, edges, effort(1_000));
    chart.fill(tokenize('a a a a'));
    chart.fill(tokenize('a b'));
    expect([0, 1, 2].map(at => widthsAt(chart, at))).toEqual([[1], undefined, undefined]);
    chart.fill(tokenize('b a'));
    expect([0, 1].map(at => widthsAt(chart, at))).toEqual([undefined, [1]]);
    chart.fill(tokenize('a a a'));
    expect(chart.fill(tokenize('b a'))[0]).toEqual([]);
  });

  it('knows words that are times by themselves as answers', () => {
    const daily = new Grammar();
    daily.addPhrase('S', 'daily', { type: 'silent' });
    const ofDaily = (all: readonly Token[], at: number) => daily.lexicon.get(all[at]?.text ?? '') ?? [];
    const chart = new ChartFiller(daily.root, ofDaily, effort(1_000));
    chart.fill(tokenize('daily'));
    expect(widthsAt(chart, 0)).toEqual([1]);
  });
});

describe('the edges of a token', () => {
  const suffixed = createTokenEdges(new Grammar(), new Set(['rd', 'o']));
  const widthsOf = (text: string, end?: number) =>
    new Set(suffixed(tokenize(text).slice(0, end), 0).map(({ width }) => width));

  it('take a suffix after digits that comes before the end of the run', () => {
    expect(widthsOf('3rd')).toEqual(new Set([1, 2]));
    expect(widthsOf('3.º')).toEqual(new Set([1, 3]));
    expect([widthsOf('3rd', 1), widthsOf('3.º', 2), widthsOf('3 rd')]).toEqual(Array(3).fill(new Set([1])));
  });
});

describe('Grammar', () => {
  const read = (pattern: string, text: string): boolean => {
    const grammar = new Grammar();
    grammar.addRule('T', pattern, () => numberMeaning(1));
    const tokens = tokenize(text);
    const edges = (all: readonly Token[], at: number) => grammar.lexicon.get(all[at]?.text ?? '') ?? [];
    const chart = fillChart(grammar.root, tokens, edges, effort(1_000));
    return (chart[0] ?? []).some(({ category, width }) => category === grammar.id('T') && width === tokens.length);
  };

  it('takes choices, optional items and words of several parts', () => {
    const pattern = '(à_la|en)? fin du? mois';
    expect(['a la fin du mois', 'en fin mois', 'fin mois'].every(text => read(pattern, text))).toBe(true);
    expect(['a fin mois', 'fin', 'la fin du mois'].some(text => read(pattern, text))).toBe(false);
  });
});
