import { describe, expect, it } from 'vitest';
import { monthNames, readOutNumbers } from '../../../lib/languages/pack/read-out.ts';

const words = {
  cardinals: { null: 0, ein: 1, eins: 1, zehn: 10, elf: 11, zwanzig: 20, ventuno: 21, doscientos: 200 },
  spokenDigits: { zwo: 2 },
};

describe('readOutNumbers', () => {
  it('puts each cardinal at the place of its value', () => {
    const { units, teens, tens, hundreds } = readOutNumbers(words);
    expect(units.slice(0, 4)).toEqual(['null', 'ein|eins', 'zwo', '']);
    expect(teens.slice(0, 2)).toEqual(['zehn', 'elf']);
    expect([teens[10], teens[11]]).toEqual(['', 'ventuno']);
    expect([tens[0], tens.length]).toEqual(['zwanzig', 8]);
    expect(hundreds.slice(0, 3)).toEqual(['', 'doscientos', '']);
  });

  it('leaves out words that are not digits, and adds the round hundred', () => {
    const { units, hundreds } = readOutNumbers(words, { never: 'ein|null', roundHundred: 'cien' });
    expect(units.slice(0, 2)).toEqual(['', 'eins']);
    expect(hundreds[0]).toBe('cien');
  });
});

describe('monthNames', () => {
  it('takes names and abbreviations without their full stop', () => {
    const months = [
      ['january|jan .|jan', 1],
      ['mär.|märz', 3],
    ] as const;
    expect(monthNames({ months })).toBe('january|jan|jan|mär|märz');
  });
});
