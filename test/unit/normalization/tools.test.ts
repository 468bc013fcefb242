import { describe, expect, it } from 'vitest';
import { explain } from '../../../infra/cli/explain/explain.ts';
import { findings } from '../../../infra/cli/explain/findings.ts';
import { diffRules } from '../../../infra/cli/rules/diff.ts';
import { readUtterances, UtteranceError } from '../../../infra/cli/rules/utterances.ts';
import { compileRules } from '../../../lib/normalization/rules/compile.ts';

const rules = compileRules('lib/normalization/rules/default.yaml');
const context = { language: 'en-US', referenceTime: Date.UTC(2026, 10, 22, 12), timeZone: 'UTC' } as const;

const steps = async (type: string, said: string, rulesVersion?: string) => {
  const question = { type, said, text: `my ${said}`, start: 0, end: 1, rulesVersion, ...context };
  return (await explain(rules, question)).map(step => step.join(': '));
};

describe('explain', () => {
  it('shows the steps of a corrected synonym from the words to its value', async () => {
    expect(await steps('product', 'wireles headphones')).toEqual([
      `rules: ${rules.version}`,
      expect.stringMatching(/^rule: product: list; unknown values: keep; slips are corrected/),
      'said: "wireles headphones"',
      'canonical: "wireles headphones"',
      'folded key: "wirelesheadphones"',
      expect.stringMatching(/^singular key: /),
      'synonym: "wireless headphones" (en) of WH-1000XM5, met with its slips corrected',
      'span: 3..21 "wireles headphones"',
      'value: WH-1000XM5 (match fuzzy, rule product/WH-1000XM5)',
    ]);
  });

  it('shows all readings of a typed value and their reference', async () => {
    const told = await steps('date', 'last Tuesday');
    expect(told).toContain('read against: 2026-11-22T12:00:00.000Z in UTC');
    expect(told).toContainEqual(expect.stringMatching(/^reading 1: 2026-11-17 /));
    expect(told.at(-1)).toBe('value: 2026-11-17 (match typed, rule date)');
  });

  it('says why a value is dropped, and that an answer came from other rules', async () => {
    const told = await steps('intent', 'complain', 'older');
    expect(told).toContain('warning: the answer was given by other rules, older');
    expect(told.at(-1)).toBe('dropped: not_allowed');
  });

  it('finds listed and typed values in a text', async () => {
    const found = await findings(rules, 'refund for the wireless headphones of last Tuesday', context);
    expect(found.map(([place]) => place)).toEqual([
      '0..6 intent',
      expect.stringMatching(/product$/),
      expect.stringMatching(/product_name$/),
      '38..50 date',
    ]);
  });
});

describe('diffRules', () => {
  const list = (synonyms: string[]) =>
    compileRules(
      JSON.stringify(
        { version: '1', entities: { p: { kind: 'list', values: [{ value: 'A', synonyms: { en: synonyms } }] } } },
        null,
        1,
      ),
    );

  it('shows what a change of rules changes, for utterances with entities and without', async () => {
    const rows = [
      'the first one, please',
      JSON.stringify({
        id: 'row',
        text: 'a second',
        language: 'en-GB',
        entities: [{ type: 'p', start: 2, end: 8, text: 'second' }],
      }),
    ];
    expect(await diffRules(list(['first one']), list(['second']), rows.join('\n'))).toEqual([
      '1 [en-US] the first one, please',
      '  p "first one": A (exact) -> first one (none)',
      'row [en-GB] a second',
      '  p "second": second (none) -> A (exact)',
      expect.stringMatching(/: 2 of 2 entities changed in 2 utterances$/),
    ]);
  });

  it('says that nothing changed', async () => {
    const same = list(['one']);
    expect(await diffRules(same, same, 'one')).toEqual([
      expect.stringMatching(/: 0 of 1 entity changed in 1 utterance$/),
    ]);
  });

  it('names the line that is not an utterance', async () => {
    await expect(readUtterances('fine\n{"x":1}', [])).rejects.toThrow(UtteranceError);
    await expect(readUtterances('fine\n{broken', [])).rejects.toThrow(/^line 2 is not an utterance/);
  });

  it('lists the utterances in which nothing is found', async () => {
    const same = list(['one']);
    expect(await diffRules(same, same, 'one\nnothing here')).toEqual([
      'nothing is found in 1 utterance:',
      '  2 [en-US] nothing here',
      expect.stringContaining('0 of 1 entity changed in 2 utterances'),
    ]);
  });
});
