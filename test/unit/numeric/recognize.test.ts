import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { loadNumber, recognizeNumbers } from '../../../lib/normalization/numeric/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { contextOf } from './contexts.ts';

const found = (text: string, language: Language) =>
  recognizeNumbers(text, contextOf(language)).map(({ start, end, readings }) => [
    text.slice(start, end),
    readings[0]?.typed.kind,
    readings[0]?.typed.amount,
  ]);

beforeAll(async () => {
  for (const language of LANGUAGES) await loadNumber(language);
});

describe('Numbers in free text', () => {
  it('finds numbers, ordinals and percentages at their places', () => {
    expect(found('The third one costs 15 % less, say twenty-two or 1,500.', 'en-US')).toEqual([
      ['third', 'ordinal', '3'],
      ['15 %', 'percentage', '15'],
      ['twenty-two', 'number', '22'],
      ['1,500', 'number', '1500'],
    ]);
    expect(found('Ich nehme dreiundzwanzig Stück und 2,5 kg.', 'de-DE')).toEqual([
      ['dreiundzwanzig', 'number', '23'],
      ['2,5', 'number', '2.5'],
    ]);
    expect(found('Quiero cuarenta y cinco, o el 10 por ciento.', 'es-ES')).toEqual([
      ['cuarenta y cinco', 'number', '45'],
      ['10 por ciento', 'percentage', '10'],
    ]);
    expect(found('Il en reste quatre-vingt-douze sur place.', 'fr-FR')).toEqual([
      ['quatre-vingt-douze', 'number', '92'],
    ]);
  });

  it('takes seconds for no halves, and a number before an ordinal for no numerator', () => {
    expect(found('three seconds', 'en-US')).toEqual([['three', 'number', '3']]);
    expect(found('les trois cinquième étage', 'fr-FR')).toEqual([
      ['trois', 'number', '3'],
      ['cinquième', 'ordinal', '5'],
    ]);
  });

  eachRow([
    ['the 83rd', 'en-US', ['83rd', 'ordinal', '83']],
    ['der 12te', 'de-DE', ['12te', 'ordinal', '12']],
    ['la 3ª', 'es-ES', ['3ª', 'ordinal', '3']],
    ['la 3ème', 'fr-FR', ['3ème', 'ordinal', '3']],
    ['at 1.3e6 a year', 'en-US', ['1.3e6', 'number', '1300000']],
    ['some 6x10^4 of them', 'en-US', ['6x10^4', 'number', '60000']],
    ['gave it 2 out of 5', 'en-US', ['2 out of 5', 'number', '0.4']],
    ['send a dozen today', 'en-US', ['a dozen', 'number', '12']],
    ['only half of a million', 'en-US', ['half of a million', 'number', '500000']],
  ] as const)('finds one number where a word continues it: "%s" in %s', (text, language, number) => {
    expect(found(text, language)).toEqual([number]);
  });

  it('reads the number behind a long rule of signs, and starts at no sign that has none behind it', () => {
    expect(found(`${'='.repeat(60)} 5 ${'-'.repeat(60)}`, 'en-US')).toEqual([['5', 'number', '5']]);
    expect(found(`${'*'.repeat(60)}½`, 'en-US')).toEqual([['½', 'number', '0.5']]);
    expect(found('+(- . , -+ 7', 'en-US')).toEqual([['7', 'number', '7']]);
    expect(found('about -5, or .5 a.', 'en-US').map(([, , amount]) => amount)).toEqual(['-5', '0.5']);
  });

  it('reads all of 100 kB of prose', () => {
    const text = `${'the parcel has not come yet and I am not amused '.repeat(2_100)}22`;
    expect(found(text, 'en-US')).toEqual([['22', 'number', '22']]);
  });

  it('takes a number and a part behind it for two, which are one where one is expected', () => {
    expect(found('prenez deux trois quarts', 'fr-FR').map(([, , amount]) => amount)).toEqual(['2', '0.75']);
  });

  it('leaves articles alone', () => {
    expect(found('a dog', 'en-US')).toEqual([]);
    expect(found('ein Hund', 'de-DE')).toEqual([]);
    expect(found('un perro y una casa', 'es-ES')).toEqual([]);
    expect(found('un chien', 'fr-FR')).toEqual([]);
  });

  it('takes "one" for a number only where it counts', () => {
    expect(found('Which one? The one I saw.', 'en-US')).toEqual([]);
    expect(found('I have one dog', 'en-US')).toEqual([['one', 'number', '1']]);
  });

  it('leaves web addresses alone', () => {
    expect(found('see https://example.com/a?b=30%2520 and www.example.org/7 or 8', 'en-US')).toEqual([
      ['8', 'number', '8'],
    ]);
  });

  it('keeps neighbours apart', () => {
    expect(found('two and three', 'en-US').map(([, , amount]) => amount)).toEqual(['2', '3']);
    expect(found('rooms 5 10 15', 'en-US').map(([, , amount]) => amount)).toEqual(['5', '10', '15']);
    expect(found('3 con 4', 'es-ES').map(([, , amount]) => amount)).toEqual(['3', '4']);
  });

  it('does not take the hyphen of an id or a range for a minus', () => {
    expect(found('WH-1000 and 5-10', 'en-US').map(([, , amount]) => amount)).toEqual(['1000', '5', '10']);
    expect(found('it was -7 outside', 'en-US').map(([, , amount]) => amount)).toEqual(['-7']);
  });

  it('stops after 5000 numbers, which no utterance holds', () => {
    expect(recognizeNumbers('7 '.repeat(6000), contextOf('en-US'))).toHaveLength(5000);
  });

  it('reads the same however long the text around it is', () => {
    const text = `${'word '.repeat(2000)}nine hundred`;
    expect(found(text, 'en-US')).toEqual([['nine hundred', 'number', '900']]);
  });
});
