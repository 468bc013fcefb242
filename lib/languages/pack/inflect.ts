/** Builds the rows of words that a language makes by rule. */

/** Each stem with each ending, parted by `|`. */
export const inflect = (stems: string, endings: string): string =>
  stems
    .split('|')
    .flatMap(stem => endings.split('|').map(ending => stem + ending))
    .join('|');

/** Each combination of the two, parted by a blank. */
export const joined = (first: string, second: string): string =>
  first
    .split('|')
    .flatMap(a => second.split('|').map(b => `${a} ${b}`))
    .join('|');
