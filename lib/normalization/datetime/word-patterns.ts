import { LETTER_CLASS, NO_LETTER_CLASS } from '../../text/index.ts';

/** Patterns for the words around a date. Their sources are in the language packs. */

/** A pattern for one word. */
export const whole = (source: string): RegExp => new RegExp(`^(?:${ofWords(source)})$`);

/** Phrases of words with one space between them. V8 reads their pattern on first use, because many requests need few. */
export type Phrases = () => RegExp;

export function phrases(source: string | undefined): Phrases | undefined {
  if (source === undefined) return undefined;
  let pattern: RegExp | undefined;
  return () => {
    pattern ??= new RegExp(`(?<![^ ])(?:${joined(ofWords(source))})(?![^ ])`, 'g');
    return pattern;
  };
}

/** A pattern for the beginning of some words with one space between them. */
export const opening = (source: string | undefined): RegExp | undefined =>
  source === undefined ? undefined : new RegExp(`^(?:${joined(ofWords(source))})(?![^ ])`);

/**
 * A pattern for words at the end of a text. The whole pattern is a look-behind and is tried at the end only, so that V8
 * reads it backwards: a pattern in front of `$` is tried at each position and takes up to ten times as long.
 */
export const leads = (source: string | undefined): RegExp | undefined =>
  source === undefined
    ? undefined
    : new RegExp(
        `(?<=(?<!${LETTER_CLASS})(?:${joinedBackwards(source).replaceAll('\\p{L}', LETTER_CLASS)})${NO_LETTER_CLASS}*)`,
        'y',
      );

/**
 * V8 compiles what follows a choice anew for each of up to ten ways to get there. Choices in a row multiply this: one
 * pattern in English took 11 ms. After a look-around it does so only once, and this one holds everywhere.
 */
const JOIN = '(?=)';

/** The source with a join after each optional group, and after the space behind each choice. */
const joined = (source: string): string => source.replaceAll(/(?<=[)?}] )(?![?*+{])|(?<=\)\?)(?!\?)/g, JOIN);

/** The same for a pattern that V8 reads backwards, in which a choice stands behind the space. */
const joinedBackwards = (source: string): string => source.replaceAll(/(?= \()|(?<=\)\?)(?!\?)/g, JOIN);

/** Among words, everything but a space is a letter. The classes of Unicode would take V8 3 ms in French. */
const ofWords = (source: string): string => source.replaceAll('\\p{L}', '[^ ]');

/** Whether a clause holds one of the phrases. */
export const has = (clause: string, found: Phrases | undefined): boolean =>
  found !== undefined && clause.search(found()) >= 0;
