import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { loadMoney, parseMoney, recognizeMoney } from '../../../lib/normalization/numeric/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { contextOf } from './contexts.ts';

const valuesOf = (said: string, language: Language) => parseMoney(said, contextOf(language)).map(({ value }) => value);

beforeAll(async () => {
  for (const language of LANGUAGES) await loadMoney(language);
});

describe('Money', () => {
  eachRow([
    ['$19.99', 'en-US', '19.99 USD'],
    ['£7', 'en-GB', '7.00 GBP'],
    ['€ 1,250.5', 'en-GB', '1250.50 EUR'],
    ['-$30', 'en-US', '-30.00 USD'],
    ['JPY 500', 'en-US', '500 JPY'],
    ['1.5 kuwaiti dinars', 'en-US', '1.500 KWD'],
    ['A$12', 'en-US', '12.00 AUD'],
    ['sixty five dollars', 'en-US', '65.00 USD'],
    ['two pounds fifty', 'en-GB', '2.50 GBP'],
    ['seven dollars and five cents', 'en-US', '7.05 USD'],
    ['75 cents', 'en-US', '0.75 USD'],
    ['80p', 'en-GB', '0.80 GBP'],
    ['3 grand', 'en-GB', '3000.00 GBP'],
    ['$2.4bn', 'en-US', '2400000000.00 USD'],
    ['40 quid', 'en-GB', '40.00 GBP'],
    ['tenner', 'en-GB', '10.00 GBP'],
    ['dime', 'en-US', '0.10 USD'],
    ['Norwegian kroner 90', 'en-GB', '90.00 NOK'],
    ['1.234,56 €', 'de-DE', '1234.56 EUR'],
    ['19,99 Euro', 'de-DE', '19.99 EUR'],
    ['drei Euro zwanzig', 'de-DE', '3.20 EUR'],
    ['fünfzig Cent', 'de-DE', '0.50 EUR'],
    ['250 Schweizer Franken', 'de-DE', '250.00 CHF'],
    ['2,5 Mrd. US-Dollar', 'de-DE', '2500000000.00 USD'],
    ['etwa 90 Tsd. Euro', 'de-DE', '90000.00 EUR'],
    ['34,50 €', 'es-ES', '34.50 EUR'],
    ['ocho euros con veinte céntimos', 'es-ES', '8.20 EUR'],
    ['tres mil pesos mexicanos', 'es-ES', '3000.00 MXN'],
    ['medio millón de euros', 'es-ES', '500000.00 EUR'],
    ['1 234,56 €', 'fr-FR', '1234.56 EUR'],
    ['9 € 50', 'fr-FR', '9.50 EUR'],
    ['cinquante centimes', 'fr-FR', '0.50 EUR'],
    ['30 cents', 'fr-FR', '0.30 EUR'],
    ['deux cents euros', 'fr-FR', '200.00 EUR'],
    ['trois millions de francs suisses', 'fr-FR', '3000000.00 CHF'],
  ] as const)('reads "%s" in %s as %s', (said, language, value) => {
    expect(valuesOf(said, language)[0]).toBe(value);
  });

  it('takes the currency of the locale for a unit that several share', () => {
    expect(valuesOf('5 dollars', 'en-US')).toEqual(['5.00 USD']);
    expect(valuesOf('ten pence', 'en-GB')).toEqual(['0.10 GBP']);
    expect(valuesOf('one penny', 'en-US')).toEqual(['0.01 USD']);
    expect(valuesOf('one penny', 'en-GB')).toEqual(['0.01 GBP']);
    expect(valuesOf('10 crowns', 'en-GB').length).toBeGreaterThan(2);
    expect(valuesOf('900', 'en-GB')).toEqual(['900.00 GBP']);
  });

  it('gives amount and currency apart', () => {
    expect(parseMoney('12,5 €', contextOf('de-DE'))[0]?.typed).toEqual({
      kind: 'money',
      amount: '12.50',
      currency: 'EUR',
    });
  });

  eachRow(['dollars', '€', 'between 5 and 10 euros', 'my account', 'five apples', '3rd dollar', '', 'constructor 5'])(
    'reads nothing from "%s"',
    said => {
      expect(valuesOf(said, 'en-US')).toEqual([]);
    },
  );
});

describe('Money in free text', () => {
  const found = (text: string, language: Language) =>
    recognizeMoney(text, contextOf(language)).map(({ start, end, readings }) => [
      text.slice(start, end),
      readings[0]?.value,
    ]);

  it('finds amounts at their places', () => {
    expect(found('I paid $20.50 in May and 30 euros in June.', 'en-US')).toEqual([
      ['$20.50', '20.50 USD'],
      ['30 euros', '30.00 EUR'],
    ]);
    expect(found('Der Preis war 1.299,00 € statt fünfzig Euro.', 'de-DE')).toEqual([
      ['1.299,00 €', '1299.00 EUR'],
      ['fünfzig Euro', '50.00 EUR'],
    ]);
  });

  it('does not take an article for a country', () => {
    expect(found('She has a $ 5 bill and A$6.', 'en-US')).toEqual([
      ['$ 5', '5.00 USD'],
      ['A$6', '6.00 AUD'],
    ]);
  });

  it('leaves numbers without a unit and words that look like codes alone', () => {
    expect(found('All 70 of us can try 5 times, see the top 3.', 'en-US')).toEqual([]);
    expect(found('Die 3 Bestellungen kamen am 4. Mai.', 'de-DE')).toEqual([]);
  });
});
