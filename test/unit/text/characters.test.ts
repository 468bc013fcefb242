import { describe, expect, it } from 'vitest';
import { classAt, DIGIT, IGNORED, LETTER, LOWER, MARK, SYMBOL } from '../../../lib/text/index.ts';

const [SPACE, UPPER] = [1, 4];

/** The class by the properties of Unicode. */
function classOf(character: string): number {
  if (/[a-z]/.test(character)) return LOWER;
  if (/[A-Z]/.test(character)) return UPPER;
  if (/[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/.test(character)) return DIGIT;
  if (/\p{Cs}/u.test(character)) return SYMBOL;
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{M}/u.test(character)) return MARK;
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return IGNORED;
  return /[\s\p{C}]/u.test(character) ? SPACE : SYMBOL;
}

describe('The class of a UTF-16 unit', () => {
  it('is what Unicode says of it, for all units', () => {
    const units = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCharCode(code));
    expect(units.filter(unit => classAt(unit, 0) !== classOf(unit))).toEqual([]);
  });
});
