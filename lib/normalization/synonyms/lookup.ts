import type { Language } from '../../languages/index.ts';
import { type RuleIndex, type Scope, scopesOf } from '../rules/rules-index.ts';
import type { InexactSearch } from './inexact.ts';
import { synonymKey } from './key.ts';
import { type NearSynonym, OpenTable, type SynonymRow } from './table.ts';

export interface SynonymMatch {
  /** The canonical value. */
  value: string;
  match: 'exact' | 'folded' | 'fuzzy';
  /** The spelling in the rules that matched, and its scope. */
  spelling: string;
  scope: Scope;
  /** How it matched: as written, by its folded form, without plural endings, or after the correction of slips. */
  by: 'spelling' | 'fold' | 'singular' | 'correction';
}

/** Values that can be meant, for review, the nearest first. */
export interface SynonymTie {
  candidates: string[];
  /** Only the beginning of a name was said. */
  isCutOff: boolean;
}

/** The synonyms of one rule. */
export interface SynonymLookup {
  find(said: string, language: Language): SynonymMatch | SynonymTie | undefined;
}

/** No name is longer. A longer text is not searched for slips. */
const LONGEST_CORRECTED = 100;

/** The inexact search of a language, once it is loaded. */
type SearchOf = (language: Language) => InexactSearch | undefined;

/** @param searchOf without it, only exact and folded names are found */
export function createSynonymLookup(rule: RuleIndex, searchOf: SearchOf = () => undefined): SynonymLookup {
  return new RuleSynonyms(rule, searchOf);
}

class RuleSynonyms implements SynonymLookup {
  readonly #rule: RuleIndex;
  readonly #searchOf: SearchOf;
  readonly #tablesOf: (language: Language) => readonly OpenTable[];

  constructor(rule: RuleIndex, searchOf: SearchOf) {
    this.#rule = rule;
    this.#searchOf = searchOf;
    this.#tablesOf = createTables(rule);
  }

  find(said: string, language: Language): SynonymMatch | SynonymTie | undefined {
    const key = synonymKey(said);
    if (key === '') return undefined;
    const tables = this.#tablesOf(language);
    const written = this.#findWritten(said, key, tables);
    const search = written ? undefined : this.#searchOf(language);
    return search ? this.#findInexact(said, tables, search) : written;
  }

  #findWritten(said: string, key: string, tables: readonly OpenTable[]): SynonymMatch | undefined {
    for (const table of tables) {
      const rows = table.withKey(key);
      const exact = rows.find(row => row.spelling === said);
      if (exact) return this.#matchOf(exact, 'spelling');
      if (rows[0]) return this.#matchOf(rows[0], 'fold');
    }
    return undefined;
  }

  #findInexact(
    said: string,
    tables: readonly OpenTable[],
    search: InexactSearch,
  ): SynonymMatch | SynonymTie | undefined {
    const singular = this.#decide(search.singular(said, tables), 'singular');
    if (singular) return singular;
    const bare = search.bare(said);
    const [row] = bare === said ? [] : tables.flatMap(table => table.withKey(synonymKey(bare)));
    if (row) return this.#matchOf(row, 'fold');
    const bareSingular = bare === said ? undefined : this.#decide(search.singular(bare, tables), 'singular');
    if (bareSingular || !this.#rule.fuzzy || bare.length > LONGEST_CORRECTED) return bareSingular;
    return this.#decide(search.corrected(bare, tables), 'correction') ?? this.#cutOff(search.cutOff(bare, tables));
  }

  /** The nearest value, unless another one is as near or only one slip farther. */
  #decide(rows: readonly NearSynonym[], by: SynonymMatch['by']): SynonymMatch | SynonymTie | undefined {
    const ranked = [...rows].sort((a, b) => a.distance - b.distance);
    const [best] = ranked;
    if (!best) return undefined;
    const candidates = this.#valuesOf(ranked.filter(({ distance }) => distance <= best.distance + 1));
    return candidates.length > 1 ? { candidates, isCutOff: false } : this.#matchOf(best, by);
  }

  /** A name that is cut off is for review, even if only one value fits. */
  #cutOff(rows: readonly SynonymRow[]): SynonymTie | undefined {
    const candidates = this.#valuesOf(rows);
    return candidates.length > 0 ? { candidates, isCutOff: true } : undefined;
  }

  #matchOf(row: SynonymRow, by: SynonymMatch['by']): SynonymMatch {
    const match = by === 'spelling' ? 'exact' : by === 'correction' ? 'fuzzy' : 'folded';
    return { value: this.#valueAt(row), match, spelling: row.spelling, scope: row.scope, by };
  }

  #valuesOf(rows: readonly SynonymRow[]): string[] {
    return [...new Set(rows.map(row => this.#valueAt(row)))];
  }

  #valueAt(row: SynonymRow): string {
    return this.#rule.values?.[row.value] ?? '';
  }
}

/** The tables for a language, the narrowest scope first. */
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
