import { COMMON_LANGUAGE, type Language, languagePack } from '../../languages/index.ts';
import { createBareName } from './bare-name.ts';
import { corrections } from './correct.ts';
import { createGuards } from './guards.ts';
import { synonymKey } from './key.ts';
import { createStemmedKey } from './stem.ts';
import type { NearSynonym, OpenTable, SynonymRow } from './table.ts';
import { foldedWords } from './words.ts';

/**
 * Finds names in one language that differ from their spelling. It is loaded when a name is not found for the first
 * time.
 */
export interface InexactSearch {
  /** The folded name without articles and possessives before it and without punctuation around it. */
  bare(said: string): string;
  /** Names with the same form without plural endings. */
  singular(said: string, tables: readonly OpenTable[]): NearSynonym[];
  /** Names after the correction of slips of typing and speech recognition. */
  corrected(said: string, tables: readonly OpenTable[]): NearSynonym[];
  /** Names that begin with what was said. */
  cutOff(said: string, tables: readonly OpenTable[]): SynonymRow[];
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
    bare: createBareName(loaded[0]?.[0].determiners ?? []),
    singular(said, tables) {
      const rows: NearSynonym[] = [];
      const words = foldedWords(said);
      let ownKey: string | undefined;
      for (const table of tables) {
        if (table.scope !== 'any') ownKey ??= own?.(words);
        const key = table.scope === 'any' ? common?.(words) : ownKey;
        for (const row of table.withStem(key ?? '')) rows.push({ ...row, distance: 0 });
      }
      return rows;
    },
    corrected: (said, tables) => corrections(said, tables, guards),
    cutOff(said, tables) {
      const key = synonymKey(said);
      if (key.length < LEAST_BEGINNING) return [];
      const rows = tables.flatMap(table => table.startingWith(key, MOST_ROWS + 1));
      return rows.length > MOST_ROWS ? [] : rows;
    },
  };
}

/** The fewest letters of a beginning, and the most names that it may have. More names are a whole product range. */
const LEAST_BEGINNING = 5;
const MOST_ROWS = 12;
