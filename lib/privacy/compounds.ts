import { HASH_SIZE, hashWord } from './word-hash.ts';

/** This many first letters show whether a word can begin with a number. */
export const COMPOUND_HEAD = 3;
const MAX_LETTERS = 48;

export interface Compound {
  value: number;
  isOrdinal: boolean;
}

interface Part {
  value: number;
  /** Multiplies the number before it. */
  isFactor: boolean;
}

/** How a language writes numbers as one word, in the form that the build stores. */
export interface StoredCompounds {
  readonly parts: readonly (readonly [form: string, part: Part])[];
  readonly joints: readonly string[];
  /** Of ordinals. */
  readonly endings: readonly string[];
}

interface Grammar {
  parts: ReadonlyMap<string, Part>;
  joints: readonly string[];
  endings: readonly string[];
}

/** Reads numbers that are written as one word: "neunzehnhundertvierundachtzig", "ventidue". */
export class CompoundReader {
  readonly #grammars: readonly Grammar[];
  readonly #heads = new Uint8Array(HASH_SIZE);

  constructor(stored: readonly StoredCompounds[]) {
    this.#grammars = stored.map(({ parts, joints, endings }) => ({ parts: new Map(parts), joints, endings }));
    for (const { parts } of this.#grammars) {
      for (const part of parts.keys())
        if (part.length >= COMPOUND_HEAD) this.#heads[hashWord(part.slice(0, COMPOUND_HEAD))] = 1;
    }
  }

  /** @param hash of the first three letters */
  mayBegin(hash: number): boolean {
    return this.#heads[hash] === 1;
  }

  /** A number, cardinal or ordinal, written as one word of several parts. */
  read(folded: string): Compound | undefined {
    if (folded.length > MAX_LETTERS) return undefined;
    for (const grammar of this.#grammars) {
      const cardinal = readCompound(folded, grammar);
      const value = cardinal ?? readOrdinal(folded, grammar);
      if (value !== undefined) return { value, isOrdinal: cardinal === undefined };
    }
    return undefined;
  }
}

/** "siebenundzwanzigsten". */
function readOrdinal(folded: string, grammar: Grammar): number | undefined {
  for (const ending of grammar.endings) {
    if (!folded.endsWith(ending)) continue;
    const stem = folded.slice(0, -ending.length);
    const value = grammar.parts.get(stem)?.value ?? readCompound(stem, grammar);
    if (value !== undefined && value > 2) return value;
  }
  return undefined;
}

function readCompound(folded: string, grammar: Grammar): number | undefined {
  const parts = split(folded, 0, grammar);
  if (!parts || parts.length < 2) return undefined;
  let total = 0;
  let current = 0;
  for (const { value, isFactor } of parts) {
    if (!isFactor) current += value;
    else if (value === 100) current = (current || 1) * 100;
    else {
      total += (current || 1) * value;
      current = 0;
    }
  }
  return total + current;
}

const MAX_PART = 12;

/** Splits a word into number parts from a position on. Longer parts are tried first. Joints stand between parts. */
function split(word: string, from: number, grammar: Grammar): Part[] | undefined {
  if (from === word.length) return [];
  for (let end = Math.min(word.length, from + MAX_PART); end > from; end -= 1) {
    const part = grammar.parts.get(word.slice(from, end));
    if (!part) continue;
    const rest = split(word, end, grammar) ?? splitBehindJoint(word, end, grammar);
    if (rest) return [part, ...rest];
  }
  return undefined;
}

function splitBehindJoint(word: string, from: number, grammar: Grammar): Part[] | undefined {
  for (const joint of grammar.joints) {
    const end = from + joint.length;
    if (end < word.length && word.startsWith(joint, from)) {
      const rest = split(word, end, grammar);
      if (rest) return rest;
    }
  }
  return undefined;
}
