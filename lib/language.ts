/** The locales the service speaks, as BCP 47 tags. */
export const LANGUAGES = ['en-US', 'en-GB', 'de-DE', 'es-ES', 'fr-FR'] as const;

export type Language = (typeof LANGUAGES)[number];
