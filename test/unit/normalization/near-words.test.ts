import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../lib/normalization/synonyms/edit-distance.ts';
import { NearWords, reverse } from '../../../lib/normalization/synonyms/near-words.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { sized } from '../../fixtures/test-scale.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 });

const vocabulary = (words: readonly string[]) => {
  const own = [...new Set(words)];
  return new NearWords(own.toSorted(), own.map(reverse).toSorted());
};

describe('NearWords', () => {
  eachRow([1, 2])('finds every word within %i edit(s), swaps included, and none that is further', most => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), word, (words, said) => {
        const expected = [...new Set(words)].filter(other => slowDistance(said, other) <= most);
        const found = vocabulary(words).within(said, most);
        expect(found.map(near => near.word).toSorted()).toEqual(expected.toSorted());
        for (const near of found) expect(near.distance).toBe(slowDistance(said, near.word));
      }),
      { numRuns: sized(500, 1_500) },
    );
  });
});

describe('editDistance', () => {
  eachRow([
    ['headphones', 'headphones', 0],
    ['headphones', 'hedphones', 1],
    ['headphones', 'haedphones', 1],
    ['headphones', 'headfones', 2],
    ['ca', 'abc', 3],
  ])('tells %s from %s by %i', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
  });

  it('is the distance by definition, up to its limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(slowDistance(a, b), most + 1));
      }),
    );
  });
});

/** The recurrence as textbooks write it. */
function slowDistance(a: string, b: string): number {
  const table = new Map<number, number>();
  const at = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = i * (b.length + 1) + j;
    const known = table.get(key);
    if (known !== undefined) return known;
    const options = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)];
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) options.push(at(i - 2, j - 2) + 1);
    const value = Math.min(...options);
    table.set(key, value);
    return value;
  };
  return at(a.length, b.length);
}
