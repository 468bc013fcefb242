import { describe, expect, it } from 'vitest';
import { isAsciiLetterAt, isBlankAt, isPlainAt, isWordAt } from '../../../lib/privacy/runs.ts';
import { eachRow } from '../../fixtures/each-row.ts';

/** Finders call these instead of the pattern, because they are faster. They must agree on all characters. */
describe.each([
  { name: 'isBlankAt', isAt: isBlankAt, pattern: /^\s$/u },
  { name: 'isAsciiLetterAt', isAt: isAsciiLetterAt, pattern: /^[A-Za-z]$/u },
  { name: 'isPlainAt', isAt: isPlainAt, pattern: /^[\p{L}\d]$/u },
  { name: 'isWordAt', isAt: isWordAt, pattern: /^[\p{L}\p{M}\d]$/u },
])('$name', ({ isAt, pattern }) => {
  it('accepts the characters of one unit that its pattern accepts', () => {
    const units = Array.from({ length: 0x1_00_00 }, (_, unit) => String.fromCharCode(unit));
    expect(units.filter(unit => isAt(unit, 0) !== pattern.test(unit))).toEqual([]);
  });

  eachRow(['\u{1d400}', '\u{20000}', '\u{10400}', '\u{1d165}', '\u{1d7d3}', '\u{1f600}'])(
    'accepts both halves of "%s" or neither, as its pattern',
    pair => {
      const accepts = pattern.test(pair);
      expect([isAt(`1${pair}1`, 1), isAt(`1${pair}1`, 2)]).toEqual([accepts, accepts]);
    },
  );

  it('accepts nothing before or behind a text', () => {
    expect([isAt('', 0), isAt('a', -1), isAt('a', 1), isAt(' ', 1)]).toEqual([false, false, false, false]);
  });
});
