import type { Language } from '../languages/index.ts';
import { alternativesTo } from './alternatives.ts';
import { withinBounds } from './bounds.ts';
import { CorrectionReader, type CorrectionWords, TIMES } from './correction-reader.ts';
import { loadDenied } from './denied.ts';
import { loadFillers, loadMargins, loadRates } from './fillers.ts';
import { type FindRangeOpener, loadRangeOpener } from './range-opener.ts';
import { rankReadings } from './rank-readings.ts';
import { loadRestatements } from './restatement.ts';
import type { ValueKind } from './rules/rules-index.ts';
import { loadSelfCorrection } from './self-correction.ts';
import type { Reading, Recognition, Surroundings, TypedContext, TypedKind } from './typed.ts';

/** The words of a language that a reader needs in addition to the grammar. */
interface ReaderWords extends CorrectionWords {
  /** Whether the text around a value does not change it. */
  readonly isFiller: (text: string) => boolean;
  /** Whether the text after an amount makes it a rate. */
  readonly isRate: (behind: string) => boolean;
  /** Whether the value is a margin of another one. */
  readonly isMargin: (said: string, around: Surroundings) => boolean;
  readonly findRangeOpener: FindRangeOpener;
}

/** @returns the reader of a kind, with its grammar and words loaded */
export async function loadTypedReader(kind: ValueKind, grammar: TypedKind, language: Language): Promise<TypedReader> {
  const [isFiller, isRate, isMargin, findDenied, findSelfCorrection, findRangeOpener, findRestatements] =
    await Promise.all([
      loadFillers(language),
      loadRates(language),
      loadMargins(language),
      loadDenied(language),
      loadSelfCorrection(language),
      loadRangeOpener(language),
      loadRestatements(language),
      grammar.load(language),
    ]);
  return new TypedReader(kind, grammar, {
    isFiller,
    isRate,
    isMargin,
    findDenied,
    findSelfCorrection,
    findRangeOpener,
    findRestatements,
  });
}

/** Reads an entity as a value of one kind. It is a separate chunk, because only typed values need it. */
export class TypedReader {
  readonly alternativesTo = alternativesTo;
  readonly withinBounds = withinBounds;
  readonly #kind: ValueKind;
  readonly #grammar: TypedKind;
  readonly #words: ReaderWords;
  readonly #corrections: CorrectionReader;

  constructor(kind: ValueKind, grammar: TypedKind, words: ReaderWords) {
    this.#kind = kind;
    this.#grammar = grammar;
    this.#words = words;
    this.#corrections = new CorrectionReader(kind, words, {
      parse: (said, context) => this.parse(said, context),
      readWhole: (said, context) => this.#readWhole(said, context),
    });
  }

  /** Uses the grammar alone. */
  parse(said: string, context: TypedContext): Reading[] {
    return this.#grammar.parse(said, context);
  }

  /** Uses the grammar alone. */
  recognize(text: string, context: TypedContext): Recognition[] {
    return this.#grammar.recognize(text, context);
  }

  /** The readings of the entity, or of the part with which the speaker corrected it. */
  read(said: string, context: TypedContext): Reading[] {
    if (this.#words.isMargin(said, context.around?.() ?? NOTHING_AROUND)) return [];
    const readings = this.#readRange(said, context) ?? this.#readWhole(said, context);
    return readings.length > 0 ? readings : this.#corrections.read(said, context);
  }

  /**
   * Whether the entity has the form of this kind but the value does not exist: 30 February, 25:00, two and a half as a
   * count.
   */
  isImpossible(said: string, context: TypedContext): boolean {
    if (this.#kind === 'integer') return this.parse(said, context).length > 0;
    return [said, this.#withoutFillers(said)].some(words => this.#grammar.isImpossible?.(words, context));
  }

  /**
   * Reads a range whose first word, such as "between" or "from", is outside of the entity: "between [ten and twelve]".
   */
  #readRange(said: string, context: TypedContext): Reading[] | undefined {
    const { before = '' } = (TIMES.has(this.#kind) && context.around?.()) || {};
    const opener = before === '' ? undefined : this.#words.findRangeOpener(before);
    const readings = opener ? this.#readWhole(`${opener} ${said}`, context) : [];
    const [best] = readings;
    return best?.typed.kind === 'interval' && !best.value.includes('..') ? readings : undefined;
  }

  /** The readings of the whole entity, or of the only value in it if all other words are fillers. */
  #readWhole(said: string, context: TypedContext): Reading[] {
    const whole = this.parse(said, context);
    if (whole.length > 0) return rankReadings(whole, this.#kind);
    const [found, ...more] = this.recognize(said, context);
    const isAlone =
      found !== undefined &&
      more.length === 0 &&
      this.#words.isFiller(said.slice(0, found.start)) &&
      this.#words.isFiller(said.slice(found.end)) &&
      !(this.#kind === 'money' && this.#words.isRate(said.slice(found.end)));
    if (isAlone) return rankReadings(found.readings, this.#kind);
    return TIMES.has(this.#kind) ? this.#readBare(said, context) : [];
  }

  /** A time that counts only if one is expected, without the fillers around it: "born on 3.4.78". */
  #readBare(said: string, context: TypedContext): Reading[] {
    const bare = this.#withoutFillers(said);
    if (bare === '' || bare === said) return [];
    const at = said.indexOf(bare);
    const { before, after } = context.around?.() ?? { before: '', after: '' };
    const around = (): Surroundings => ({
      before: before + said.slice(0, at),
      said: bare,
      after: said.slice(at + bare.length) + after,
    });
    return rankReadings(this.parse(bare, { ...context, around }), this.#kind);
  }

  #withoutFillers(said: string): string {
    const words = said.split(' ');
    const first = words.findIndex(word => !this.#words.isFiller(word));
    const last = words.findLastIndex(word => !this.#words.isFiller(word));
    return words.slice(Math.max(first, 0), last + 1).join(' ');
  }
}

const NOTHING_AROUND: Surroundings = { before: '', said: '', after: '' };
