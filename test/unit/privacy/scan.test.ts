import { describe, expect, it } from 'vitest';
import { PRIVACY_WORDS } from '../../../lib/languages/privacy.ts';
import { encodeVocabulary } from '../../../lib/privacy/encode.ts';
import { scanText } from '../../../lib/privacy/scan.ts';
import { SIGN } from '../../../lib/privacy/tokens.ts';
import { Vocabulary } from '../../../lib/privacy/vocabulary.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const { lexicon } = new Vocabulary(encodeVocabulary(Object.values(PRIVACY_WORDS)), []);

describe('scanText', () => {
  eachRow(['12 Mill rd', '12 Mill Rd.', 'rd'])('reads a street in "%s"', text => {
    expect(scanText(text, lexicon).streets).toHaveLength(1);
  });

  eachRow(['December 3rd', 'the 10th and the 9rd'])('reads no street at the end of a figure in "%s"', text => {
    expect(scanText(text, lexicon).streets).toEqual([]);
  });

  it('gives all tokens the same fields in the same order', () => {
    const [word, digits, colon, at] = scanText('pin 12:@', lexicon).tokens.map(token => Object.keys(token));
    for (const fields of [digits, colon, at]) expect(fields).toEqual(word);
  });

  eachRow([
    ['a1', true, false],
    ['1a', false, true],
    ['a\u03011', true, false],
    ['a 1', false, false],
    ['1', false, false],
    ['a-1', false, false],
  ])('tells which letters stand beside the digits of "%s"', (text, letterBefore, letterBehind) => {
    const { tokens, mixed } = scanText(text, lexicon);
    expect(tokens.find(({ type }) => type === 'digits')).toMatchObject({ letterBefore, letterBehind });
    expect(mixed).toHaveLength(letterBefore || letterBehind ? 1 : 0);
  });

  eachRow([
    ['a@b', SIGN.at],
    ['(', SIGN.bracket],
    ['[', SIGN.bracket],
    ['{', SIGN.bracket],
    ['%', SIGN.percent],
    ['-', SIGN.hyphen],
    ['=', SIGN.equals],
    ['_', SIGN.underscore],
    ['a:b:c', SIGN.colon],
    ['a.b', SIGN.dot],
    ['a, b! (c)', SIGN.bracket],
    ['a, b! )', 0],
  ])('notes the signs of "%s"', (text, signs) => {
    expect(scanText(text, lexicon).signs).toBe(signs);
  });

  eachRow([
    ['plain, text 12', false],
    ['Stra\u00dfe \u00e0', false],
    ['\u00bfa?', false],
    ['a\u00a0b', true],
    ['12\u2007', true],
    ['a\u2011b', true],
    ['a\uff41', true],
    ['1\uff11', true],
    ['\uff0d', true],
  ])('notes whether "%s" has rare characters', (text, hasRare) => {
    expect(scanText(text, lexicon).hasRare).toBe(hasRare);
  });
});
