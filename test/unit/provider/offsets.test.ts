import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOffsetReader, type OffsetUnit } from '../../../lib/provider/offsets.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const measure: Record<OffsetUnit, (prefix: string) => number> = {
  utf16: prefix => prefix.length,
  'code-point': prefix => [...prefix].length,
  'utf8-byte': prefix => Buffer.byteLength(prefix),
};

describe('OffsetReader', () => {
  eachRow(['utf16', 'code-point', 'utf8-byte'] as const)('maps every character boundary counted in %s', unit => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'é', 'ß', '€', '你', '😀', '👨‍👩‍👧', 'e\u0301', ' ') }),
        text => {
          const read = createOffsetReader(text, unit);
          let at = 0;
          for (const character of [...text, '']) {
            expect(read(measure[unit](text.slice(0, at)))).toBe(at);
            at += character.length;
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes an offset inside a character for its start, and one beyond the text for its end', () => {
    const read = createOffsetReader('a€b', 'utf8-byte');
    expect([0, 1, 2, 3, 4, 5, 99].map(read)).toEqual([0, 1, 1, 1, 2, 3, 3]);
  });

  eachRow([
    ['\u007f', 1],
    ['\u0080', 2],
    ['\u07ff', 2],
    ['\u0800', 3],
    ['\uffff', 3],
    ['\u{10000}', 4],
  ])('counts %j as %i bytes, at the edges of UTF-8', (character, bytes) => {
    const read = createOffsetReader(`é${character}a`, 'utf8-byte');
    expect([2, 2 + bytes - 1, 2 + bytes].map(read)).toEqual([1, 1, 1 + character.length]);
  });
});
