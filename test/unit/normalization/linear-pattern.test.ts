import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { superlinearFault } from '../../../lib/normalization/rules/linear-pattern.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { patternCases, sourceOf, stepsOf } from '../../fixtures/pattern-cases.ts';
import { sized } from '../../fixtures/test-scale.ts';

const LINEAR = [
  ...['[A-Z]{0,5}-?[0-9]{4,20}', '(?:ORD|ORDER)-?\\d+', '[A-Z0-9]{3,}[0-9]{4}', '(\\d{4}-){3}\\d{4}', '[^-]+-[^-]+'],
  ...[
    '^\\d{10}$|^[A-Z]{2}\\d{6}$',
    '\\w+@\\w+\\.com',
    '([a-z]+\\.)*[a-z]+',
    '\\p{Lu}{2}\\d+',
    '(\\w\\d)+x',
    'a{1,1000}',
  ],
  ...['(?:\\d{3}[ -]?){2}\\d{4}', '\\s*\\d+\\s*', 'é{2,}', '\\u0041\\x42\\n', '(é|è)*', '(?:[a-z]{1,500}-)*'],
  ...['(?:ORD|INV|CRM|PO|SO)-?\\d{2,4}-?[A-Z]{0,3}\\d{4,10}', '[A-Z]{2}\\d{8}(?:-\\w+)?', '[(){}+*?|]{1,3}\\(\\d+\\)'],
];

const SUPERLINEAR = [
  ...['(a+)+', '(a*)*b', '\\d+\\d+', '(a|a)*', '(a|aa)+', '.*foo.*', '(x+x+)+y', '(\\d|[0-9])+', '[\\d-]+\\w+'],
  ...['(a|b|ab)*c', '(?:a?){30}a{30}', '(a{0,30}){0,30}', '(?:a|a){1,30}', '(\\w+\\s?)+'],
  ...['a{1,1000}a{1,1000}', '\\w{1,100}\\w{1,100}-\\w+', `${'a?'.repeat(15)}a{15}`, '(?:a|a)'.repeat(15)],
  // A parser of patterns reads these wrongly unless it handles classes, properties and control characters correctly.
  ...[
    '(?:[^\\p{Lu}]|-)*',
    '(?:\\P{Lu}|-)*',
    '(?:\\p{ASCII}|a)*',
    '(?:\\cA|\\x01)*',
    '(?:[\\b]|\\x08)*',
    '(?:[*]|\\*)+',
  ],
];

describe('superlinearFault', () => {
  eachRow(LINEAR)('takes %s', pattern => {
    expect(superlinearFault(pattern)).toBeUndefined();
  });

  eachRow(SUPERLINEAR)('refuses %s', pattern => {
    expect(superlinearFault(pattern)).toBeTypeOf('string');
  });

  eachRow(['(?=a)b', '(?<!a)b', '(a)\\1', '(?<x>a)\\k<x>', '[', '(', 'a{2,1}', '\\'])(
    'refuses %s, whose time it cannot tell',
    pattern => {
      expect(superlinearFault(pattern)).toBeTypeOf('string');
    },
  );

  eachRow([
    ['(?:){1000000000}', 'repeats something more than 1000 times'],
    ['a{4294967296}', 'repeats something more than 1000 times'],
    ['(?:a{1000}){1000}', 'repeats something more than 1000 times'],
    ['a{0,4000000000}', 'repeats something more than 1000 times'],
    ['a'.repeat(501), 'is longer than 500 characters'],
    ['a*b*'.repeat(9), 'is too intricate to be shown to be linear-time'],
  ])('refuses %s at once', (pattern, fault) => {
    expect(superlinearFault(pattern)).toBe(fault);
  });

  it('takes no pattern whose steps grow faster than the input', () => {
    const inputs = ['a', 'b', 'ab', 'aab'].map(unit => (length: number) => `${unit.repeat(length)}!`);
    fc.assert(
      fc.property(patternCases, pattern => {
        if (superlinearFault(sourceOf(pattern)) !== undefined) return;
        for (const input of inputs) {
          const [short, long] = [40, 160].map(length => stepsOf(pattern, input(length), LIMIT));
          expect(long).toBeLessThanOrEqual(6 * Math.max(50, short ?? 0));
        }
      }),
      { numRuns: sized(10, 500) },
    );
  });
});

const LIMIT = 1_000_000;
