import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadNumber, parseNumber, recognizeNumbers } from '../../../lib/normalization/numeric/index.ts';
import { anyText } from '../../fixtures/any-text.ts';
import { sized } from '../../fixtures/test-scale.ts';
import { contextOf } from './contexts.ts';
import { SPELLERS } from './spell.ts';

const languages = Object.keys(SPELLERS) as (keyof typeof SPELLERS)[];

beforeAll(async () => {
  for (const language of languages) await loadNumber(language);
});

describe.each(languages)('Spelled integers in %s', language => {
  const spell = SPELLERS[language];

  it('reads every number up to 2000', () => {
    const wrong: unknown[] = [];
    for (let value = 0; value <= 2000; value += 1) {
      const read = parseNumber(spell(value), contextOf(language))[0]?.value;
      if (read !== String(value)) wrong.push([spell(value), value, read]);
    }
    expect(wrong).toEqual([]);
  });

  it('reads any number below a thousand million', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), value => {
        expect(parseNumber(spell(value), contextOf(language))[0]?.value).toBe(String(value));
      }),
      { numRuns: sized(60, 500) },
    );
  });

  it('finds them in free text, with their own place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999 }), value => {
        const text = `xx ${spell(value)} yy`;
        const found = recognizeNumbers(text, contextOf(language)).filter(
          ({ readings }) => readings[0]?.value === String(value),
        );
        // "cien" and "mil" alone may be vague words in a text.
        fc.pre(!['100', '1000', '1000000'].includes(String(value)));
        expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([spell(value)]);
      }),
      { numRuns: sized(50, 300) },
    );
  });
});

describe('Digits', () => {
  it('come back from the locale format of any number', () => {
    for (const language of languages) {
      const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: 'always' });
      fc.assert(
        fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), hundredths => {
          const value = hundredths / 100;
          expect(Number(parseNumber(format.format(value), contextOf(language))[0]?.value)).toBe(value);
        }),
        { numRuns: sized(50, 300) },
      );
    }
  });

  it('never throw, whatever is said', () => {
    for (const language of languages) {
      fc.assert(
        fc.property(anyText({ maxLength: 60 }), said => {
          parseNumber(said, contextOf(language));
          for (const { start, end } of recognizeNumbers(said, contextOf(language))) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(said.length);
          }
        }),
        { numRuns: sized(50, 300) },
      );
    }
  });
});
