import { describe, expect, it } from 'vitest';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const { find, redactText } = await loadRedaction();

/** The scan notes decide which finders and patterns run. None of them may miss its data. */
describe('A check before a finder or a pattern', () => {
  eachRow([
    ['Authorization Bearer abcdefgh', 'Authorization [SECRET]'],
    ['BEARER abcdefgh', '[SECRET]'],
    ['basic dXNlcjpwYXNz', '[SECRET]'],
    ['BASIC dXNlcjpwYXNz', '[SECRET]'],
    ['eyJhbGciOi.abc', '[SECRET]'],
    ['AKIAABCDEFGHIJKLMNOP', '[SECRET]'],
    ['ASIAABCDEFGHIJKLMNOP', '[SECRET]'],
    [`AIza${'a'.repeat(30)}`, '[SECRET]'],
    [`SG.${'a'.repeat(16)}.${'b'.repeat(16)}`, '[SECRET]'],
    ['sk-abcdefghijklmnop', '[SECRET]'],
    ['pk_abcdefghijklmnop', '[SECRET]'],
    ['rk-abcdefghijklmnop', '[SECRET]'],
    ...['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map(key => [`${key}_${'a'.repeat(20)}`, '[SECRET]']),
    ...['github_pat', 'npm', 'hf', 'dop_v1', 'shpat', 'whsec', 'figd', 'lin_api'].map(key => [
      `${key}_${'a'.repeat(20)}`,
      '[SECRET]',
    ]),
    [`pypi-${'a'.repeat(20)}`, '[SECRET]'],
    [`ya29.${'a'.repeat(20)}`, '[SECRET]'],
    [`glpat-${'a'.repeat(16)}`, '[SECRET]'],
    ['xoxb-abcdefghij', '[SECRET]'],
    ['-----BEGIN PRIVATE KEY-----', '[SECRET]'],
    ['http://user:pass@example.com/a', 'http://[SECRET]/a'],
    ['?token=abcd', '?token=[SECRET]'],
    ['api_key: abcdef', 'api_key: [SECRET]'],
    ['client_secret=abcdef', 'client_secret=[SECRET]'],
  ])('finds the secret of "%s"', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  eachRow([
    ['john%40example.com', '[EMAIL]'],
    ['john[at]example.com', '[EMAIL]'],
    ['john{at}example.com', '[EMAIL]'],
    ['john(at)example.com', '[EMAIL]'],
    ['jean à free point fr', '[EMAIL]'],
    ['JEAN À FREE.FR', '[EMAIL]'],
    ['fe80::1', '[IP]'],
    ['fe80::', '[IP]'],
    ['fe80:abcd:1:2:3:4:5:f', '[IP]'],
    ['is:2001:db8::1', 'is:[IP]'],
    ['1:.2::3', '1:.2::3'],
    ['ab-cd-ef-01-cd-ab', '[MAC]'],
    ['ab:cd:ef:ab:cd:01', '[MAC]'],
    ['abcd.ef01.abcd', '[MAC]'],
    ['the mac is ab-cd-ef-ab-cd-12', 'the mac is [MAC]'],
    ['ab-cd-ef-ab-cd-e2 is the mac', '[MAC] is the mac'],
    ['it says abcd.efab.cd12, or abcd.efab.c0de', 'it says [MAC], or [MAC]'],
    ['ab\u201112\u2011ef\u2011ab\u2011cd\u2011ef', '[MAC]'],
  ])('finds the address "%s"', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  eachRow([
    ['AB123456C', 'NATIONAL_ID'],
    ['AB 123456 C', 'NATIONAL_ID'],
    ['X1234567L', 'NATIONAL_ID'],
    ['12345678 Z', 'NATIONAL_ID'],
    ['sx687069a', 'NATIONAL_ID'],
    ['sx 687069a', 'NATIONAL_ID'],
    ['SW1A 2AA', 'ADDRESS'],
  ])('finds letters beside the digits of "%s"', (text, kind) => {
    expect(find(`it is ${text}, please`)).toEqual([{ start: 6, end: 6 + text.length, kind }]);
  });

  eachRow([
    ['m - 1 - 1 a e', '[ADDRESS]'],
    ['12 cakes m 1 1 a e', '[ADDRESS]'],
    ['ab-cd-ef-ab-cd-12.xy.', '[MAC].xy.'],
  ])('reads from the first to the last piece of "%s"', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  it('counts two letters where they are written together', () => {
    expect(redactText('born on 1951-12-21\nAB835962C\n')).toBe('born on [DATE_OF_BIRTH]\n[NATIONAL_ID]\n');
  });

  eachRow(['12.-14.05.2026', '12/ -14/05/2026', '12/\u201314/05/2026', '1,234,567', '12.05.2026'])(
    'reads the shape of "%s"',
    text => {
      expect(find(text)).toEqual([]);
    },
  );
});

describe('An IBAN', () => {
  eachRow(['', ' ', '_', '.', '-', '\u00a0', '\t'])('may have "%s" behind its country', sign => {
    expect(redactText(`it is DE${sign}89370400440532013000`)).toBe('it is [IBAN]');
  });

  it('may begin behind a letter that is no letter of words', () => {
    expect(redactText('\u{1d400}DE89370400440532013000')).toBe('\u{1d400}[IBAN]');
  });

  eachRow(['XDE89370400440532013000', 'DE,89370400440532013000', '1DE89370400440532013000'])(
    'does not begin within a word, nor before another sign, in "%s"',
    text => {
      expect(redactText(text)).not.toContain('[IBAN]');
    },
  );

  // In capitals, the long s is an S. Without it, the check digits hold.
  it('has a country in ASCII', () => {
    expect(redactText('\u017fE4255000000054910000000')).not.toContain('[IBAN]');
  });
});

describe('Signs other than those of ASCII', () => {
  eachRow([
    ['４１１１１１１１１１１１１１１１', '[CARD]'],
    ['4111\u20111111\u20111111\u20111111', '[CARD]'],
    ['4111\u00a01111\u00a01111\u00a01111', '[CARD]'],
    ['john＠example.com', '[EMAIL]'],
    ['johnａ@example.com', '[EMAIL]'],
    ['AB12３456C', '[NATIONAL_ID]'],
  ])('are read as those in "%s"', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });
});

describe('A birth', () => {
  it('may have a single letter between it and its date', () => {
    expect(redactText('I was born z 5.3.1984')).toBe('I was born z [DATE_OF_BIRTH]');
  });

  it('may have a date of eight digits', () => {
    expect(redactText('né le 31121984, merci')).toBe('né le [DATE_OF_BIRTH], merci');
  });
});

describe('A label', () => {
  it('names each of several data before it and after it', () => {
    const text = 'my pin is 1234, my pin is 5678, and it rains; 9012 is my pin';
    expect(redactText(text)).toBe('my pin is [PIN], my pin is [PIN], and it rains; [PIN] is my pin');
  });

  it('names a postcode before a label of something else', () => {
    expect(redactText('my postcode is 10115 and my pin is 1234')).toBe('my postcode is [ADDRESS] and my pin is [PIN]');
  });

  it('of an order is as far away as its links and a code allow', () => {
    const text = `order${' is'.repeat(13)} ${'AB-'.repeat(9)}12345678`;
    expect(redactText(text)).toBe(text);
  });

  it('names a code that begins with few letters, or has a figure', () => {
    for (const code of ['ABCDEF12-X-3-Y', 'ABCDEFGHI12/XY', 'ABCDE 12', 'ABCDE-12-34', 'AB CDE 12'])
      expect(redactText(`${code}, that is my passport number`)).toBe('[PASSPORT], that is my passport number');
  });
});

describe('A number in segments', () => {
  eachRow([
    ['Hauptstraße 12, 10115 Berlin', '[ADDRESS] Berlin'],
    ['Hauptstraße 12 10115 Berlin', '[ADDRESS] Berlin'],
    ['Hauptstraße 12, eins null eins eins fünf Berlin', '[ADDRESS] Berlin'],
    ['street number one two 1 0 1 1 5', 'street number [NUMBER]'],
  ])('holds the postcode of "%s"', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });
});
