/**
 * The list of languages, without their packs. A function that needs only the list does not load the packs. The order is
 * that of messages and documents.
 */

/** One for each folder beside this file, as BCP 47 tags. */
export const LANGUAGES = ['en-US', 'en-GB', 'de-DE', 'es-ES', 'fr-FR', 'it-IT'] as const;

/** A locale that the service has a pack for. */
export type Language = (typeof LANGUAGES)[number];

/** Served unless `LANGUAGES_ENABLED` names others: the five of the published contract. */
export const CONTRACT_LANGUAGES = ['en-US', 'en-GB', 'de-DE', 'es-ES', 'fr-FR'] as const satisfies readonly Language[];

export type ContractLanguage = (typeof CONTRACT_LANGUAGES)[number];
