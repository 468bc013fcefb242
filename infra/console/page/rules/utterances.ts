import type { Question } from '../state/address.ts';

/** The questions of this visit as `npm run rules -- diff` reads sentences. */
export const utterancesOf = (visit: readonly Question[]): string =>
  visit
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, language }) => JSON.stringify({ text, language }))
    .join('\n');
