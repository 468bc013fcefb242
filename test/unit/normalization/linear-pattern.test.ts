import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { superlinearFault } from '../../../lib/normalization/rules/linear-pattern.ts';

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
  ...['(?:\\d{3}[ -]?){2}\\d{4}', '\\s*\\d+\\s*', 'é{2,}', '\\u0041\\x42\\n'],
];

const SUPERLINEAR = [
  ...['(a+)+', '(a*)*b', '\\d+\\d+', '(a|a)*', '(a|aa)+', '.*foo.*', '(x+x+)+y', '(\\d|[0-9])+', '[\\d-]+\\w+'],
  ...['(a|b|ab)*c', '(?:a?){30}a{30}', '(a{0,30}){0,30}', '(?:a|a){1,30}', '(é|è)*', '(\\w+\\s?)+'],
];

describe('superlinearFault', () => {
  it.each(LINEAR)('takes %s', pattern => {
    expect(superlinearFault(pattern)).toBeUndefined();
  });

  it.each(SUPERLINEAR)('refuses %s', pattern => {
    expect(superlinearFault(pattern)).toBeTypeOf('string');
  });

  it.each(['(?=a)b', '(?<!a)b', '(a)\\1', '(?<x>a)\\k<x>', '[', '(', 'a{2,1}', '\\'])(
    'refuses %s, whose time it cannot tell',
    pattern => {
      expect(superlinearFault(pattern)).toBeTypeOf('string');
    },
  );

  it('takes no pattern on which the engine blows up', () => {
    const letter = fc.constantFrom('a', 'b', '[ab]', '\\w');
    const { pattern } = fc.letrec<{ pattern: string }>(tie => ({
      pattern: fc.oneof(
        { depthSize: 'small' },
        letter,
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `${a}${b}`),
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
        fc
          .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{1,3}'))
          .map(([a, quantifier]) => `(?:${a})${quantifier}`),
      ),
    }));
    const inputs = ['a', 'b', 'ab', 'aab'].map(unit => `${unit.repeat(400)}!`);
    fc.assert(
      fc.property(pattern, source => {
        if (superlinearFault(source)) return;
        const matcher = new RegExp(`^(?:${source})$`, 'u');
        const start = performance.now();
        for (const input of inputs) matcher.test(input);
        expect(performance.now() - start).toBeLessThan(200);
      }),
      { numRuns: 500 },
    );
  });
});
