import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalize } from '../../../lib/normalization/canonical-text.ts';
import { createSpanLocator } from '../../../lib/normalization/spans.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createSpanCases, violationOf } from '../../fixtures/span-cases.ts';
import { sized } from '../../fixtures/test-scale.ts';

const locate = (text: string, value: string, start: number | null = null, end: number | null = null) =>
  createSpanLocator(canonicalize(text)).locate({ value, start, end });

const sentence = 'I need a refund for my wireless headphones purchased last Tuesday';

describe('SpanLocator', () => {
  eachRow([
    ['wireless headphones', 25, 44, 23, 42],
    ['refund', 9, 15, 9, 15],
    ['last Tuesday', 50, 62, 53, 65],
  ])('finds "%s" claimed at %i..%i', (value, start, end, trueStart, trueEnd) => {
    expect(locate(sentence, value, start, end)).toEqual({ start: trueStart, end: trueEnd, rawValue: value });
  });

  it('keeps a claim whose slice differs in case, accents and width only, and gives the slice as it was written', () => {
    expect(locate('Ein CAFÉ ＷＨ-1', 'Cafe wh-1', 4, 13)).toEqual({ start: 4, end: 13, rawValue: 'CAFÉ ＷＨ-1' });
    expect(locate('die STRASSE dort', 'Straße', 4, 11)).toEqual({ start: 4, end: 11, rawValue: 'STRASSE' });
  });

  it('moves to the nearest occurrence, and of two equally near to the left one', () => {
    expect(locate('aa b aa', 'aa', 3, 5).start).toBe(5);
    expect(locate('aa  x aa', 'AA', 1, 2).start).toBe(0);
    expect(locate('ab.ab.ab', 'ab', 5, 6).start).toBe(6);
    expect(locate('ab..ab', 'ab', 2, 4).start).toBe(0);
  });

  eachRow([20, 32, 33, 100, 400])('moves to the nearest occurrence, %i characters away, in a long text', distance => {
    const [before, between] = ['é'.repeat(500), 'ü '.repeat(distance).slice(0, distance)];
    const text = `${before}aa${between}bb${between}aa${before}`;
    const start = text.indexOf('bb');
    expect(locate(text, 'aa', start, start + 2).start).toBe(start - distance - 2);
    expect(locate(text, 'aa', start + 1, start + 3).start).toBe(start + distance + 2);
  });

  it('takes the nearer occurrence to the left, not one as far as the value is long to the right', () => {
    const value = 'wireless headphones';
    const text = `${'x'.repeat(200)}${value}${'-'.repeat(200)}${value}${'x'.repeat(200)}`;
    const [left, right] = [text.indexOf(value), text.lastIndexOf(value)];
    expect(locate(text, value, left + 105, null).start).toBe(left);
    expect(locate(text, value, right - 105, null).start).toBe(right);
  });

  it('takes the marks that follow an occurrence into the span, wherever the text is long', () => {
    const text = `${'x '.repeat(300)}ae\u0301${'\u0302'.repeat(3)} ${'y '.repeat(300)}`;
    expect(locate(text, 'ae', 598, 600)).toMatchObject({ start: 600, end: 606 });
  });

  it('takes no space around the value into the span', () => {
    expect(locate(sentence, ' last ', 50, 56)).toEqual({ start: 53, end: 57, rawValue: 'last' });
  });

  it('has no span for a value that is not in the text', () => {
    expect(locate(sentence, 'Wednesday', 53, 65)).toEqual({ start: null, end: null, rawValue: 'Wednesday' });
    expect(locate(sentence, '', 3, 3)).toEqual({ start: null, end: null, rawValue: '' });
  });

  it('does not find a value inside the fold of one character', () => {
    expect(locate('Maß', 's', 2, 3).start).toBeNull();
    expect(locate('Maß s', 's', 2, 3).start).toBe(4);
  });

  it('gives UTF-16 offsets of the caller’s own text over CRLF, runs of space, emoji and decomposed letters', () => {
    const text = '\r\n 😀  cafe\u0301\r\nau  lait 👩\u200d👩\u200d👧!';
    const found = locate(text, 'café au lait 👩\u200d👩\u200d👧', 2, 9);
    expect(found.rawValue).toBe('cafe\u0301\r\nau  lait 👩\u200d👩\u200d👧');
    expect(text.slice(found.start ?? 0, found.end ?? 0)).toBe(found.rawValue);
  });

  it('refuses claims that cut a surrogate pair or are not a span', () => {
    expect(locate('😀a😀', '😀', 1, 2).start).toBe(0);
    expect(locate('a 😀', 'a', 1, 0).start).toBe(0);
    expect(locate('x a', 'a', Number.NaN, Number.POSITIVE_INFINITY).start).toBe(2);
  });

  describe('with many long values that are claimed at wrong places', () => {
    const text = 'wireless headphones '.repeat(500);
    const value = text.slice(20, 5_020);
    const locateAll = (count: number) => {
      const locator = createSpanLocator(canonicalize(text));
      return Array.from({ length: count }, () => locator.locate({ value, start: 3, end: 9 }));
    };

    it('repairs the spans of 50', () => {
      expect(locateAll(50).every(({ start }) => start === 0)).toBe(true);
    });

    it('stops repairing when the work is beyond bounds, and gives the values without a span', () => {
      const located = locateAll(500);
      expect(located.filter(({ start }) => start !== null).length).toBeLessThanOrEqual(100);
      expect(located.at(-1)).toEqual({ start: null, end: null, rawValue: value });
    });

    it('still keeps claims that hold', () => {
      const locator = createSpanLocator(canonicalize(text));
      for (let count = 0; count < 500; count += 1) locator.locate({ value, start: 3, end: 9 });
      expect(locator.locate({ value: 'headphones', start: 9, end: 19 })).toEqual({
        ...{ start: 9, end: 19, rawValue: 'headphones' },
      });
    });

    it('does not look for a value that is longer than the text', () => {
      const locator = createSpanLocator(canonicalize('short text'));
      for (let count = 0; count < 500; count += 1) locator.locate({ value: 'x'.repeat(5_000), start: 0, end: 1 });
      expect(locator.locate({ value: 'text', start: 0, end: 4 }).start).toBe(6);
    });
  });

  it('violates nothing over generated texts and claims', () => {
    const next = createSpanCases(20_261_122);
    const violations = Array.from({ length: 20_000 }, () => {
      const generated = next();
      const violation = violationOf(generated);
      return violation && { violation, generated };
    });
    expect(violations.filter(Boolean)).toEqual([]);
  });

  it('takes the occurrence that a search over all of them would take', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'ß', 's', 'é'), maxLength: 40 });
    const values = fc.string({ unit: fc.constantFrom('a', 'b', 's', 'e'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(letters, values, fc.integer({ min: -3, max: 45 }), (text, value, claim) => {
        const starts = [...text].flatMap((_, start) => (startsWithFolded(text.slice(start), value) ? [start] : []));
        const from = Math.min(Math.max(claim, 0), text.length);
        const distance = (start: number) => Math.abs(start - from);
        const expected = starts.sort((a, b) => distance(a) - distance(b) || a - b)[0] ?? null;
        expect(locate(text, value, claim, null).start).toBe(expected);
      }),
      { numRuns: sized(400, 3_000) },
    );
  });
});

/** Whether any slice from the start folds to the value; written independently of the code under test. */
function startsWithFolded(text: string, value: string): boolean {
  let folded = '';
  for (const character of text) {
    folded += character === 'ß' ? 'ss' : character === 'é' ? 'e' : character.toLowerCase();
    if (folded === value) return true;
  }
  return false;
}
