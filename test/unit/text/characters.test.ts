import { describe, expect, it, onTestFinished, vi } from 'vitest';
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

  it('takes no pattern for Latin letters, dashes, quotation marks and the euro, as V8 would compile it in a first request', async () => {
    // A module of its own, which has not met a character yet.
    const fresh: typeof import('../../../lib/text/characters.ts') = await import(
      `../../../lib/text/characters.ts?${'fresh'}`
    );
    const test = vi.spyOn(RegExp.prototype, 'test');
    onTestFinished(() => test.mockRestore());
    const text = 'Größe 42, «año» — “œuvre” … 3,50 €';
    const found = Array.from(text, (_, at) => fresh.classAt(text, at));
    expect(test).not.toHaveBeenCalled();
    expect(fresh.classAt('Ж', 0)).toBe(LETTER);
    expect(test).toHaveBeenCalled();
    expect(found).toEqual(Array.from(text, classOf));
  });
});
