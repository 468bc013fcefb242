import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { findSpokenDigits, loadSpoken, readSpelled } from '../../../lib/normalization/spoken/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

beforeAll(async () => {
  for (const language of LANGUAGES) await loadSpoken(language);
});

describe('Spelled values', () => {
  eachRow([
    ['a b one double two', 'en-US', 'AB122'],
    ['bravo tango seven niner', 'en-GB', 'BT79'],
    ['x for xray dash four oh', 'en-US', 'X-40'],
    ['s w one a one a a', 'en-GB', 'SW1A1AA'],
    ['B wie Berta sieben zwo', 'de-DE', 'B72'],
    ['ene doble ele nueve', 'es-ES', 'NLL9'],
    ['hache comme henri douze', 'fr-FR', 'H12'],
    ['AB 12', 'en-US', 'AB12'],
  ] as const)('writes "%s", said in %s, as %s', (said, language, value) => {
    expect(readSpelled(said, { language })).toBe(value);
  });

  eachRow(['my order', 'constructor', '', 'blue one'])('writes nothing for "%s"', said => {
    expect(readSpelled(said, { language: 'en-US' })).toBeUndefined();
  });
});

describe('Digits read out in free text', () => {
  const digits = (text: string, language: Language) =>
    findSpokenDigits(text, { language }, 4).map(run => [text.slice(run.start, run.end), run.digits]);

  it('finds runs that begin with a word that is no number by itself', () => {
    expect(digits('Call double five one two now', 'en-GB')).toEqual([['double five one two', '5512']]);
    expect(digits('Call plus four four two zero', 'en-GB')).toEqual([['plus four four two zero', '+4420']]);
  });

  it('finds runs with words in them', () => {
    expect(digits('the code is four two double four thanks', 'en-US')).toEqual([['four two double four', '4244']]);
    expect(digits('mi código es uno dos tres cuatro', 'es-ES')).toEqual([['uno dos tres cuatro', '1234']]);
  });

  it('leaves written digits and short runs alone', () => {
    expect(digits('the code is 4242 and two more', 'en-US')).toEqual([]);
  });
});
