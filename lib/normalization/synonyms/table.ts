import type { Scope, SynonymTable } from '../rules/rules-index.ts';
import { lowerBound } from './bisect.ts';

/** A synonym in the rules. */
export interface SynonymRow {
  scope: Scope;
  spelling: string;
  /** Index into the rule's values. */
  value: number;
}

/** A synonym that may be meant, with the number of slips by which it differs. */
export interface NearSynonym extends SynonymRow {
  distance: number;
}

/** The synonyms of a scope, unpacked at their first use. */
export class OpenTable {
  readonly #packed: SynonymTable;
  readonly scope: Scope;
  readonly #keys: readonly string[];
  readonly #values: Uint32Array;
  #spellings: readonly string[] | undefined;
  #stems: { keys: readonly string[]; rows: Uint32Array } | undefined;

  constructor(packed: SynonymTable, scope: Scope) {
    this.#packed = packed;
    this.scope = scope;
    this.#keys = packed.keys.split('\n');
    this.#values = unpack(packed.values);
  }

  /** The synonyms with this folded key. */
  withKey(key: string): SynonymRow[] {
    return equalRange(this.#keys, key).map(row => this.#row(row));
  }

  /** The synonyms whose folded key starts with this, at most `most`. */
  startingWith(beginning: string, most: number): SynonymRow[] {
    const rows: SynonymRow[] = [];
    for (let at = lowerBound(this.#keys, beginning); rows.length < most; at += 1) {
      if (!this.#keys[at]?.startsWith(beginning)) break;
      rows.push(this.#row(at));
    }
    return rows;
  }

  /** The synonyms with this key without plural endings. */
  withStem(key: string): SynonymRow[] {
    this.#stems ??= { keys: this.#packed.stems.split('\n'), rows: unpack(this.#packed.stemRows) };
    const { keys, rows } = this.#stems;
    return equalRange(keys, key).map(at => this.#row(rows[at] ?? 0));
  }

  /** The words of all synonyms, sorted, and the same words reversed, sorted; none if the rule is not fuzzy. */
  unpackWords(): { words: readonly string[]; reversed: readonly string[] } {
    const { words = '', reversedWords = '' } = this.#packed;
    return { words: words.split('\n'), reversed: reversedWords.split('\n') };
  }

  /** The folded keys, for names that were said with other spaces. */
  get keys(): readonly string[] {
    return this.#keys;
  }

  #row(row: number): SynonymRow {
    this.#spellings ??= this.#packed.spellings.split('\n');
    return {
      scope: this.scope,
      spelling: this.#spellings[row] || (this.#keys[row] ?? ''),
      value: this.#values[row] ?? 0,
    };
  }
}

function equalRange(keys: readonly string[], key: string): number[] {
  const found: number[] = [];
  for (let at = lowerBound(keys, key); keys[at] === key; at += 1) found.push(at);
  return found;
}

function unpack(base64: string): Uint32Array {
  const bytes = Buffer.from(base64, 'base64');
  return Uint32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32LE(at * 4));
}
