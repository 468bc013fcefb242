import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main as explain } from '../../../infra/cli/explain.ts';
import { type Derivation, traceDateTime } from '../../../lib/normalization/datetime/trace.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { runTool } from '../../fixtures/run-tool.ts';

const chartOf = async (said: string, language = 'en-US'): Promise<string[]> => {
  const { out } = await runTool(explain, [
    ...['--type', 'date', '--language', language, '--reference', '2026-11-24T10:00:00Z', '--chart', said],
  ]);
  return out.slice(out.findIndex(line => line.startsWith('chart')));
};

describe('npm run explain -- --chart', () => {
  it('shows what docs/grammar.md shows', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/grammar.md'), 'utf8');
    const [, shown] = /```text\n(chart: [^`]*)\n```/.exec(page) ?? [];
    const lines = shown?.split('\n').filter(line => line !== '');
    expect(await chartOf('next Friday at half past three')).toEqual(lines);
  });

  it('names the words that no table has, and says that nothing covers the whole', async () => {
    const chart = await chartOf('Friday zork half');
    expect(chart).toContainEqual(expect.stringMatching(/^ {2}friday +WEEKDAY 0, DATE 0, T 0$/));
    expect(chart).toContainEqual(expect.stringMatching(/^ {2}zork +\(in no table and no rule\)$/));
    expect(chart).toContainEqual(expect.stringMatching(/^ {2}half +\(only a word of rules\)$/));
    expect(chart.at(-1)).toBe('no rule covers the whole');
  });

  it('shows the words as they were read after slips of typing', async () => {
    const chart = await chartOf('next Firday');
    expect(chart[0]).toBe('chart, with slips of typing corrected: categories over words, with their costs');
    expect(chart).toContainEqual(expect.stringMatching(/^ +by SHIFT WEEKDAY -> weekdayFromNow, \+0\.2$/));
  });

  it('says that a string is too long to be read', async () => {
    expect(await chartOf('Friday '.repeat(61))).toContain('  none: there are no words, or more than are read');
  });

  eachRow([
    [
      'en-US',
      'from Thursday the twenty fifth of January nineteen ninety two at a quarter past ten in the morning to noon',
    ],
    ['de-DE', 'am dritten Donnerstag des nächsten Monats um viertel vor acht abends bis übermorgen'],
    ['en-US', `Friday ${'z'.repeat(100)}`],
  ])('keeps within 80 columns: %s %s', async (language, said) => {
    const chart = await chartOf(said, language);
    expect(chart.filter(line => line.length > 80)).toEqual([]);
    expect(chart.filter(line => line.trim() === '' && line !== '')).toEqual([]);
  });

  eachRow([
    [['--text', 'next Friday', '--chart'], 'give --type and a VALUE'],
    [['--type', 'product', '--chart', 'phone'], '--chart is for dates, times and durations; product is of kind list'],
  ])('refuses %j', async (argv, complaint) => {
    const { code, errors } = await runTool(explain, argv);
    expect(code).toBe(2);
    expect(errors).toContain(complaint);
  });
});

describe('traceDateTime', () => {
  eachRow([
    ['en-US', 'next Friday at half past three'],
    ['en-US', 'the third Thursday of next month'],
    ['en-US', 'from 9 to 5'],
    ['de-DE', 'letzten Dienstag um 15 Uhr 30'],
    ['fr-FR', 'dans deux semaines'],
  ] as const)('finds the parts of every rule, so that the costs add up: %s %s', async (language, said) => {
    const { meanings } = await traceDateTime(language, said);
    expect(meanings.length).toBeGreaterThan(0);
    for (const derivation of meanings.flatMap(all)) {
      if (!derivation.rule) continue;
      const sum = derivation.parts.reduce((total, part) => total + part.cost, derivation.rule.cost);
      expect(derivation.cost).toBeCloseTo(Math.max(0, sum));
      expect(derivation.rule.productions).not.toEqual([]);
    }
  });
});

const all = (derivation: Derivation): Derivation[] => [derivation, ...derivation.parts.flatMap(all)];
