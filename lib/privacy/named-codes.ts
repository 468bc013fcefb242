import type { DatumLabel } from '../languages/index.ts';
import { fold } from '../text/index.ts';
import type { CodeRun } from './code-forms.ts';
import type { Finding } from './finding.ts';
import { type Expected, type Labels, type LabelWords, startsOfClauses } from './labels.ts';
import { USE } from './lexicon.ts';
import type { NumberRun } from './number-run.ts';
import type { Scan, Token } from './scan.ts';
import { indexFrom, lastUntil } from './sorted.ts';

/** Placeholders of what is found by its label alone. */
const KINDS: Partial<Record<DatumLabel | 'birth', string>> = {
  number: 'NUMBER',
  passport: 'PASSPORT',
  licence: 'LICENCE',
  plate: 'PLATE',
  postcode: 'ADDRESS',
  pin: 'PIN',
};

interface Place {
  start: number;
  end: number;
}

const NOTHING: Place = { start: -1, end: -1 };

/** Codes of a text by where they begin, once they were read. */
interface Written {
  plate: Map<number, Place>;
  other: Map<number, Place>;
}

const REACH = 60;
const WORD_START = /(?<![\p{L}\d])[\p{L}\d]/gu;
const GROUP = /[\p{L}\d]{1,24}/uy;
const SEPARATOR = /[\s.\-\u2013/]{0,3}/y;
const MAX_GROUPS = 7;
const CAPITALS = /^\p{Lu}{1,5}$/u;
const SMALL_LETTERS = /^\p{L}{1,3}$/u;
const FEWEST_DIGITS = 2;
const SHORTEST = 4;

/** Passports, licences, plates and other codes of letters and digits, beside their label. */
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
    const written: Written = { plate: new Map(), other: new Map() };
    const add = (kind: string | undefined, place: Place | undefined) => {
      if (kind && place) findings.push({ ...place, kind });
    };
    for (const { word, start, end } of labels.tokens) {
      const kind = word.label && KINDS[word.label];
      if (!kind) continue;
      add(kind, this.#behind(text, end, codes, runs, word.label === 'plate'));
      if (hasNumberBefore(tokens, start))
        add(kind, this.#before(text, start, codes, runs, word.label === 'plate', written));
    }
    for (const label of expected) {
      if (KINDS[label]) add(KINDS[label], this.#bare(text, labels, codes, label === 'plate'));
    }
    return findings;
  }

  /** What was asked for: the longest code that is most of its clause. */
  #bare(text: string, labels: Labels, codes: readonly CodeRun[], isPlate: boolean): Place | undefined {
    const written = startsOfClauses(text).map(start =>
      this.#writtenAt(text, this.#words.skipAsides(text, start), isPlate),
    );
    return longest([...codes, ...written].filter(place => place && labels.isBare(place)));
  }

  /** What follows a label: the longest of what is written and what was read out. */
  #behind(
    text: string,
    label: number,
    codes: readonly CodeRun[],
    runs: readonly NumberRun[],
    isPlate: boolean,
  ): Place | undefined {
    const from = this.#words.skipAsides(text, label);
    const code = codes[indexFrom(codes, label)];
    const isNear = code !== undefined && code.start <= from && code.end > from;
    const run = runs[indexFrom(runs, from)];
    return longest([
      this.#writtenAt(text, from, isPlate),
      isNear ? { start: from, end: code.end } : undefined,
      isPlate && run?.start === from && run.digits.length >= SHORTEST ? run : undefined,
    ]);
  }

  /** What stands before a label that says so: "..., that's my passport number". */
  #before(
    text: string,
    label: number,
    codes: readonly CodeRun[],
    runs: readonly NumberRun[],
    isPlate: boolean,
    known: Written,
  ): Place | undefined {
    const isNamed = ({ end }: Place) => end <= label && label - end <= REACH && this.#words.assert(text, end, label);
    const [code, run] = [lastUntil(codes, label), lastUntil(runs, label)];
    const from = Math.max(0, label - REACH);
    const written = Array.from(text.slice(from, label).matchAll(WORD_START))
      .map(({ index }) => this.#writtenOnceAt(text, from + index, isPlate, known))
      .filter(place => place !== undefined && isNamed(place));
    const read = [code, run && run.digits.length > SHORTEST ? run : undefined].filter(place => place && isNamed(place));
    return longest([...read, ...written]);
  }

  /** The same word stands before many labels. */
  #writtenOnceAt(text: string, from: number, isPlate: boolean, written: Written): Place | undefined {
    const known = isPlate ? written.plate : written.other;
    let place = known.get(from);
    if (place === undefined) {
      place = this.#writtenAt(text, from, isPlate) ?? NOTHING;
      known.set(from, place);
    }
    return place === NOTHING ? undefined : place;
  }

  /**
   * Figures and letters at a place that look like the number of a paper: capitals, groups with figures, and up to three
   * small letters that are no word beside a label.
   */
  #writtenAt(text: string, from: number, isPlate: boolean): Place | undefined {
    let [end, code, groups] = [from, '', 0];
    for (let at = from; groups < MAX_GROUPS; groups += 1) {
      GROUP.lastIndex = at;
      const group = GROUP.exec(text)?.[0];
      if (group === undefined || !this.#isPart(group, isPlate || !/\d/.test(code))) break;
      end = at + group.length;
      code += group;
      SEPARATOR.lastIndex = end;
      SEPARATOR.exec(text);
      at = SEPARATOR.lastIndex;
    }
    const isCode = code.length >= SHORTEST && (code.match(/\d/g)?.length ?? 0) >= FEWEST_DIGITS;
    return isCode && /\p{L}/u.test(code) ? { start: from, end } : undefined;
  }

  #isPart(group: string, maySmall: boolean): boolean {
    if (/\d/.test(group) || CAPITALS.test(group)) return true;
    return maySmall && SMALL_LETTERS.test(group) && (group.length === 1 || !this.#words.isLink(fold(group)));
  }
}

/** Whether a number or a letter stands before a label at all, not far from it. */
function hasNumberBefore(tokens: readonly Token[], label: number): boolean {
  for (let at = indexFrom(tokens, label) - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (!token || label - token.end > REACH) return false;
    if (token.type === 'digits') return true;
    if (token.type === 'word' && (token.word.uses & (USE.number | USE.letter)) !== 0) return true;
  }
  return false;
}

function longest(places: readonly (Place | undefined)[]): Place | undefined {
  let best: Place | undefined;
  for (const place of places) {
    if (place && (!best || place.end - place.start > best.end - best.start)) best = place;
  }
  return best;
}
