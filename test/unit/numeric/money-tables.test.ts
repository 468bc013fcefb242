import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { LANGUAGES, languagePack } from '../../../lib/languages/index.ts';
import { currencyCodes } from '../../../lib/normalization/numeric/money/currency-codes.ts';
import { encodeMoney } from '../../../lib/normalization/numeric/money/encode.ts';
import { minorDigits } from '../../../lib/normalization/numeric/money/minor-digits.ts';
import { cldrUnits } from '../../../lib/normalization/numeric/money/names.ts';
import { signUnits } from '../../../lib/normalization/numeric/money/signs.ts';
import { createStemmer } from '../../../lib/normalization/numeric/money/stem.ts';
import { createUnitIndex } from '../../../lib/normalization/numeric/money/unit-index.ts';

const toTokens = (said: readonly string[]) => said.map(text => ({ text }));

describe.each(LANGUAGES)('The encoded money tables of %s', language => {
  it('find every unit that they are made of, as its first owner has it', async () => {
    const words = await languagePack(language).money();
    const index = createUnitIndex(JSON.parse(JSON.stringify(encodeMoney(words))));
    const stem = createStemmer(words);
    const own = new Set(Object.keys(words.units).map(name => name.split(' ').map(stem).join(' ')));
    const claimed = new Set<string>();
    for (const [said, unit] of [...signUnits(), ...cldrUnits(words, stem)]) {
      const name = said.join(' ');
      if (said.length === 0 || own.has(name) || claimed.has(name)) continue;
      claimed.add(name);
      expect(index.match(toTokens(said), 0)).toEqual({ unit, next: said.length });
    }
    expect(claimed.size).toBeGreaterThan(1_000);
  });

  it('are of the same bytes whenever they are made, and small enough for a chunk', async () => {
    const words = await languagePack(language).money();
    const json = JSON.stringify(encodeMoney(words));
    expect(JSON.stringify(encodeMoney(words))).toBe(json);
    expect(json.length).toBeLessThan(150 * 1_024);
  });

  it('hold no word that objects inherit, alone or behind the first word of a name', async () => {
    const tables = encodeMoney(await languagePack(language).money());
    const index = createUnitIndex(tables);
    const first = tables.names.split('\n').find(line => line.includes('{')) ?? expect.fail('no name has two words');
    const [word = ''] = first.split(' ');
    for (const inherited of ['constructor', '__proto__']) {
      expect(index.match([{ text: inherited }], 0)).toBeUndefined();
      expect(index.match(toTokens([word, inherited]), 0)).toEqual(index.match(toTokens([word]), 0));
    }
  });
});

describe('The index of units', () => {
  it('parses the names that begin with a word when the word is first said', async () => {
    const tables = encodeMoney(await languagePack('en-US').money());
    const parse = vi.spyOn(JSON, 'parse');
    onTestFinished(() => parse.mockRestore());
    const index = createUnitIndex(tables);
    const match = (said: string) => index.match(toTokens(said.split(' ')), 0);
    expect([match('weather'), parse.mock.calls.length]).toEqual([undefined, 0]);
    const [dollar, again] = [match('dollar'), match('dollar')];
    expect(parse).toHaveBeenCalledTimes(1);
    expect(dollar?.unit.codes).toContain('USD');
    expect(again?.unit).toBe(dollar?.unit);
  });
});

describe('minorDigits', () => {
  it('is what CLDR says of each currency', () => {
    for (const currency of currencyCodes()) {
      const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
      expect([currency, minorDigits(currency)]).toEqual([currency, maximumFractionDigits]);
    }
  });
});
