import type { DatumLabel } from '../languages/index.ts';
import { fold } from '../text/index.ts';
import { startsOfClauses } from './clauses.ts';
import { type CodeRun, hasFigure } from './code-forms.ts';
import type { Finding } from './finding.ts';
import type { LabelWords } from './label-words.ts';
import type { Expected, Labels } from './labels.ts';
import { USE } from './lexicon.ts';
import type { NumberRun } from './number-run.ts';
import { isFigureAt } from './runs.ts';
import { indexFrom, lastUntil } from './sorted.ts';
import type { Scan, Token } from './tokens.ts';

/** The placeholders of codes that only a label can identify. */
const KINDS: Partial<Record<DatumLabel | 'birth', string>> = {
  number: 'NUMBER',
  passport: 'PASSPORT',
  licence: 'LICENCE',
  plate: 'PLATE',
  postcode: 'ADDRESS',
  pin: 'PIN',
  confirmation: 'PIN',
};

interface Place {
  start: number;
  end: number;
}

const NOTHING: Place = { start: -1, end: -1 };

/** The codes of a text that were already read, by their start. */
interface Written {
  plate: Map<number, Place>;
  other: Map<number, Place>;
}

interface Style {
  readonly isPlate: boolean;
  /** All words of the text are in capitals, so capitals alone do not show a code. */
  readonly isShouted: boolean;
}

const REACH = 60;
/** The first character of a word that can begin a code: it has a digit, or few letters. */
const WORD_START = /(?<![\p{L}\d])(?=\p{L}{0,23}\d|\p{L}{1,5}(?!\p{L}))[\p{L}\d]/gu;
const GROUP = /[\p{L}\d]{1,24}/uy;
const SEPARATOR = /:(?=\p{L}{1,2}\s?\d)|[\s.\-\u2013/]{0,3}/uy;
const MAX_GROUPS = 7;
const CAPITALS = /^\p{Lu}{1,5}$/u;
const SMALL_LETTERS = /^\p{L}{1,3}$/u;
const FEWEST_DIGITS = 2;
/** After a code of this many characters, a single letter is a word: "e" in "e la mia targa". */
const LONG_CODE = 7;
const SHORTEST = 4;

/** Finds passports, licences, plates and other codes of letters and digits beside their label. */
export class NamedCodes {
  readonly #words: LabelWords;

  constructor(words: LabelWords) {
    this.#words = words;
  }

  find(
    { text, tokens }: Scan,
    labels: Labels,
    expected: Expected,
    codes: readonly CodeRun[],
    runs: readonly NumberRun[],
  ): Finding[] {
    const findings: Finding[] = [];
    const isShouted = !/\p{Ll}/u.test(text);
    const written: Written = { plate: new Map(), other: new Map() };
    const add = (kind: string | undefined, place: Place | undefined) => {
      if (kind && place) findings.push({ start: place.start, end: place.end, kind });
    };
    for (const { word, start, end } of labels.tokens) {
      const kind = word.label && KINDS[word.label];
      if (!kind) continue;
      const style = { isPlate: word.label === 'plate', isShouted };
      if (hasPartBehind(tokens, end)) add(kind, this.#behind(text, end, codes, runs, style));
      if (hasNumberBefore(tokens, start)) add(kind, this.#before(text, start, codes, runs, style, written));
    }
    for (const label of expected) {
      if (KINDS[label]) add(KINDS[label], this.#bare(text, labels, codes, { isPlate: label === 'plate', isShouted }));
    }
    return findings;
  }

  /** The answer to a question for a code: the longest code that is most of its clause. */
  #bare(text: string, labels: Labels, codes: readonly CodeRun[], style: Style): Place | undefined {
    const written = startsOfClauses(text).map(start =>
      this.#writtenAt(text, this.#words.skipAsides(text, start), style),
    );
    return longest([...codes, ...written].filter(place => place && labels.isBare(place)));
  }

  /** The code after a label: the longest one, written or spelled. */
  #behind(
    text: string,
    label: number,
    codes: readonly CodeRun[],
    runs: readonly NumberRun[],
    style: Style,
  ): Place | undefined {
    const from = this.#words.skipAsides(text, label);
    const code = codes[indexFrom(codes, label)];
    const isNear = code !== undefined && code.start <= from && code.end > from;
    const run = runs[indexFrom(runs, from)];
    return longest([
      this.#writtenAt(text, from, style),
      isNear ? { start: from, end: code.end } : undefined,
      style.isPlate && run?.start === from && run.digits.length >= SHORTEST ? run : undefined,
    ]);
  }

  /** The code before a label that names it: "..., that's my passport number". */
  #before(
    text: string,
    label: number,
    codes: readonly CodeRun[],
    runs: readonly NumberRun[],
    style: Style,
    known: Written,
  ): Place | undefined {
    const from = Math.max(0, label - REACH);
    const digitsEnd = endOfFigures(text, from, label);
    // A code does not end before the last digit, because a digit is no link.
    if (!this.#words.mayAssert(text, digitsEnd, label)) return undefined;
    const isNamed = ({ end }: Place) => end <= label && label - end <= REACH && this.#words.assert(text, end, label);
    const [code, run] = [lastUntil(codes, label), lastUntil(runs, label)];
    // No code begins after the last digit.
    const written = Array.from(text.slice(from, digitsEnd).matchAll(WORD_START))
      .map(({ index }) => this.#writtenOnceAt(text, from + index, style, known))
      .filter(place => place !== undefined && isNamed(place));
    const read = [code, run && run.digits.length > SHORTEST ? run : undefined].filter(place => place && isNamed(place));
    return longest([...read, ...written]);
  }

  /** The same as `#writtenAt`, but each position is read once: the same word may stand before many labels. */
  #writtenOnceAt(text: string, from: number, style: Style, written: Written): Place | undefined {
    const known = style.isPlate ? written.plate : written.other;
    let place = known.get(from);
    if (place === undefined) {
      place = this.#writtenAt(text, from, style) ?? NOTHING;
      known.set(from, place);
    }
    return place === NOTHING ? undefined : place;
  }

  /**
   * Letters and digits at a position that look like the number of a document: capitals, groups with digits, and up to
   * three small letters that are not a word beside a label.
   */
  #writtenAt(text: string, from: number, style: Style): Place | undefined {
    let [end, code, groups] = [from, '', 0];
    for (let at = from; groups < MAX_GROUPS; groups += 1) {
      GROUP.lastIndex = at;
      const group = GROUP.exec(text)?.[0];
      if (
        group === undefined ||
        !this.#isPart(group, text.charAt(at - 1) + text.charAt(at + group.length), style, code)
      )
        break;
      end = at + group.length;
      code += group;
      SEPARATOR.lastIndex = end;
      SEPARATOR.exec(text);
      at = SEPARATOR.lastIndex;
    }
    const isCode = code.length >= SHORTEST && (code.match(/\d/g)?.length ?? 0) >= FEWEST_DIGITS;
    return isCode && /\p{L}/u.test(code) ? { start: from, end } : undefined;
  }

  /** @param signs the signs around the group */
  #isPart(group: string, signs: string, { isPlate, isShouted }: Style, code: string): boolean {
    if (hasFigure(group)) return true;
    // "WT564RF è la mia targa", "SH332PD c'est ma plaque"
    if (group.length === 1) {
      if (!/[a-z]/i.test(group) || /['\u2019]$/.test(signs)) return false;
      return code.length < LONG_CODE || !this.#words.isAssertion(fold(group));
    }
    // "ul-un 3941"
    const isWord = this.#words.isLink(fold(group)) && !(isPlate && /[-:]/.test(signs));
    if (CAPITALS.test(group)) return !(isShouted && isWord);
    return (isPlate || !hasFigure(code)) && SMALL_LETTERS.test(group) && !isWord;
  }
}

/** The position after the last digit between two positions. Without a digit, it is the first position. */
function endOfFigures(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && !isFigureAt(text, end - 1)) end -= 1;
  return end;
}

/** Whether a number or a letter stands before a label, near it. */
function hasNumberBefore(tokens: readonly Token[], label: number): boolean {
  for (let at = indexFrom(tokens, label) - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (!token || label - token.end > REACH) return false;
    if (isPart(token)) return true;
  }
  return false;
}

/** Whether a number or a letter stands after a label; links may stand between them. */
function hasPartBehind(tokens: readonly Token[], label: number): boolean {
  for (let at = indexFrom(tokens, label); at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.start - label > 2 * REACH) return false;
    if (isPart(token)) return true;
  }
  return false;
}

const isPart = ({ uses }: Token): boolean => (uses & (USE.digits | USE.number | USE.repeat | USE.letter)) !== 0;

function longest(places: readonly (Place | undefined)[]): Place | undefined {
  let best: Place | undefined;
  for (const place of places) {
    if (place && (!best || place.end - place.start > best.end - best.start)) best = place;
  }
  return best;
}
