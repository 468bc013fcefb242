import { startsOfClauses } from './clauses.ts';
import type { Finding } from './finding.ts';
import type { LabelWords } from './label-words.ts';
import type { Expected, Labels } from './labels.ts';
import { type Lexicon, USE } from './lexicon.ts';
import { type NearbyWord, NearbyWords } from './nearby-words.ts';
import { isFigureAt } from './runs.ts';
import type { Scan, Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The greatest distance between "born" or "my birthday" and its date, in UTF-16 units. */
const REACH = 90;
/** The most words between "born" and its date. With more words, the date belongs to another sentence. */
const MAX_LINKS = 7;
/** The most words within a date that are not part of it: "uh", "of the". */
const MAX_LINKS_WITHIN = 3;

/** `asked`: the caller was asked for the date of birth, and the date is the whole answer. */
type Context = 'birth' | 'birthday' | 'asked' | 'none';

/** What a word can be beside a birth, as bits. Some words are both: "the first of June". */
const PART = 1;
const LINK = 2;

/** Finds dates of birth, in digits or in words, by the words around them or by what the caller was asked. */
export class BirthDateFinder {
  readonly #lexicon: Lexicon;
  readonly #links: LabelWords;
  readonly #kinds: ReadonlyMap<string, number>;

  constructor(vocabulary: Vocabulary, links: LabelWords) {
    this.#lexicon = vocabulary.lexicon;
    this.#links = links;
    const kinds = new Map<string, number>();
    for (const name of ['months', 'ordinals', 'feasts'] as const)
      for (const word of vocabulary.set(name)) kinds.set(word, PART);
    for (const word of vocabulary.set('weekdays')) kinds.set(word, (kinds.get(word) ?? 0) | LINK);
    this.#kinds = kinds;
  }

  find({ text, tokens, uses }: Scan, labels: Labels, expected: Expected): Finding[] {
    const findings: Finding[] = [];
    if (uses & (USE.birth | USE.birthday)) {
      for (const token of tokens) {
        if ((token.uses & (USE.birth | USE.birthday)) === 0) continue;
        const context = token.uses & USE.birth ? 'birth' : 'birthday';
        // Look at both sides: in "am 5.3.1984 geboren, am 6.4.1985 geboren", each "geboren" belongs to the date before
        // it.
        this.#add(findings, NearbyWords.before(text, token.start, REACH, this.#kindsOf), context);
        this.#add(findings, NearbyWords.behind(text, token.end, REACH, this.#kindsOf), context);
      }
    }
    if (findings.length === 0) this.#addBare(findings, text, tokens);
    if (findings.length === 0 && expected.has('birth')) this.#addAsked(findings, text, labels);
    return findings;
  }

  /** Adds the date of a text that is a date of long ago and little else. */
  #addBare(findings: Finding[], text: string, tokens: readonly Token[]): void {
    const whole = text.trim();
    if (whole.length > REACH || !tokens.some(isOldYear)) return;
    const finding = this.#dateIn(NearbyWords.behind(text, 0, text.length, this.#kindsOf), 'none');
    if (finding && (finding.end - finding.start) * 2 >= whole.length) findings.push(finding);
  }

  /** Adds the date of an answer, or of a clause in it, that is a date and little else. */
  #addAsked(findings: Finding[], text: string, labels: Labels): void {
    for (const start of startsOfClauses(text)) {
      const finding = this.#dateIn(NearbyWords.behind(text, start, REACH, this.#kindsOf), 'asked');
      if (!finding || !labels.isBare(finding)) continue;
      findings.push(finding);
      return;
    }
  }

  #add(findings: Finding[], words: NearbyWords, context: Context): void {
    const finding = this.#dateIn(words, context);
    if (finding) findings.push(finding);
  }

  #dateIn(words: NearbyWords, context: Context): Finding | undefined {
    const first = firstOfDate(words, context === 'asked');
    if (first === undefined) return undefined;
    const parts: NearbyWord[] = [];
    let links = 0;
    let at = startOfDate(words, first);
    for (let word = words.at(at); word; word = words.at(at)) {
      if (word.kinds & PART) {
        parts.push(word);
        links = 0;
      } else if ((word.kinds & LINK) === 0 || ++links > MAX_LINKS_WITHIN) break;
      at += 1;
    }
    if (!isDate(parts, context)) return undefined;
    const start = Math.min(...parts.map(part => part.start));
    return { start, end: Math.max(...parts.map(part => part.end)), kind: 'DATE_OF_BIRTH' };
  }

  readonly #kindsOf = (folded: string): number => {
    if (isFigureAt(folded, 0)) return FIGURES_OF_DATE.includes(folded.length) ? PART : 0;
    const uses = this.#lexicon.get(folded)?.uses ?? 0;
    let kinds = this.#kinds.get(folded) ?? 0;
    if (uses & USE.repeat || this.#lexicon.isNumber(folded)) kinds |= PART;
    if (uses & (USE.joiner | USE.birth) || this.#links.isLink(folded) || isLetter(folded)) kinds |= LINK;
    return kinds;
  };
}

/** The index of the word that begins the date. Only links stand before it, unless the caller was asked for the date. */
function firstOfDate(words: NearbyWords, isAsked: boolean): number | undefined {
  for (let at = 0; at <= MAX_LINKS; at += 1) {
    const kinds = words.at(at)?.kinds;
    if (kinds === PART) return at;
    if (kinds === undefined || (kinds === 0 && !isAsked)) return undefined;
  }
  return undefined;
}

/** "the first of June": some words are links as well as parts of a date. */
function startOfDate(words: NearbyWords, first: number): number {
  let start = first;
  for (let at = first - 1; at >= 0 && first - at <= MAX_LINKS_WITHIN + 1; at -= 1) {
    const { folded, kinds } = words.at(at) ?? NO_WORD;
    if ((kinds & LINK) === 0) break;
    if (folded.length > 1 && kinds & PART) start = at;
  }
  return start;
}

const NO_WORD = { folded: '', kinds: 0 };

function isDate(parts: readonly NearbyWord[], context: Context): boolean {
  const folded = parts.map(part => part.folded);
  if (context === 'none') return isLongAgo(folded);
  if (context === 'asked') return true;
  const withYear =
    folded.some(part => YEAR.test(part) || COMPACT.test(part)) ||
    folded.filter(part => /^\d{1,2}$/.test(part) || part.length > LONGEST_ENDING).length >= 3;
  return withYear || (context === 'birth' && parts.length >= 2);
}

const isLetter = (folded: string): boolean => folded.length <= 2 && /^\p{L}$/u.test(folded);

/** "th", "er": endings of a number that are not counted as a part of the date. */
const LONGEST_ENDING = 2;
/** How many figures a part of a date, or a whole date, has. */
const FIGURES_OF_DATE = [1, 2, 4, 6, 8];
const YEAR = /^(?:1[89]|20)\d\d$/;
const OLD_YEAR = /^(?:19\d\d|200\d)$/;
const COMPACT = /^\d{6}$|^\d{8}$/;

/** Whether a day, a month and a year are so long ago that, in a conversation, only a birth can be meant. */
const isLongAgo = (folded: readonly string[]): boolean =>
  (folded.length === 3 || folded.length === 4) && [folded[0], folded.at(-1)].some(part => OLD_YEAR.test(part ?? ''));

const isOldYear = ({ digits }: Token): boolean => digits.length === 4 && OLD_YEAR.test(digits);
