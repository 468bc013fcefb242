import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { canonicalForm, canonicalize, isInsideCharacter } from '../../../lib/normalization/canonical-text.ts';
import { anyText } from '../../fixtures/any-text.ts';
import { sized } from '../../fixtures/test-scale.ts';

const PARTS = [
  'a',
  'Z',
  '9',
  ' ',
  '  ',
  '\r\n',
  '\t',
  '\u00a0',
  '\u3000',
  '\ufeff',
  'é',
  'e\u0301',
  'q\u0307\u0323',
  '\u0301',
  'ß',
  'ﬁ',
  '😀',
  '👩\u200d👩\u200d👧',
  '👍🏽',
  '한',
  '\u1112\u1161\u11ab',
  '각',
  '\u1100\u1161',
  'Å',
  '\u212b',
  '\u{2f800}',
  '\u{1d15e}',
  'ｗ',
  '\u{16d67}\u{16d67}',
];
const texts = fc.array(fc.constantFrom(...PARTS), { maxLength: 30 }).map(parts => parts.join(''));

/** The planes behind it have no composed characters in the Unicode of Node 24. */
const LAST_COMPOSED = sized(0x2ffff, 0x10ffff);

describe('canonicalize', () => {
  it('leaves canonical text as it is', () => {
    const { text, toOriginal } = canonicalize('déjà vu 😀');
    expect(text).toBe('déjà vu 😀');
    expect(toOriginal(5, 7)).toEqual({ start: 5, end: 7 });
  });

  it('trims, makes runs of white space one space and composes characters', () => {
    expect(canonicalize(' \r\n cafe\u0301\u00a0 \tau  lait\n').text).toBe('café au lait');
  });

  it('maps a span back over composed characters and collapsed white space', () => {
    const original = '  le  cafe\u0301\r\nnoir ';
    const { text, toOriginal } = canonicalize(original);
    const start = text.indexOf('café noir');
    const span = toOriginal(start, start + 'café noir'.length);
    expect(original.slice(span.start, span.end)).toBe('cafe\u0301\r\nnoir');
  });

  it('knows characters that compose with the one before', () => {
    for (const character of ['e\u0301', '\u1100\u1161', '\u{16d67}\u{16d67}']) {
      expect(isInsideCharacter(character, [...character][0]?.length ?? 0)).toBe(true);
    }
    for (const [text, position] of [
      ['\u0301', 0],
      ['ea', 1],
      ['€…', 1],
      ['\u1100\u1100', 1],
    ] as const) {
      expect(isInsideCharacter(text, position)).toBe(false);
    }
  });

  it('maps a span that cuts a composed sequence to the whole of it', () => {
    const original = 'xq\u0307\u0323y';
    const { text, toOriginal } = canonicalize(original);
    expect(text).toBe('xq\u0323\u0307y');
    expect(toOriginal(1, 2)).toEqual({ start: 1, end: 4 });
    expect(toOriginal(3, 4)).toEqual({ start: 1, end: 4 });
  });

  describe('with more marks in a row than text has (UAX #15, Stream-Safe Text Format)', () => {
    const CGJ = '\u034f';

    it('separates them after each 30', () => {
      const text = `xe${'\u0301'.repeat(65)} y`;
      const canonical = canonicalize(text);
      expect(canonical.text).toBe(`xé${'\u0301'.repeat(29)}${CGJ}${'\u0301'.repeat(30)}${CGJ}${'\u0301'.repeat(5)} y`);
      expect(canonical.text).toBe(canonical.text.normalize('NFC'));
      expect(canonicalize(canonical.text).text).toBe(canonical.text);
      expect(canonical.toOriginal(canonical.text.indexOf('y'), canonical.text.length)).toEqual({ start: 68, end: 69 });
      expect(canonical.toOriginal(1, 2)).toEqual({ start: 1, end: 67 });
    });

    it('finds such a run at any place', () => {
      for (let before = 0; before < 70; before += 1) {
        const text = `${'x'.repeat(before)}q${'\u0307'.repeat(31)}y’`;
        expect(canonicalize(text).text).toBe(`${'x'.repeat(before)}q${'\u0307'.repeat(30)}${CGJ}\u0307y’`);
      }
    });

    it('leaves 30 marks alone, and marks that others separate', () => {
      expect(canonicalize(`q${'\u0307'.repeat(30)}`).text).toBe(`q${'\u0307'.repeat(30)}`);
      expect(canonicalize(`q${'\u0307'.repeat(20)}q${'\u0307'.repeat(20)}`).text).not.toContain(CGJ);
    });

    it.each(['\u0f73', '\u0301\u0323', 'a\u0344', '\u1161'])('normalises "%s" a bounded number of times over', unit => {
      const text = `a${unit.repeat(10_000)}`;
      const normalize = vi.spyOn(String.prototype, 'normalize');
      try {
        canonicalize(text);
        const normalized = normalize.mock.contexts.map(String);
        const units = normalized.reduce((sum, each) => sum + each.length, 0);
        expect(units).toBeLessThanOrEqual(2 * text.length);
        const hasLongRun = normalized.some(each => each.split(CGJ).some(part => /\p{M}{32}/u.test(part)));
        expect(hasLongRun).toBe(false);
      } finally {
        normalize.mockRestore();
      }
    });
  });

  it('carries lone surrogates through', () => {
    expect(canonicalize(' a\ud800 b\udc00').text).toBe('a\ud800 b\udc00');
    expect(canonicalize('\ud800\u0301  e\u0301').text).toBe('\ud800\u0301 é');
  });

  it('gives an empty text for a text of white space', () => {
    expect(canonicalize(' \r\n').text).toBe('');
    expect(canonicalize(' ').text).toBe('');
  });

  it('equals NFC, trimming and collapsing of the whole text', () => {
    fc.assert(
      fc.property(fc.oneof(texts, anyText()), original => {
        const whole = original.normalize('NFC').trim().replace(/\s+/g, ' ');
        expect(canonicalize(original).text).toBe(whole);
        expect(canonicalize(whole).text).toBe(whole);
      }),
      { numRuns: sized(500, 2_000) },
    );
  });

  it('gives a value the form that a text of it has', () => {
    const signs = fc.constantFrom('€', '₹', '’', '–', '‑', '\u2000', '\u2028', '\u20d7', ...PARTS);
    const values = fc.array(signs, { maxLength: 6 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(values, anyText()), value => {
        expect(canonicalForm(value)).toBe(canonicalize(value).text);
      }),
      { numRuns: sized(800, 3_000) },
    );
  });

  it('maps each span to a slice of the original that has the same canonical text, or more of it', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (original, first, second) => {
        const { text, toOriginal } = canonicalize(original);
        const [start, end] = [first % (text.length + 1), second % (text.length + 1)].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const span = toOriginal(start, end);
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(original.length);
        const back = original.slice(span.start, span.end).normalize('NFC').replace(/\s+/g, ' ');
        if (start === end) expect(back).toBe('');
        else expect(back.includes(text.slice(start, end))).toBe(true);
      }),
      { numRuns: sized(500, 2_000) },
    );
  });

  it('starts a new piece only where composing cannot reach across', () => {
    const wrong: string[] = [];
    for (let codePoint = 0; codePoint <= LAST_COMPOSED; codePoint += 1) {
      if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
      const decomposed = [...String.fromCodePoint(codePoint).normalize('NFD')];
      const last = decomposed.at(-1) ?? '';
      if (decomposed.length < 2 || decomposed.join('').normalize('NFC') !== String.fromCodePoint(codePoint)) continue;
      const original = `  ${decomposed.join('')}`;
      if (canonicalize(original).text !== original.normalize('NFC').trim()) wrong.push(last);
    }
    expect(wrong).toEqual([]);
  });
});
