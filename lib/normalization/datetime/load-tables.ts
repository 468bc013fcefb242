import { type Language, languagePack } from '../../languages/index.ts';
import type { DateTables } from './tables.ts';

/** The date tables of a language. In the functions they come from a file that the build has encoded (infra/compiled-tables.ts). */
export async function loadDateTables(language: Language): Promise<DateTables> {
  const pack = languagePack(language);
  const [{ encodeTables }, words, numbers] = await Promise.all([import('./encode.ts'), pack.dates(), pack.numbers()]);
  return encodeTables(words, numbers);
}
