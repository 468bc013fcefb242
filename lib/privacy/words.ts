import { LANGUAGES, PRIVACY_WORDS, type PrivacyWords } from '../languages/index.ts';
import { foldWord } from './characters.ts';

/**
 * The words of all languages together. A caller may mix languages, and a log line tells none, so all packs count here,
 * also those that the deployment does not enable.
 */
export const ALL_WORDS: readonly PrivacyWords[] = LANGUAGES.map(language => PRIVACY_WORDS[language]);

type Pick = (words: PrivacyWords) => string | undefined;

/** The alternatives that each language names, as it writes them. */
export const alternativesOf = (pick: Pick): string[] => [
  ...new Set(ALL_WORDS.flatMap(words => splitAlternatives(pick(words) ?? ''))),
];

/** The same, folded, to look words up in. */
export const foldedSet = (pick: Pick): ReadonlySet<string> => new Set(alternativesOf(pick).map(foldWord));

/** The same as one group of a regular expression. */
export const patternOf = (pick: Pick): string => `(?:${alternativesOf(pick).join('|')})`;

export const splitAlternatives = (alternatives: string): string[] => alternatives.split('|').filter(Boolean);
