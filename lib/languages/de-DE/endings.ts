/** Of adjectives and ordinals, in all cases and genders. */
export const ENDINGS = 'e|er|en|es|em';
