import type { Language } from '../../languages/index.ts';
import { type RuleIndex, type Scope, scopesOf } from '../rules/rules-index.ts';
import type { InexactSearch } from './inexact.ts';
import { synonymKey } from './key.ts';
import { type NearSynonym, OpenTable, type SynonymRow } from './table.ts';

export interface SynonymMatch {
  /** The canonical value. */
  value: string;
  match: 'exact' | 'folded' | 'fuzzy';
  /** The spelling in the rules that was met, and where it holds. */
  spelling: string;
  scope: Scope;
  /** How it was met: as written, by its folded form, by its form without plural endings, or with slips corrected. */
  by: 'spelling' | 'fold' | 'singular' | 'correction';
}

/** Values that may be meant, for review; nearest first. */
export interface SynonymTie {
  candidates: string[];
  /** Only the beginning of a name was said. */
  isCutOff: boolean;
}

/** The synonyms of one rule. */
export interface SynonymLookup {
  find(said: string, language: Language): SynonymMatch | SynonymTie | undefined;
}

/** No name is so long; what is said beyond it is not searched for slips. */
const LONGEST_CORRECTED = 100;

/** @param searchOf the inexact search of a language, once it is loaded; without it names are found as they are written */
export function createSynonymLookup(
  rule: RuleIndex,
  searchOf: (language: Language) => InexactSearch | undefined = () => undefined,
): SynonymLookup {
  const tablesOf = createTables(rule);
  const valueAt = (row: SynonymRow) => rule.values?.[row.value] ?? '';
  const matchOf = (row: SynonymRow, by: SynonymMatch['by']): SynonymMatch => ({
    value: valueAt(row),
    match: by === 'spelling' ? 'exact' : by === 'correction' ? 'fuzzy' : 'folded',
    ...{ spelling: row.spelling, scope: row.scope, by },
  });

  function findWritten(said: string, tables: readonly OpenTable[]): SynonymMatch | undefined {
    const key = synonymKey(said);
    for (const table of tables) {
      const rows = key === '' ? [] : table.withKey(key);
      const exact = rows.find(row => row.spelling === said);
      if (exact) return matchOf(exact, 'spelling');
      if (rows[0]) return matchOf(rows[0], 'fold');
    }
    return undefined;
  }

  /** The nearest value, unless another one is as near or misses it by one slip only. */
  function decide(rows: readonly NearSynonym[], by: SynonymMatch['by']): SynonymMatch | SynonymTie | undefined {
    const ranked = [...rows].sort((a, b) => a.distance - b.distance);
    const [best] = ranked;
    if (!best) return undefined;
    const close = ranked.filter(({ distance }) => distance <= best.distance + 1);
    const candidates = [...new Set(close.map(valueAt))];
    return candidates.length > 1 ? { candidates, isCutOff: false } : matchOf(best, by);
  }

  function findInexact(
    said: string,
    tables: readonly OpenTable[],
    search: InexactSearch,
  ): SynonymMatch | SynonymTie | undefined {
    const singular = decide(search.singular(said, tables), 'singular');
    if (singular) return singular;
    const bare = search.bare(said);
    const [row] = bare === said ? [] : tables.flatMap(table => table.withKey(synonymKey(bare)));
    if (row) return matchOf(row, 'fold');
    const bareSingular = bare === said ? undefined : decide(search.singular(bare, tables), 'singular');
    if (bareSingular || !rule.fuzzy || bare.length > LONGEST_CORRECTED) return bareSingular;
    return decide(search.corrected(bare, tables), 'correction') ?? cutOff(search.cutOff(bare, tables));
  }

  /** What was cut off is for review, also when one value only can be meant. */
  function cutOff(rows: readonly SynonymRow[]): SynonymTie | undefined {
    const candidates = [...new Set(rows.map(valueAt))];
    return candidates.length > 0 ? { candidates, isCutOff: true } : undefined;
  }

  return {
    find(said, language) {
      if (synonymKey(said) === '') return undefined;
      const tables = tablesOf(language);
      const written = findWritten(said, tables);
      const search = written ? undefined : searchOf(language);
      return search ? findInexact(said, tables, search) : written;
    },
  };
}

/** The tables that hold in a language, the narrowest scope first. */
function createTables(rule: RuleIndex): (language: Language) => readonly OpenTable[] {
  const open = new Map<Scope, OpenTable>();
  const byLanguage = new Map<Language, OpenTable[]>();
  return language => {
    const known = byLanguage.get(language);
    if (known) return known;
    const tables = scopesOf(language).flatMap(scope => {
      const packed = rule.synonyms?.[scope];
      if (!packed) return [];
      const table = open.get(scope) ?? new OpenTable(packed, scope);
      open.set(scope, table);
      return [table];
    });
    byLanguage.set(language, tables);
    return tables;
  };
}
