import type { Scope, SynonymTable } from '../rules/rules-index.ts';
import { lowerBound } from './bisect.ts';

/** A synonym as the rules have it. */
export interface SynonymRow {
  scope: Scope;
  spelling: string;
  /** Index into the rule's values. */
  value: number;
}

/** A synonym that may have been meant, and by how many slips it differs from what was said. */
export interface NearSynonym extends SynonymRow {
  distance: number;
}

/** A scope's synonyms, unpacked when they are first asked for. */
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

  /** The synonyms whose folded key this is. */
  withKey(key: string): SynonymRow[] {
    return equalRange(this.#keys, key).map(row => this.#row(row));
  }

  /** The synonyms whose folded key starts so, `most` of them. */
  startingWith(beginning: string, most: number): SynonymRow[] {
    const rows: SynonymRow[] = [];
    for (let at = lowerBound(this.#keys, beginning); rows.length < most; at += 1) {
      if (!this.#keys[at]?.startsWith(beginning)) break;
      rows.push(this.#row(at));
    }
    return rows;
  }

  /** The synonyms whose key without plural endings this is. */
  withStem(key: string): SynonymRow[] {
    this.#stems ??= { keys: this.#packed.stems.split('\n'), rows: unpack(this.#packed.stemRows) };
    const { keys, rows } = this.#stems;
    return equalRange(keys, key).map(at => this.#row(rows[at] ?? 0));
  }

  /** The words of all synonyms, sorted, and the same spelled backwards; none where the rule is not fuzzy. */
  unpackWords(): { words: readonly string[]; reversed: readonly string[] } {
    const { words = '', reversedWords = '' } = this.#packed;
    return { words: words.split('\n'), reversed: reversedWords.split('\n') };
  }

  /** The folded keys, for a search among names said with other spaces than written. */
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
