/** Digits and letters that were read out: "double four", "b for bravo", "sieben eins zwo". */
export { findSpokenDigits, type SpokenDigits } from './digit-runs.ts';
export { loadSpoken, type SpokenLexicon, spokenLexicon } from './lexicon.ts';
export { type PhraseMatch, PhraseTable } from './phrases.ts';
export { readSpelled, skipExample } from './spelled.ts';
export type { SpokenContext } from './spoken-context.ts';
