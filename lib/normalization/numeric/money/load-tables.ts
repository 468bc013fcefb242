import { type Language, languagePack } from '../../../languages/index.ts';
import type { MoneyTables } from './tables.ts';

/** The money tables of a language. In the functions they come from a file that the build has encoded (infra/compiled-tables.ts). */
export async function loadMoneyTables(language: Language): Promise<MoneyTables> {
  const [{ encodeMoney }, words] = await Promise.all([import('./encode.ts'), languagePack(language).money()]);
  return encodeMoney(words);
}
