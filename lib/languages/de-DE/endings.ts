/** Endings of adjectives and ordinals, for all cases and genders. */
export const ENDINGS = 'e|er|en|es|em';
