import type { Entry } from './lexicon.ts';
import type { Scan } from './scan.ts';
import { touches } from './scan.ts';

/** An integer said in words, digits among them ("3 hundred and 21"). */
export interface IntegerRead {
  readonly value: number;
  readonly next: number;
  readonly ordinal: boolean;
  /** Made of nothing but a scale or "hundred": "million", "cien". */
  readonly bare: boolean;
  /** The scale word that came last, 1 when there was none: "three million and a half" halves a million. */
  readonly lastScale: number;
  /** A unit one hangs on by a joining word: "vingt et un" before a denominator is twenty and one part. */
  readonly joinedOne: boolean;
}

const NO_ROOM = 1;

export interface IntegerOptions {
  /** Whether the last word may be an ordinal; off to find the numerator of "two thirds". */
  readonly ordinals: boolean;
  /** "one twenty two" as 122, where the language has it. */
  readonly pairs: boolean;
}

/**
 * The largest integer that starts at `at`. Each word must fit the room that the one before it left (after "twenty" below
 * ten, after "hundred" below a hundred, after a scale below it), so that lists stay lists.
 */
export function readInteger(scan: Scan, at: number, options: IntegerOptions): IntegerRead | undefined {
  const words = scan.lexicon;
  const builder = new IntegerBuilder(words.vigesimal);
  let next = at;
  let joinedOne = false;
  for (;;) {
    const skipped = skipHyphen(scan, next, at);
    const afterJoin = next > at ? joinAt(scan, skipped, builder) : undefined;
    const candidate = afterJoin ?? skipped;
    const joined = afterJoin !== undefined;
    const inverted = words.joins.unitBeforeTens ? readUnitBeforeTens(scan, candidate) : undefined;
    if (inverted && (options.ordinals || !inverted.ordinal) && builder.add(inverted.value, inverted.ordinal, joined)) {
      next = inverted.next;
      continue;
    }
    const fractional = scan.tokens[candidate]?.fractional && scan.tokens[candidate]?.start !== scan.tokens[at]?.start;
    const entry = fractional ? undefined : entryAt(scan, candidate, next > at);
    if (!entry || entry.role === 'join' || (entry.ordinal && !options.ordinals)) break;
    const pairs = options.pairs && words.hundredsByPairs && !joined && scan.tokens[at]?.kind === 'word';
    const onlyOne = joined && words.joins.afterTensOnlyOne && builder.afterTens;
    if (onlyOne && !(entry.role === 'add' && (entry.value === 1 || entry.value === 11))) break;
    if (!builder.take(entry, { pairs, joined })) break;
    joinedOne = joined && builder.lastAdded === 1;
    next = candidate + 1;
  }
  if (next === at || endsInside(scan, next)) return undefined;
  const { value, ordinal, bare, lastScale } = builder;
  return { value, next, ordinal, bare, lastScale, joinedOne };
}

/** A number may not end within a compound, unless a part or denominator is what remains: "zweieinhalb", "veintiunavo". */
function endsInside(scan: Scan, next: number): boolean {
  if (!scan.tokens[next - 1]?.inside) return false;
  const { denominatorSuffixes, denominators, parts } = scan.lexicon;
  const rest = scan.tokens[next]?.text ?? '';
  return !(parts.has(rest) || denominators.has(rest) || denominatorSuffixes.has(rest));
}

/** Collects parts by scale: 31 million, 256 thousand, 721. */
class IntegerBuilder {
  readonly #vigesimal: boolean;
  #parts: { value: number; scale: number }[] = [];
  #group = 0;
  #room = Number.POSITIVE_INFINITY;
  #taken = 0;
  ordinal = false;
  bare = true;
  lastScale = 1;
  lastAdded = 0;

  constructor(vigesimal: boolean) {
    this.#vigesimal = vigesimal;
  }

  get value(): number {
    return this.#parts.reduce((sum, part) => sum + part.value, this.#group);
  }

  get room(): number {
    return this.#room;
  }

  get afterTens(): boolean {
    return this.#room === 10 || this.#room === 20;
  }

  get afterHundreds(): boolean {
    return this.#taken > 0 && this.#room >= 100 && this.#room !== Number.POSITIVE_INFINITY;
  }

  /** Takes the word if it fits. */
  take(entry: Entry | undefined, how: { pairs: boolean; joined: boolean }): boolean {
    if (!entry || entry.role === 'join' || (this.ordinal && !entry.ordinal)) return false;
    if (entry.role === 'hundred') return this.#hundred(entry.ordinal);
    if (entry.role === 'scale') return this.#scale(entry.value, entry.ordinal);
    if (this.#vigesimal && entry.value === 20 && this.lastAdded === 4 && this.#group % 100 === 4) {
      this.#group += 76;
      return this.#took(80, entry.ordinal, 20);
    }
    if (how.pairs && this.#pairs(entry.value))
      return this.#took(entry.value, entry.ordinal, roomAfter(entry.value, false));
    return this.add(entry.value, entry.ordinal, how.joined);
  }

  /** Adds a value below the room that is left. */
  add(value: number, ordinal: boolean, joined: boolean): boolean {
    if (this.#taken > 0 && (value === 0 || value >= this.#room)) return false;
    if (this.lastAdded === 10 && this.#room === 10 && !this.#followsTen(value, ordinal, joined)) return false;
    this.#group += value;
    return this.#took(value, ordinal, roomAfter(value, this.#vigesimal));
  }

  /** "dix sept", "diez y seis", "décimo octavo"; but not "ten six". */
  #followsTen(value: number, ordinal: boolean, joined: boolean): boolean {
    return joined || (this.#vigesimal && value >= 7) || (ordinal && this.ordinal);
  }

  /** "one twenty two": a unit and then tens make hundreds. */
  #pairs(value: number): boolean {
    const fits = this.#taken === 1 && this.#group >= 1 && this.#group <= 9 && value >= 10 && value < 100;
    if (fits) this.#group = this.#group * 100 + value;
    return fits;
  }

  #hundred(ordinal: boolean): boolean {
    if (this.#group > 99 || (this.#group === 0 && this.#taken > 0 && this.#room <= 100)) return false;
    const bare = this.#taken === 0;
    this.#group = (this.#group || 1) * 100;
    this.#took(this.#group, ordinal, 100);
    this.bare = bare;
    return true;
  }

  #scale(scale: number, ordinal: boolean): boolean {
    const bare = this.#taken === 0;
    let value = this.#group;
    let last = this.#parts.at(-1);
    while (last && last.scale < scale) {
      value += last.value;
      this.#parts.pop();
      last = this.#parts.at(-1);
    }
    if (last && last.scale === scale) return false;
    this.#parts.push({ value: (value || 1) * scale, scale });
    this.#group = 0;
    this.lastScale = scale;
    this.#took(0, ordinal, scale);
    this.bare = bare;
    return true;
  }

  #took(value: number, ordinal: boolean, room: number): true {
    this.lastAdded = value;
    this.ordinal ||= ordinal;
    this.#room = room;
    this.#taken += 1;
    this.bare = false;
    return true;
  }
}

/** Below what the next word must be. */
function roomAfter(value: number, vigesimal: boolean): number {
  if (value >= 100) return value % 100 === 0 ? 100 : NO_ROOM;
  if (vigesimal && (value === 60 || value === 80)) return 20;
  return value % 10 === 0 && value > 0 ? 10 : NO_ROOM;
}

/** The entry of a word, or an integer in digits as a value to add. Digits join words ("treinta y 3"), not digits. */
function entryAt(scan: Scan, at: number, inNumber: boolean): Entry | undefined {
  const token = scan.tokens[at];
  const afterDigits = inNumber && scan.tokens[at - 1]?.kind === 'digits';
  if (token?.kind === 'digits') {
    const fits = !afterDigits && /^\d{1,15}$/.test(token.text);
    return fits ? { role: 'add', value: Number(token.text), ordinal: false } : undefined;
  }
  return afterDigits && token?.entry?.role === 'add' ? undefined : token?.entry;
}

/** A hyphen between two words of one number. */
function skipHyphen(scan: Scan, at: number, start: number): number {
  const hyphen = at > start && scan.tokens[at]?.kind === 'symbol' && '-‐‑–'.includes(scan.tokens[at]?.text ?? ' ');
  if (!hyphen) return at;
  const closed = touches(scan, at) && touches(scan, at + 1);
  return closed || !scan.free ? at + 1 : at;
}

/** The place after a joining word, where one may stand. */
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
