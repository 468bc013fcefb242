import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactOccurrence } from '../../../lib/normalization/exact-occurrence.ts';
import { nearestOccurrence } from '../../../lib/normalization/nearest-occurrence.ts';
import { FoldedText, fold } from '../../../lib/text/index.ts';
import { sized } from '../../fixtures/test-scale.ts';

const NEAR = 6;
const find = (text: string, value: string, position: number) =>
  exactOccurrence(text, value, fold(value), position, NEAR);

describe('exactOccurrence', () => {
  it('finds the value on either side of the position, and of two equally near the left one', () => {
    expect(find('wait last Tuesday', 'last', 7)).toEqual({ start: 5, end: 9 });
    expect(find('wait last Tuesday', 'last', 3)).toEqual({ start: 5, end: 9 });
    expect(find('ab..ab', 'ab', 2)).toEqual({ start: 0, end: 2 });
    expect(find('ab.ab.', 'ab', 2)).toEqual({ start: 3, end: 5 });
  });

  it('leaves to the fold of the text what something nearer may decide', () => {
    expect(find('AB.ab', 'ab', 1)).toBeUndefined();
    expect(find('ab.ÁB', 'ab', 2)).toBeUndefined();
    expect(find('wait last Tuesday', 'next', 5)).toBeUndefined();
    expect(find(`${'.'.repeat(NEAR + 1)}ab`, 'ab', 0)).toBeUndefined();
  });

  it('is the nearest occurrence by the fold wherever it is told', () => {
    const units = fc.constantFrom('a', 'A', 'b', 'ß', 's', 'é', '\u00ad', '\u0301', '\u{1f642}', ' ');
    const texts = fc.string({ unit: units, maxLength: 24 });
    let told = 0;
    fc.assert(
      fc.property(texts, fc.nat(24), fc.integer({ min: 1, max: 4 }), fc.nat(24), (text, from, length, position) => {
        const value = text.slice(from, from + length);
        fc.pre(fold(value).trim() === fold(value) && fold(value) !== '' && position <= text.length);
        const found = find(text, value, position);
        if (!found) return;
        told += 1;
        expect(found).toEqual(nearestOccurrence(new FoldedText(text), fold(value), position));
      }),
      { numRuns: sized(800, 3_000) },
    );
    expect(told).toBeGreaterThan(sized(150, 300));
  });
});
