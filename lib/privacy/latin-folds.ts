import { classAt, fold, LETTER, LOWER } from '../text/index.ts';

/** Up to the end of Latin Extended-B. */
const LATIN_UNITS = 0x250;
export const FOLDS_TO_TWO = 1;

/**
 * The fold of each Latin letter of one unit; `FOLDS_TO_TWO` for the others, such as ß; 0 for what is no letter. In the functions it
 * comes from the build (infra/compiled-tables.ts): to fold 592 letters takes a new environment 10 ms.
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
