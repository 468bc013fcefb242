import type { Language } from '../../languages/index.ts';
import { type RuleIndex, type Scope, scopesOf } from '../rules/rules-index.ts';
import type { Correct, Correction } from './correct.ts';
import { synonymKey } from './key.ts';
import { stemmedKey } from './stem.ts';
import { OpenTable, type SynonymRow } from './table.ts';

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

/** Several values may be meant; nearest first. */
export interface SynonymTie {
  candidates: string[];
}

/** The synonyms of one rule. */
export interface SynonymLookup {
  find(said: string, language: Language): SynonymMatch | SynonymTie | undefined;
}

/** @param correct what corrects slips, once that is loaded; only rules that are fuzzy ask for it */
export function createSynonymLookup(rule: RuleIndex, correct?: () => Correct | undefined): SynonymLookup {
  const tablesOf = createTables(rule);
  const valueAt = (row: SynonymRow) => rule.values?.[row.value] ?? '';
  const matchOf = (row: SynonymRow, by: SynonymMatch['by']): SynonymMatch => ({
    value: valueAt(row),
    match: by === 'spelling' ? 'exact' : by === 'correction' ? 'fuzzy' : 'folded',
    ...{ spelling: row.spelling, scope: row.scope, by },
  });
  return {
    find(said, language) {
      const tables = tablesOf(language);
      const key = synonymKey(said);
      if (key === '') return undefined;
      for (const { table } of tables) {
        const rows = table.withKey(key);
        const exact = rows.find(row => row.spelling === said);
        if (exact) return matchOf(exact, 'spelling');
        if (rows[0]) return matchOf(rows[0], 'fold');
      }
      const singular = tables.flatMap(({ table, scope }) => table.withStem(stemmedKey(said, scope)));
      if (singular.length > 0)
        return decide(
          singular.map(row => ({ ...row, distance: 0 })),
          'singular',
        );
      if (!rule.fuzzy || key.length > LONGEST_CORRECTED) return undefined;
      const near =
        correct?.()?.(
          said,
          tables.map(({ table }) => table),
        ) ?? [];
      return near.length > 0 ? decide(near, 'correction') : undefined;
    },
  };

  /** The nearest value, unless another one is as near or misses it by one slip only. */
  function decide(rows: readonly Correction[], by: SynonymMatch['by']): SynonymMatch | SynonymTie | undefined {
    const ranked = [...rows].sort((a, b) => a.distance - b.distance);
    const [best] = ranked;
    if (!best) return undefined;
    const close = ranked.filter(({ distance }) => distance <= best.distance + 1);
    const candidates = [...new Set(close.map(valueAt))];
    return candidates.length > 1 ? { candidates } : matchOf(best, by);
  }
}

/** No name is so long; what is said beyond it is not searched for slips. */
const LONGEST_CORRECTED = 100;

function createTables(rule: RuleIndex) {
  const open = new Map<Scope, OpenTable>();
  const byLanguage = new Map<Language, { table: OpenTable; scope: Scope }[]>();
  return (language: Language) => {
    const known = byLanguage.get(language);
    if (known) return known;
    const tables = scopesOf(language).flatMap(scope => {
      const packed = rule.synonyms?.[scope];
      if (!packed) return [];
      const table = open.get(scope) ?? new OpenTable(packed, scope);
      open.set(scope, table);
      return [{ table, scope }];
    });
    byLanguage.set(language, tables);
    return tables;
  };
}
