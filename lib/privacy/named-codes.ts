import type { DatumLabel } from '../languages/index.ts';
import type { CodeRun } from './codes.ts';
import type { Finding } from './finding.ts';
import type { Expected, Labels, LabelWords } from './labels.ts';
import { USE } from './lexicon.ts';
import type { NumberRun } from './number-run.ts';
import { indexFrom, lastUntil } from './sorted.ts';
import type { Scan, Token } from './tokens.ts';

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

const REACH = 60;
/** Figures and capitals in groups, as papers and plates show them. */
const CAPITALS = /[A-Z\d]{1,24}(?:[\s.-]{1,3}[A-Z\d]{1,12}){0,6}(?![\p{L}\d])/uy;
/** The same in small letters: each group with a digit, or a few letters before one. */
const SMALL =
  /(?:[a-z]{0,3}\d[a-z\d]{0,20}|[a-z]{1,3}(?=[\s.-]{0,3}\d))(?:[\s.-]{1,2}(?:[a-z]{0,3}\d[a-z\d]{0,20}|[a-z]{1,3}(?=[\s.-]{1,2}\d))){0,6}/uy;
/** "ab12 cde" */
const SMALL_PLATE = /[a-z]{1,2}\d{1,3}\s[a-z]{3}(?![\p{L}'\u2019])|\d{1,4}\s?[a-z]{3}(?![\p{L}'\u2019])/uy;
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
    const add = (kind: string | undefined, place: Place | undefined) => {
      if (kind && place) findings.push({ ...place, kind });
    };
    for (const { word, start, end } of labels.tokens) {
      const kind = word.label && KINDS[word.label];
      if (!kind) continue;
      add(kind, this.#behind(text, end, codes, runs, word.label === 'plate'));
      if (hasNumberBefore(tokens, start)) add(kind, this.#before(text, start, codes, runs));
    }
    for (const label of expected) {
      const bare = codes.find(code => labels.isBare(code)) ?? writtenAt(text, this.#words.skip(text, 0));
      if (bare && labels.isBare(bare)) add(KINDS[label], bare);
    }
    return findings;
  }

  /** What follows a label: the longest of what is written and what was read out. */
  #behind(
    text: string,
    label: number,
    codes: readonly CodeRun[],
    runs: readonly NumberRun[],
    isPlate: boolean,
  ): Place | undefined {
    const from = this.#words.skip(text, label);
    const code = codes[indexFrom(codes, label)];
    const isNear = code !== undefined && code.start <= from && code.end > from;
    const run = runs[indexFrom(runs, from)];
    return longest([
      writtenAt(text, from, isPlate),
      isNear ? { start: from, end: code.end } : undefined,
      isPlate && run?.start === from && run.digits.length >= SHORTEST ? run : undefined,
    ]);
  }

  /** What stands before a label that says so: "..., that's my passport number". */
  #before(text: string, label: number, codes: readonly CodeRun[], runs: readonly NumberRun[]): Place | undefined {
    const isNamed = ({ end }: Place) => end <= label && label - end <= REACH && this.#words.assert(text, end, label);
    const [code, run] = [lastUntil(codes, label), lastUntil(runs, label)];
    const from = Math.max(0, label - REACH);
    const head = /(?:^|[\s,:.])((?:[A-Za-z\d]{1,12}[\s.-]{1,3}){0,5}[A-Za-z\d]{1,24})(?=[,.;]?\s)/gu;
    const written = Array.from(text.slice(from, label).matchAll(head))
      .map(found => writtenAt(text, from + found.index + found[0].indexOf(found[1] ?? '')))
      .filter(place => place !== undefined)
      .filter(isNamed);
    const read = [code, run && run.digits.length > SHORTEST ? run : undefined].filter(place => place && isNamed(place));
    return longest([...read, ...written]);
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

/** Figures and letters at a place that look like the number of a paper. */
function writtenAt(text: string, from: number, isPlate = false): Place | undefined {
  for (const form of isPlate ? [SMALL_PLATE, CAPITALS, SMALL] : [CAPITALS, SMALL]) {
    form.lastIndex = from;
    const written = form.exec(text)?.[0].trimEnd();
    if (!written) continue;
    const code = written.replace(/[^\p{L}\d]/gu, '');
    if (code.length >= SHORTEST && (code.match(/\d/g)?.length ?? 0) >= FEWEST_DIGITS && /[A-Za-z]/.test(code)) {
      return { start: from, end: from + written.length };
    }
  }
  return undefined;
}

function longest(places: readonly (Place | undefined)[]): Place | undefined {
  let best: Place | undefined;
  for (const place of places) {
    if (place && (!best || place.end - place.start > best.end - best.start)) best = place;
  }
  return best;
}
