import { COMMON_LANGUAGE, type Language, languagePack } from '../../languages/index.ts';
import { corrections } from './correct.ts';
import { createGuards } from './guards.ts';
import { createStemmedKey } from './stem.ts';
import type { NearSynonym, OpenTable } from './table.ts';

/** Finds names that were not said as they are written, in one language. Loaded when a name is first missed. */
export interface InexactSearch {
  /** By the form that singular and plural share. */
  singular(said: string, tables: readonly OpenTable[]): NearSynonym[];
  /** With slips of typing and speech recognition corrected. */
  corrected(said: string, tables: readonly OpenTable[]): NearSynonym[];
}

export async function loadInexactSearch(language: Language): Promise<InexactSearch> {
  const languages = [...new Set([language, COMMON_LANGUAGE])];
  const loaded = await Promise.all(
    languages.map(async tag => {
      const { matching, numbers } = languagePack(tag);
      return Promise.all([matching(), numbers()]);
    }),
  );
  const [own, common] = [loaded[0], loaded.at(-1)].map(words => words && createStemmedKey(words[0].endings));
  const guards = createGuards(loaded);
  return {
    singular: (said, tables) =>
      tables.flatMap(table => {
        const key = (table.scope === 'any' ? common : own)?.(said) ?? '';
        return table.withStem(key).map(row => ({ ...row, distance: 0 }));
      }),
    corrected: (said, tables) => corrections(said, tables, guards),
  };
}
