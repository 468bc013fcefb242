import { classAt, fold, LETTER, LOWER } from '../text/index.ts';

/** Up to the end of Latin Extended-B. */
export const LATIN_UNITS = 0x250;
export const FOLDS_TO_TWO = 1;

/**
 * The fold of each Latin letter. A letter whose fold has two units, such as ß, has `FOLDS_TO_TWO`; other characters
 * have 0. The build computes the table for the functions (infra/compiled-tables.ts), because folding 592 letters takes
 * 10 ms in a new environment.
 */
export function latinFolds(): readonly number[] {
  return Array.from({ length: LATIN_UNITS }, (_, unit) => {
    const letter = String.fromCharCode(unit);
    const kind = classAt(letter, 0);
    if (kind < LOWER || kind > LETTER) return 0;
    const folded = fold(letter);
    return folded.length === 1 ? folded.charCodeAt(0) : FOLDS_TO_TWO;
  });
}
