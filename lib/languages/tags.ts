/**
 * The list of languages, without their packs. A function that needs only the list does not load the packs. Messages and
 * documents list the languages in this order.
 */

/** One for each folder beside this file, as BCP 47 tags. */
export const LANGUAGES = ['en-US', 'en-GB', 'de-DE', 'es-ES', 'fr-FR', 'it-IT'] as const;

/** A locale that the service has a pack for. */
export type Language = (typeof LANGUAGES)[number];

/** The languages of the published contract. They are served unless `LANGUAGES_ENABLED` names others. */
export const CONTRACT_LANGUAGES = ['en-US', 'en-GB', 'de-DE', 'es-ES', 'fr-FR'] as const satisfies readonly Language[];

export type ContractLanguage = (typeof CONTRACT_LANGUAGES)[number];
