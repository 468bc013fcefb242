import { describe, expect } from 'vitest';
import { PERSONAL_FORMS } from '../../../lib/languages/personal-forms.ts';
import { PRIVACY_WORDS } from '../../../lib/languages/privacy.ts';
import { encodeVocabulary } from '../../../lib/privacy/encode.ts';
import { Identifiers } from '../../../lib/privacy/identifiers.ts';
import { loneRun } from '../../../lib/privacy/number-run.ts';
import { scanText } from '../../../lib/privacy/scan.ts';
import { Vocabulary } from '../../../lib/privacy/vocabulary.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const vocabulary = new Vocabulary(encodeVocabulary(Object.values(PRIVACY_WORDS)), Object.values(PERSONAL_FORMS));
const identifiers = new Identifiers(vocabulary);

describe('Identifiers', () => {
  eachRow(['AB123456C', 'A B 123456 C', 'a-b-123456-c', 'ab.123456_c', 'sx 687069a', 'X-1234567-L', '12345678 z'])(
    'joins the letters beside the digits of "%s"',
    code => {
      expect(identified(`it is ${code}, please`)).toBe(code);
      expect(identified(code)).toBe(code);
    },
  );

  eachRow([
    'XAB123456C',
    '1AB123456C',
    '\u00e9X1234567L',
    'AB123456CD',
    'AB123456C1',
    '12345678Z\u00e9',
    'AB  123456C',
    'AB123456  C',
    'AB,123456C',
    '\u00c4B123456C',
  ])('joins no letters of a longer word, and none behind two signs or another sign, in "%s"', text => {
    expect(identified(text)).toBeUndefined();
  });
});

/** The identifier around the first number with six digits or more. */
function identified(text: string): string | undefined {
  const number = scanText(text, vocabulary.lexicon).tokens.find(({ digits }) => digits.length >= 6);
  if (number?.type !== 'digits') return undefined;
  const found = identifiers.identify(text, loneRun(number));
  return found && text.slice(found.start, found.end);
}
