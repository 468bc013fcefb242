import type { LetteredPostcodes } from '../languages/index.ts';
import type { Finding } from './finding.ts';
import type { Token } from './tokens.ts';
import { ALL_WORDS, patternOf, splitAlternatives } from './words.ts';

/** A postcode with letters, written or said letter by letter: "SW1A 2AA", "S W one A two A A", "g 4 5 3 f b". */
export function readLetteredPostcode(text: string, token: Token): Finding | undefined {
  for (const form of FORMS) {
    const finding = readWritten(text, token, form) ?? readSpelled(text, token, form);
    if (finding) return finding;
  }
  return undefined;
}

interface PostcodeForm {
  areas: ReadonlySet<string>;
  /** The whole of it, its area in the first group. */
  written: RegExp;
  /** From the first figure on; the last letters, and the gap before them, in groups. */
  spelled: RegExp;
  neverLast: ReadonlySet<string>;
}

const GAP = '[\\s.,-]{0,3}';
const FIGURE = `(?:\\d|${figureWords()}(?!\\p{L}))`;

function figureWords(): string {
  const values = Array.from({ length: 10 }, (_, value) => value);
  return `(?:${values.map(value => patternOf(words => words.postcodes && words.numbers.units[value])).join('|')})`;
}

const FORMS: readonly PostcodeForm[] = ALL_WORDS.flatMap(({ postcodes }) => (postcodes ? [formOf(postcodes)] : []));

function formOf({ areas, lastLetters, neverLast }: LetteredPostcodes): PostcodeForm {
  const letter = `[${lastLetters}]`;
  return {
    areas: new Set(splitAlternatives(areas)),
    written: new RegExp(`^([A-Z]{1,2})(?:\\d[A-Z\\d]?)[\\s-]{0,2}\\d${letter}{2}(?![\\p{L}\\d])`, 'iu'),
    spelled: new RegExp(
      `^${FIGURE}(?:${GAP}(?:${FIGURE}|[A-Z]))?${GAP}${FIGURE}(${GAP})(${letter}${GAP}${letter})(?![\\p{L}\\d])`,
      'iu',
    ),
    neverLast: new Set(splitAlternatives(neverLast)),
  };
}

const LONGEST_WRITTEN = 10;

function readWritten(text: string, token: Token, { areas, written }: PostcodeForm): Finding | undefined {
  if (token.type !== 'digits' || !token.letterBefore || token.digits.length > 3) return undefined;
  const before = /(?<![\p{L}\d])[A-Z]{1,2}$/iu.exec(text.slice(Math.max(0, token.start - 3), token.start));
  if (!before) return undefined;
  const start = token.start - before[0].length;
  const code = written.exec(text.slice(start, start + LONGEST_WRITTEN));
  if (!code || !areas.has((code[1] ?? '').toUpperCase())) return undefined;
  return { start, end: start + code[0].length, kind: 'ADDRESS' };
}

/** "S W " up to the first figure; where the first letter belongs to something else, "W " alone. */
const AREAS_BEFORE = [
  /(?<![\p{L}\d])([A-Z])[\s.-]{0,3}([A-Z])[\s.,-]{1,3}$/iu,
  /(?<![\p{L}\d])([A-Z])()[\s.,-]{1,3}$/iu,
];
const LONGEST_AREA = 8;
const LONGEST_SPELLED = 44;

function readSpelled(text: string, token: Token, form: PostcodeForm): Finding | undefined {
  if (token.type !== 'digits' && !(token.type === 'word' && token.word.use === 'unit')) return undefined;
  const before = text.slice(Math.max(0, token.start - LONGEST_AREA), token.start);
  const area = AREAS_BEFORE.map(pattern => pattern.exec(before)).find(
    found => found && form.areas.has(`${found[1]}${found[2]}`.toUpperCase()),
  );
  if (!area) return undefined;
  const rest = form.spelled.exec(text.slice(token.start, token.start + LONGEST_SPELLED));
  if (!rest || goesOn(rest[1] ?? '', rest[2] ?? '', form)) return undefined;
  return { start: token.start - area[0].length, end: token.start + rest[0].length, kind: 'ADDRESS' };
}

/** "m 3 1 at" goes on with a word, "w 2 3rd" with an ordinal. */
const goesOn = (gap: string, letters: string, { neverLast }: PostcodeForm): boolean =>
  /^[a-z]{2}$/.test(letters) && (gap !== '' || neverLast.has(letters));
