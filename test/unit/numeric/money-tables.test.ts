import { describe, expect, it } from 'vitest';
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

  it('hold no word that objects inherit', async () => {
    const index = createUnitIndex(encodeMoney(await languagePack(language).money()));
    for (const word of ['constructor', '__proto__']) expect(index.match([{ text: word }], 0)).toBeUndefined();
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
