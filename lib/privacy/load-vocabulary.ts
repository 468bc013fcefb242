import { loadPrivacyWords } from '../languages/index.ts';
import type { StoredVocabulary } from './vocabulary.ts';

/** In the functions the vocabulary comes from a file that the build has compiled (infra/compiled-tables.ts). */
export async function loadStoredVocabulary(): Promise<StoredVocabulary> {
  const [{ encodeVocabulary }, words] = await Promise.all([import('./encode.ts'), loadPrivacyWords()]);
  return encodeVocabulary(words);
}
