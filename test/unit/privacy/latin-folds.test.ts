import { describe, expect, it } from 'vitest';
import { FOLDS_TO_TWO, latinFolds } from '../../../lib/privacy/latin-folds.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const unitOf = (letter: string): number => letter.charCodeAt(0);

describe('latinFolds', () => {
  const folds = latinFolds();

  eachRow([
    ['a', 'a'],
    ['Z', 'z'],
    ['É', 'e'],
    ['ł', 'l'],
  ])('folds %s to %s', (letter, folded) => expect(folds[unitOf(letter)]).toBe(unitOf(folded)));

  it('says which letters fold to two', () => {
    expect(['ß', 'æ', 'Œ'].map(letter => folds[unitOf(letter)])).toEqual([FOLDS_TO_TWO, FOLDS_TO_TWO, FOLDS_TO_TWO]);
  });

  it('has 0 for a character that is not a letter', () => {
    expect([' ', '7', '-', '§'].map(sign => folds[unitOf(sign)])).toEqual([0, 0, 0, 0]);
  });
});
