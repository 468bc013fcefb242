import { beforeAll, describe, expect, it } from 'vitest';
import {
  type DateWords,
  LANGUAGES,
  languagePack,
  type NumberWords,
  type RuleRow,
} from '../../../lib/languages/index.ts';
import { findFaults, findUnreached } from '../../../lib/normalization/datetime/check.ts';
import { PRODUCTIONS } from '../../../lib/normalization/datetime/productions/index.ts';
import { sharedRules } from '../../../lib/normalization/datetime/shared-rules.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const tables = new Map<string, { words: DateWords; numbers: NumberWords }>();

beforeAll(async () => {
  for (const tag of LANGUAGES) {
    const pack = languagePack(tag);
    tables.set(tag, { words: await pack.dates(), numbers: await pack.numbers() });
  }
});

function tablesOf(tag: string) {
  const found = tables.get(tag);
  if (!found) throw new Error(`${tag} has no date words`);
  return found;
}

/** Rows with typing errors. Their types do not allow such names, so the rows are converted through JSON. */
const withRows = (table: DateWords, change: (row: RuleRow, at: number) => readonly unknown[]): DateWords => ({
  ...table,
  rules: JSON.parse(JSON.stringify(table.rules.map(change))),
});

const categoriesOf = (pattern: string): string[] => [...new Set(pattern.match(/\b[A-Z][A-Z0-9]*\b/g))];

describe('the date grammar', () => {
  eachRow(LANGUAGES)('of %s has no fault', tag => {
    const { words, numbers } = tablesOf(tag);
    expect(findFaults(words, numbers)).toEqual([]);
  });

  it('uses every production in some language', () => {
    const rows = [...tables.values()].flatMap(({ words }) => [...sharedRules(words), ...words.rules]);
    const used = new Set<string>(rows.map(([, , name]) => name));
    expect(Object.keys(PRODUCTIONS).filter(name => !used.has(name))).toEqual([]);
  });
});

describe('findUnreached', () => {
  eachRow(LANGUAGES)('finds a misspelt category in any row of %s', tag => {
    const { words, numbers } = tablesOf(tag);
    const most = Math.max(...words.rules.map(([, pattern]) => categoriesOf(pattern).length));
    for (let index = 0; index < most; index += 1) {
      const missing: string[] = [];
      const misspelt = withRows(words, ([result, pattern, ...rest], at) => {
        const name = categoriesOf(pattern)[index];
        if (name === undefined) return [result, pattern, ...rest];
        missing.push(`${name}X${at}`);
        return [result, pattern.replace(new RegExp(`\\b${name}\\b`), `${name}X${at}`), ...rest];
      });
      const found = new Set(findUnreached(misspelt, numbers).map(fault => fault.replace(/^.*: nothing yields /, '')));
      expect(missing.filter(name => !found.has(name))).toEqual([]);
    }
  });

  eachRow(LANGUAGES)('finds a misspelt result and a misspelt production in any row of %s', tag => {
    const { words, numbers } = tablesOf(tag);
    const results = withRows(words, ([result, ...rest], at) => [`${result}X${at}`, ...rest]);
    const faults = new Set(findUnreached(results, numbers));
    const expected = words.rules.map(([result], at) => `nothing uses ${result}X${at}`);
    expect(expected.filter(fault => !faults.has(fault))).toEqual([]);
    const productions = withRows(words, ([result, pattern, _, ...rest]) => [result, pattern, 'calender', ...rest]);
    expect(findUnreached(productions, numbers)).toEqual(
      words.rules.map(([, pattern]) => `"${pattern}" names no production: calender`),
    );
  });
});

describe('findFaults', () => {
  const faultsOf = (change: (words: DateWords) => Partial<DateWords>): string[] => {
    const { words, numbers } = tablesOf('en-US');
    return findFaults({ ...words, ...change(words) }, numbers);
  };
  const withRules =
    (...rules: RuleRow[]) =>
    (words: DateWords) => ({ rules: [...words.rules, ...rules] });

  it('finds an item that no text can hold', () => {
    const faults = faultsOf(withRules(['DATE', "new_year's DATE", 'same'], ['DATE', 'Date DATE', 'same']));
    expect(faults).toContainEqual(expect.stringContaining("no token is year's"));
  });

  it('finds a rule that repeats a cheaper one', () => {
    const faults = faultsOf(withRules(['DATE', 'MONTH', 'calendar', 'm', 3]));
    expect(faults).toEqual(['DATE "MONTH" repeats earlier rules']);
  });

  it('finds a table that nothing uses, and tables that are incomplete', () => {
    expect(faultsOf(() => ({ hundreds: [['hundred', 100]] }))).toEqual(['nothing uses HUNDREDS']);
    expect(faultsOf(({ months }) => ({ months: months.slice(1) }))).toEqual(['months: 11 of at least 12']);
    const { words, numbers } = tablesOf('en-US');
    const { twelve: _, ...cardinals } = numbers.cardinals;
    expect(findFaults(words, { ...numbers, cardinals })).toContain('cardinals: no word for 12');
  });
});
