import type { Language } from '../../language.ts';
import { type RuleIndex, type Scope, type SynonymTable, scopesOf } from '../rules/rules-index.ts';
import { synonymKey } from './key.ts';

export interface SynonymMatch {
  /** The canonical value. */
  value: string;
  match: 'exact' | 'folded';
  /** The spelling in the rules that was met, and where it holds. */
  spelling: string;
  scope: Scope;
}

/** The synonyms of one rule. Looking one up takes a bisection of each scope that holds for the language. */
export interface SynonymLookup {
  find(said: string, language: Language): SynonymMatch | undefined;
}

export function createSynonymLookup(rule: RuleIndex): SynonymLookup {
  const tables = new Map<Scope, OpenTable>();
  const tableOf = (scope: Scope): OpenTable | undefined => {
    const packed = rule.synonyms?.[scope];
    if (!packed) return undefined;
    const open = tables.get(scope) ?? openTable(packed);
    tables.set(scope, open);
    return open;
  };
  return {
    find(said, language) {
      const key = synonymKey(said);
      for (const scope of scopesOf(language)) {
        const table = tableOf(scope);
        const found = table && findKey(table, key, said);
        if (found) return { ...found, value: rule.values?.[found.index] ?? '', scope };
      }
      return undefined;
    },
  };
}

export interface OpenTable {
  keys: readonly string[];
  spellings: readonly string[];
  values: Uint32Array;
}

export function openTable(packed: SynonymTable): OpenTable {
  const bytes = Buffer.from(packed.values, 'base64');
  const keys = packed.keys.split('\n');
  return {
    keys,
    spellings: packed.spellings.split('\n'),
    values: Uint32Array.from(keys, (_, at) => bytes.readUInt32LE(at * 4)),
  };
}

function findKey(table: OpenTable, key: string, said: string) {
  const first = lowerBound(table.keys, key);
  if (table.keys[first] !== key) return undefined;
  for (let at = first; table.keys[at] === key; at += 1) {
    const spelling = table.spellings[at] || key;
    if (spelling === said) return { index: table.values[at] ?? 0, match: 'exact' as const, spelling };
  }
  return { index: table.values[first] ?? 0, match: 'folded' as const, spelling: table.spellings[first] || key };
}

/** Index of the first element that is not less than the key, in UTF-16 order. */
export function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
