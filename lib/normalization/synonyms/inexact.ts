import { COMMON_LANGUAGE, type Language, languagePack } from '../../languages/index.ts';
import { createBareName } from './bare-name.ts';
import { corrections } from './correct.ts';
import { createGuards } from './guards.ts';
import { synonymKey } from './key.ts';
import { createStemmedKey } from './stem.ts';
import type { NearSynonym, OpenTable, SynonymRow } from './table.ts';
import { foldedWords } from './words.ts';

/** Finds names that were not said as they are written, in one language. Loaded when a name is first missed. */
export interface InexactSearch {
  /** What was said, folded, without articles and possessives before it and punctuation around it. */
  bare(said: string): string;
  /** By the form that singular and plural share. */
  singular(said: string, tables: readonly OpenTable[]): NearSynonym[];
  /** With slips of typing and speech recognition corrected. */
  corrected(said: string, tables: readonly OpenTable[]): NearSynonym[];
  /** Names that were said only in part, from their beginning. */
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

/** Letters of a beginning that is telling, and names that may be meant by it: more of them are a whole range. */
const LEAST_BEGINNING = 5;
const MOST_ROWS = 12;
