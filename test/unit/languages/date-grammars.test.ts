import { beforeAll, describe, expect, it } from 'vitest';
import { type DateWords, LANGUAGES, languagePack, type RuleRow } from '../../../lib/languages/index.ts';
import { findFaults, findUnreached } from '../../../lib/normalization/datetime/check.ts';
import { PRODUCTIONS } from '../../../lib/normalization/datetime/productions/index.ts';
import { sharedRules } from '../../../lib/normalization/datetime/shared-rules.ts';

const words = new Map<string, DateWords>();

beforeAll(async () => {
  for (const tag of LANGUAGES) words.set(tag, await languagePack(tag).dates());
});

function wordsOf(tag: string): DateWords {
  const found = words.get(tag);
  if (!found) throw new Error(`${tag} has no date words`);
  return found;
}

/** As a slip of the keyboard would make it. The rows' types know no such name, so the row goes through JSON. */
const withRow = (table: DateWords, at: number, change: Record<number, string>): DateWords => ({
  ...table,
  rules: table.rules.with(at, JSON.parse(JSON.stringify(Object.assign([...(table.rules[at] ?? [])], change)))),
});

describe('the date grammar', () => {
  it.each(LANGUAGES)('of %s has no fault', tag => {
    expect(findFaults(wordsOf(tag))).toEqual([]);
  });

  it('uses every production in some language', () => {
    const rows = [...words.values()].flatMap(table => [...sharedRules(table.dayFirst), ...table.rules]);
    const used = new Set<string>(rows.map(([, , name]) => name));
    expect(Object.keys(PRODUCTIONS).filter(name => !used.has(name))).toEqual([]);
  });
});

describe('findUnreached', () => {
  it.each(LANGUAGES)('finds a misspelt category in any row of %s', tag => {
    const table = wordsOf(tag);
    for (const [at, [, pattern]] of table.rules.entries()) {
      for (const name of new Set(pattern.match(/\b[A-Z][A-Z0-9]*\b/g))) {
        const misspelt = pattern.replace(new RegExp(`\\b${name}\\b`), `${name}X`);
        const faults = findUnreached(withRow(table, at, { 1: misspelt }));
        expect(faults, misspelt).toContainEqual(expect.stringContaining(`nothing yields ${name}X`));
      }
    }
  });

  it.each(LANGUAGES)('finds a misspelt result and a misspelt production in any row of %s', tag => {
    const table = wordsOf(tag);
    for (const [at, [result, pattern]] of table.rules.entries()) {
      expect(findUnreached(withRow(table, at, { 0: `${result}X` })), pattern).toContain(`nothing uses ${result}X`);
      expect(findUnreached(withRow(table, at, { 2: 'calender' }))).toEqual([
        `"${pattern}" names no production: calender`,
      ]);
    }
  });
});

describe('findFaults', () => {
  const english = () => wordsOf('en-US');

  it('finds an item that no text can hold', () => {
    const rules: RuleRow[] = [...english().rules, ['DATE', "new_year's DATE", 'same'], ['DATE', 'Date DATE', 'same']];
    expect(findFaults({ ...english(), rules })).toContainEqual(expect.stringContaining("no token is year's"));
  });

  it('finds a rule that repeats another one, at any price', () => {
    const rules: RuleRow[] = [...english().rules, ['DATE', 'MONTH', 'calendar', 'm', 3]];
    expect(findFaults({ ...english(), rules })).toEqual(['DATE "MONTH" repeats earlier rules']);
  });

  it('finds a table that nothing uses, and one that is incomplete', () => {
    const hundreds = [['hundred', 100]] as const;
    expect(findFaults({ ...english(), hundreds })).toEqual(['nothing uses HUNDREDS']);
    const months = english().months.slice(1);
    expect(findFaults({ ...english(), months })).toEqual(['months: 11 of at least 12']);
  });
});
