import type { MetadataJson } from 'libphonenumber-js/core';

/** The smallest metadata of libphonenumber. In the functions it is a file of JSON (infra/compiled-tables.ts). */
export const loadPhoneMetadata = async (): Promise<MetadataJson> =>
  (await import('libphonenumber-js/metadata.min.json')).default;
