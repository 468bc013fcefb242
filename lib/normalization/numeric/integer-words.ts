import { IntegerBuilder } from './integer-builder.ts';
import type { Entry } from './lexicon.ts';
import { type Scan, touches } from './scan.ts';

/** An integer in words, perhaps with digits ("3 hundred and 21"). */
export interface IntegerRead {
  readonly value: number;
  readonly next: number;
  readonly ordinal: boolean;
  /** Made only of a scale or "hundred": "million", "cien". */
  readonly bare: boolean;
  /** The last scale word; 1 if there was none. In "three million and a half" the half is of a million. */
  readonly lastScale: number;
  /** It ends in a joining word and one: "vingt et un" before a denominator is twenty and one part. */
  readonly joinedOne: boolean;
}

export interface IntegerOptions {
  /** Whether the last word may be an ordinal. Set to false for the numerator of "two thirds". */
  readonly ordinals: boolean;
  /** Reads "one twenty two" as 122, if the language allows it. */
  readonly pairs: boolean;
  /** Whether the number may end within a compound: "einsneunundneunzig" is two numbers. */
  readonly insideWord?: boolean;
}

/** The longest integer that starts at `at`. Lists stay lists, because each word must fit the room that is left. */
export function readInteger(scan: Scan, at: number, options: IntegerOptions): IntegerRead | undefined {
  const reader = new IntegerReader(scan, at, options);
  while (reader.takeNext());
  return reader.result();
}

/** A position where the next word of a number may be. */
interface Candidate {
  readonly at: number;
  /** A joining word stands before it. */
  readonly joined: boolean;
}

class IntegerReader {
  readonly #scan: Scan;
  readonly #start: number;
  readonly #options: IntegerOptions;
  readonly #builder: IntegerBuilder;
  #next: number;
  #joinedOne = false;

  constructor(scan: Scan, start: number, options: IntegerOptions) {
    this.#scan = scan;
    this.#start = start;
    this.#options = options;
    this.#builder = new IntegerBuilder(scan.lexicon);
    this.#next = start;
  }

  /** @returns whether the number continued */
  takeNext(): boolean {
    const candidate = this.#candidate();
    return this.#takeUnitBeforeTens(candidate) || this.#takeWord(candidate);
  }

  result(): IntegerRead | undefined {
    if (this.#next === this.#start) return undefined;
    if (!this.#options.insideWord && endsInside(this.#scan, this.#next)) return undefined;
    const { value, ordinal, bare, lastScale } = this.#builder;
    return { value, next: this.#next, ordinal, bare, lastScale, joinedOne: this.#joinedOne };
  }

  #candidate(): Candidate {
    const at = skipHyphen(this.#scan, this.#next, this.#start);
    const afterJoin = this.#next > this.#start ? joinAt(this.#scan, at, this.#builder) : undefined;
    return { at: afterJoin ?? at, joined: afterJoin !== undefined };
  }

  #takeUnitBeforeTens({ at, joined }: Candidate): boolean {
    if (!this.#scan.lexicon.joins.unitBeforeTens) return false;
    const read = readUnitBeforeTens(this.#scan, at);
    if (!read || (read.ordinal && !this.#options.ordinals)) return false;
    if (!this.#builder.add(read.value, read.ordinal, joined)) return false;
    this.#next = read.next;
    return true;
  }

  #takeWord({ at, joined }: Candidate): boolean {
    const { joins, hundredsByPairs } = this.#scan.lexicon;
    const entry = this.#entryAt(at);
    if (!entry || entry.role === 'join' || (entry.ordinal && !this.#options.ordinals)) return false;
    const isOne = entry.role === 'add' && (entry.value === 1 || entry.value === 11);
    if (joined && joins.afterTensOnlyOne && this.#builder.afterTens && !isOne) return false;
    if (this.#builder.afterTens && !joined && this.#startsEighty(at)) return false;
    const inWords = this.#scan.tokens[this.#start]?.kind === 'word';
    const pairs = this.#options.pairs && hundredsByPairs && !joined && inWords;
    if (!this.#builder.take(entry, { pairs, joined })) return false;
    this.#joinedOne = joined && this.#builder.lastAdded === 1;
    this.#next = at + 1;
    return true;
  }

  /** In "vingt quatre-vingt-dix" the hyphens show two numbers. */
  #startsEighty(at: number): boolean {
    const { tokens, lexicon } = this.#scan;
    const [four, hyphen, twenty] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    if (!lexicon.vigesimal || addedBy(four) !== 4 || addedBy(twenty) !== 20) return false;
    return hyphen?.text === '-' && tokens[at - 1]?.text !== '-';
  }

  /** The entry of a word; an integer in digits is a value to add. Digits join words ("treinta y 3"), not digits. */
  #entryAt(at: number): Entry | undefined {
    const token = this.#scan.tokens[at];
    if (!token || (token.fractional && token.start !== this.#scan.tokens[this.#start]?.start)) return undefined;
    const afterDigits = this.#next > this.#start && this.#scan.tokens[at - 1]?.kind === 'digits';
    if (token.kind === 'digits') {
      const fits = !afterDigits && /^\d{1,15}$/.test(token.text);
      return fits ? { role: 'add', value: Number(token.text), ordinal: false } : undefined;
    }
    return afterDigits && token.entry?.role === 'add' ? undefined : token.entry;
  }
}

const addedBy = (token: Scan['tokens'][number] | undefined): number | undefined =>
  token?.entry?.role === 'add' ? token.entry.value : undefined;

/** A number may not end within a compound, unless a part, a denominator or the point follows: "zweieinhalb", "veintiunavo". */
function endsInside(scan: Scan, next: number): boolean {
  if (!scan.tokens[next - 1]?.inside) return false;
  const { denominatorSuffixes, denominators, parts, point } = scan.lexicon;
  const rest = scan.tokens[next]?.text ?? '';
  return !(parts.has(rest) || denominators.has(rest) || denominatorSuffixes.has(rest) || point.has(rest));
}

/** A hyphen between two words of one number. */
function skipHyphen(scan: Scan, at: number, start: number): number {
  const isHyphen = at > start && scan.tokens[at]?.kind === 'symbol' && '-‐‑–'.includes(scan.tokens[at]?.text ?? ' ');
  if (!isHyphen) return at;
  const closed = touches(scan, at) && touches(scan, at + 1);
  return closed || !scan.free ? at + 1 : at;
}

/** The position after a joining word, if one is allowed here. */
function joinAt(scan: Scan, at: number, builder: IntegerBuilder): number | undefined {
  if (scan.tokens[at]?.entry?.role !== 'join' || scan.tokens[at - 1]?.kind === 'digits') return undefined;
  const { joins } = scan.lexicon;
  const allowed = (joins.afterTens && builder.afterTens) || (joins.afterHundreds && builder.afterHundreds);
  return allowed ? skipHyphen(scan, at + 1, at) : undefined;
}

/** "drei und zwanzig", in one word or in three. */
function readUnitBeforeTens(scan: Scan, at: number): { value: number; next: number; ordinal: boolean } | undefined {
  const unit = scan.tokens[at]?.entry;
  if (unit?.role !== 'add' || unit.ordinal || unit.value < 1 || unit.value > 9) return undefined;
  if (scan.tokens[at + 1]?.entry?.role !== 'join') return undefined;
  const tens = scan.tokens[at + 2]?.entry;
  if (tens?.role !== 'add' || tens.value < 20 || tens.value > 90 || tens.value % 10 !== 0) return undefined;
  return { value: unit.value + tens.value, next: at + 3, ordinal: tens.ordinal };
}
