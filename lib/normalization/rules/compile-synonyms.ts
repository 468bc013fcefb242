import { COMMON_LANGUAGE, LANGUAGES, languagePack } from '../../languages/index.ts';
import { keyOfWords, synonymKey } from '../synonyms/key.ts';
import { reverse } from '../synonyms/near-words.ts';
import { createStemmedKey, type StemmedKey } from '../synonyms/stem.ts';
import { foldedWords } from '../synonyms/words.ts';
import { SCOPES, type Scope, type SynonymTable } from './rules-index.ts';
import type { Rule } from './schema.ts';

/** The tables of a list's synonyms by scope. A canonical value is a synonym of itself everywhere. */
export function compileSynonyms(rule: Extract<Rule, { kind: 'list' }>): Partial<Record<Scope, SynonymTable>> {
  const tables: Partial<Record<Scope, SynonymTable>> = {};
  for (const scope of SCOPES) {
    const rows = rule.values.flatMap(({ value, synonyms }, index) => {
      const spellings = [...(scope === 'any' ? [value] : []), ...(synonyms[scope] ?? [])].map(text =>
        text.normalize('NFC'),
      );
      return [...new Set(spellings)].map(spelling => ({ key: synonymKey(spelling), spelling, value: index }));
    });
    if (rows.length > 0) tables[scope] = compileTable(rows, scope, rule.fuzzy);
  }
  return tables;
}

/** One for each scope. They are awaited when the module loads, which happens only in builds and tools. */
const STEMMED_KEYS = new Map<Scope, StemmedKey>();
for (const scope of SCOPES) {
  const language = LANGUAGES.find(tag => tag.startsWith(scope)) ?? COMMON_LANGUAGE;
  STEMMED_KEYS.set(scope, createStemmedKey((await languagePack(language).matching()).endings));
}

interface Row {
  key: string;
  spelling: string;
  value: number;
}

function compileTable(rows: Row[], scope: Scope, isFuzzy: boolean): SynonymTable {
  rows.sort((a, b) => compare(a.key, b.key) || compare(a.spelling, b.spelling));
  const stemmedKey = STEMMED_KEYS.get(scope) ?? keyOfWords;
  const stems = rows.map(({ spelling }, row) => ({ key: stemmedKey(foldedWords(spelling)), row }));
  stems.sort((a, b) => compare(a.key, b.key) || a.row - b.row);
  return {
    keys: rows.map(({ key }) => key).join('\n'),
    spellings: rows.map(({ key, spelling }) => (spelling === key ? '' : spelling)).join('\n'),
    values: packed(rows.map(({ value }) => value)),
    stems: stems.map(({ key }) => key).join('\n'),
    stemRows: packed(stems.map(({ row }) => row)),
    ...(isFuzzy ? vocabularyOf(rows) : {}),
  };
}

function vocabularyOf(rows: readonly Row[]) {
  const words = [...new Set(rows.flatMap(({ spelling }) => foldedWords(spelling)))].sort(compare);
  return { words: words.join('\n'), reversedWords: words.map(reverse).sort(compare).join('\n') };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const packed = (numbers: readonly number[]): string => Buffer.from(Uint32Array.from(numbers).buffer).toString('base64');
