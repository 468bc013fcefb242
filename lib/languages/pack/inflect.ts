/** Builds lists of words that a language forms by rule. */

/** Each stem with each ending, separated by `|`. */
export const inflect = (stems: string, endings: string): string => combine(stems, endings, '');

/** Each first word with each second one, separated by a blank. */
export const joined = (first: string, second: string): string => combine(first, second, ' ');

function combine(first: string, second: string, between: string): string {
  const endings = second.split('|');
  return first
    .split('|')
    .flatMap(start => endings.map(end => start + between + end))
    .join('|');
}
