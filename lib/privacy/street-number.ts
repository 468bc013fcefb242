import { fold } from '../text/index.ts';
import type { Finding } from './finding.ts';
import type { LabelWords } from './labels.ts';
import { type Lexicon, unitsAt } from './lexicon.ts';
import { isLetterAt } from './runs.ts';
import type { Scan, WordToken } from './scan.ts';
import { indexFrom } from './sorted.ts';
import type { Vocabulary } from './vocabulary.ts';

/** From the beginning of a street's name to its house number. */
const LONGEST_STREET = 60;
const LONGEST_HOUSE = 5;
/** Nothing is counted up to so many digits. */
const LONG_HOUSE = 3;
/** The end of a street's name with "Hausnummer" behind it. */
const LONGEST_ENDING = 24;

/** Turns two capitals of ASCII into their small letters. */
const SMALL_BITS = 0x20_0020;
/** A sign may stand between a street and its number. */
const SIGNS = [0x2e, 0x2c];

/** A number that may be that of a house, written or said. */
export interface House {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** A form in capitals, and the same in small letters, whose words must be names. */
interface Forms {
  readonly capital: RegExp;
  readonly small: RegExp;
}

/** "12 High Street", "12 rue de la Paix", "Lindenweg 4", "calle Mayor 5": addresses by their form alone. */
export class StreetNumberFinder {
  readonly #words: LabelWords;
  readonly #behind: Forms;
  readonly #between: Forms;
  readonly #before: Forms;
  readonly #attached: RegExp;
  readonly #smallAttached: RegExp;
  readonly #rest: RegExp;
  readonly #named: RegExp;
  readonly #inDirection: RegExp;
  readonly #flat: RegExp;
  readonly #lexicon: Lexicon;
  readonly #endings: readonly string[];
  /** The last two letters of kinds and of the words for a number. */
  readonly #lastUnits: ReadonlySet<number>;

  constructor(vocabulary: Vocabulary, words: LabelWords) {
    this.#words = words;
    const suffixes = vocabulary.pattern('suffixes');
    // A letter of the number, "bis".
    const house = `(?:\\s?[a-zA-Z](?![\\p{L}\\d]))?(?:\\s${suffixes})?(?:\\s\\d/\\d)?`;
    const nth = `\\d{1,3}${vocabulary.pattern('streetOrdinals')}`;
    const name = `(?:\\p{Lu}[\\p{L}.'\u2019-]*|${nth})`;
    const smallName = `(?:\\p{L}[\\p{L}.'\u2019-]*|${nth})`;
    this.#rest = restPattern(vocabulary);
    this.#lexicon = vocabulary.lexicon;
    const city = `\\s${vocabulary.pattern('cities')}\\s[\\p{L}-]{3,}|,?\\s\\p{Lu}\\p{Ll}[\\p{L}-]*`;
    this.#named = new RegExp(
      `,?\\s${eitherCase(vocabulary.pattern('streetArticles'))}\\s${eitherCase(vocabulary.pattern('streetsBehind'))}(?:${city}|(?=[.,]?$))`,
      'uy',
    );
    this.#inDirection = new RegExp(`,?\\s${vocabulary.pattern('directions')}\\s([\\p{L}\\p{M}'-]{3,})`, 'iuy');
    this.#flat = new RegExp(`,?\\s${vocabulary.pattern('flats')}(?=\\s)`, 'iuy');
    const number = `(?:(?:${vocabulary.pattern('streetNumbers')})\\.?\\s)?`;
    this.#behind = {
      capital: new RegExp(
        `${house},?\\s(?:${name}\\s){1,5}${eitherCase(vocabulary.pattern('streetsBehind'))}${END}`,
        'uy',
      ),
      small: new RegExp(
        `${house},?\\s(${smallName}(?:\\s${smallName}){0,2})\\s${vocabulary.pattern('smallStreetsBehind')}${END}`,
        'iuy',
      ),
    };
    this.#between = {
      capital: new RegExp(
        `${house},?\\s${eitherCase(vocabulary.pattern('streetsBetween'))}\\.?\\s${PARTICLES}${name}`,
        'uy',
      ),
      small: new RegExp(
        `${house},?\\s${vocabulary.pattern('smallStreetsBetween')}\\.?\\s${PARTICLES}([\\p{L}-]{3,})`,
        'iuy',
      ),
    };
    const before = `(?<![\\p{L}\\d])`;
    this.#before = {
      capital: new RegExp(
        `${before}${eitherCase(vocabulary.pattern('streetsBefore'))}\\.?\\s${PARTICLES}(?:${name},?\\s){1,3}${eitherCase(number)}$`,
        'u',
      ),
      small: new RegExp(
        `${before}${vocabulary.pattern('smallStreetsBefore')}\\s${PARTICLES}((?:${smallName},?\\s){1,3}?)${number}$`,
        'iu',
      ),
    };
    const attached = vocabulary.alternatives('streetsAttached');
    const smallAttached = vocabulary.alternatives('smallStreetsAttached');
    const kindAlone = `\\p{Lu}[\\p{L}-]{2,30}\\s(?:${attached.map(capitalize).join('|')})`;
    this.#attached = new RegExp(
      `(?<![\\p{L}\\d])(?:${kindAlone}|\\p{Lu}[\\p{L}-]{2,40}(?:${attached.join('|')}))\\.?,?\\s${eitherCase(number)}$`,
      'u',
    );
    this.#smallAttached = new RegExp(
      `(?<![\\p{L}\\d])\\p{L}[\\p{L}-]{2,40}(?:${smallAttached.join('|')})\\.?,?\\s${number}$`,
      'iu',
    );
    this.#endings = attached;
    const numbers = vocabulary.alternatives('streetNumbers');
    this.#lastUnits = new Set([...attached, ...numbers].map(end => unitsAt(` ${end}`, end.length - 1) | SMALL_BITS));
  }

  find({ text, streets }: Scan, houses: readonly House[]): Finding[] {
    const findings: Finding[] = [];
    for (const house of houses) {
      if (house.digits.length > LONGEST_HOUSE || isLetterAt(text, house.start - 1)) continue;
      const finding =
        this.#withStreet(text, streets, house) ?? this.#attachedTo(text, house) ?? this.#withDirection(text, house);
      if (finding) findings.push(this.#withRest(text, finding));
    }
    return findings;
  }

  #withStreet(text: string, streets: readonly WordToken[], house: House): Finding | undefined {
    if (streets.length === 0) return undefined;
    const { start, end } = house;
    const at = indexFrom(streets, start);
    if ((streets[at]?.start ?? Number.POSITIVE_INFINITY) <= end + LONGEST_STREET) {
      const street =
        this.#matchBehind(text, house, this.#behind) ??
        this.#matchBehind(text, house, this.#between) ??
        this.#matchNamed(text, end);
      if (street !== undefined) return { start, end: street, kind: 'ADDRESS' };
    }
    const isNear = (streets[at - 1]?.start ?? Number.NEGATIVE_INFINITY) >= start - LONGEST_STREET;
    if (!isNear) return undefined;
    return this.#streetFirst(text, house, this.#before.capital) ?? this.#streetFirst(text, house, this.#before.small);
  }

  #matchBehind(text: string, { start, end, digits }: House, { capital, small }: Forms): number | undefined {
    capital.lastIndex = end;
    const found = capital.exec(text);
    if (found) return end + found[0].length;
    // "a one way street"
    if (digits.length < 2 && isLetterAt(text, start)) return undefined;
    small.lastIndex = end;
    const street = small.exec(text);
    if (!street) return undefined;
    const names = (street[1] ?? '').split(/\s/);
    // "4849 old mill road", but not "12 of the main street"
    if (!this.#areNames(digits.length >= LONG_HOUSE ? names.slice(-1) : names)) return undefined;
    return end + street[0].length;
  }

  /** "twenty two the crescent in Frome" */
  #matchNamed(text: string, end: number): number | undefined {
    this.#named.lastIndex = end;
    return this.#named.test(text) ? this.#named.lastIndex : undefined;
  }

  /** "nine oh one south main", "five fifty west madison apartment twelve c chicago" */
  #withDirection(text: string, { start, end, digits }: House): Finding | undefined {
    if (digits.length < LONG_HOUSE) return undefined;
    this.#inDirection.lastIndex = end;
    const name = this.#inDirection.exec(text)?.[1];
    if (name === undefined || (!this.#lexicon.isNumber(fold(name)) && !this.#areNames([name]))) return undefined;
    return { start, end: this.#endOfFlat(text, this.#inDirection.lastIndex), kind: 'ADDRESS' };
  }

  /** Behind the number of a flat that was said, and the names that follow it. */
  #endOfFlat(text: string, from: number): number {
    let end = from;
    let isNumber = true;
    let names = 0;
    this.#flat.lastIndex = from;
    if (!this.#flat.test(text)) {
      // "west seventy second apartment four"
      FLAT_WORD.lastIndex = from;
      const second = FLAT_WORD.exec(text)?.[0] ?? '';
      this.#flat.lastIndex = from + second.length;
      if (second === '' || !this.#flat.test(text)) return from;
    }
    end = this.#flat.lastIndex;
    for (FLAT_WORD.lastIndex = end; names < MAX_NAMES; end = FLAT_WORD.lastIndex) {
      const word = FLAT_WORD.exec(text)?.[1];
      if (word === undefined) break;
      isNumber &&= word.length === 1 || /\d/.test(word) || this.#lexicon.isNumber(fold(word));
      if (isNumber) continue;
      if (!this.#areNames([word])) break;
      names += 1;
    }
    return end;
  }

  #attachedTo(text: string, house: House): Finding | undefined {
    if (!this.#mayEndStreet(text, house.start - 2)) return undefined;
    const before = text.slice(Math.max(0, house.start - LONGEST_ENDING), house.start).toLowerCase();
    if (!this.#endings.some(ending => before.includes(ending))) return undefined;
    return this.#streetFirst(text, house, this.#attached) ?? this.#streetFirst(text, house, this.#smallAttached);
  }

  /** Whether the last two letters before a number, at a position, may be of a street. Most are not. */
  #mayEndStreet(text: string, last: number): boolean {
    return SIGNS.includes(text.charCodeAt(last)) || this.#lastUnits.has(unitsAt(text, last - 1) | SMALL_BITS);
  }

  #streetFirst(text: string, { start, end }: House, form: RegExp): Finding | undefined {
    const found = form.exec(text.slice(Math.max(0, start - LONGEST_STREET), start));
    if (!found) return undefined;
    const [street, name] = found;
    // "calle con 3 tiendas"
    if (
      name !== undefined &&
      !this.#areNames([
        name
          .trim()
          .split(/[\s,]+/)
          .at(-1) ?? '',
      ])
    )
      return undefined;
    LETTER.lastIndex = end;
    return { start: start - street.length, end: end + (LETTER.exec(text)?.[0].length ?? 0), kind: 'ADDRESS' };
  }

  #withRest(text: string, { start, end, kind }: Finding): Finding {
    this.#rest.lastIndex = end;
    return { start, end: end + (this.#rest.exec(text)?.[0].length ?? 0), kind };
  }

  #areNames(words: readonly string[]): boolean {
    return words.every(word => !this.#words.isOrdinary(word));
  }
}

/** City and state behind a flat. */
const MAX_NAMES = 3;
const FLAT_WORD = /,?\s([\p{L}\p{M}\d]+)/uy;
const PARTICLES = "(?:\\p{Ll}{1,3}['\u2019\\s]){0,3}";
const END = '(?![\\p{L}\\d])';
const LETTER = /\s?[a-zA-Z](?![\p{L}\d])|[\u00ba\u00b0]/uy;

/** What follows a street in an address: the flat, the city, the state. */
function restPattern(vocabulary: Vocabulary): RegExp {
  const flat = `(?:#\\s?\\d{1,4}|${vocabulary.pattern('flats')}\\.?\\s?\\d{1,4}[a-zA-Z]?|\\d{1,2}[\u00ba\u00b0]\\s?[a-zA-Z]?)`;
  const city = `(?!I\\s)\\p{Lu}\\p{L}[\\p{L}-]*(?:[\\s-]\\p{Lu}[\\p{L}-]+){0,2}(?:,?\\s[A-Z]{2}(?![\\p{L}\\d]))?`;
  const before = `(?:${eitherCase(vocabulary.pattern('cities'))}\\s)?`;
  const citySaid = `,?\\s${eitherCase(vocabulary.pattern('cities'))}\\s\\p{Ll}[\\p{L}-]{2,}`;
  return new RegExp(`(?:,?\\s${eitherCase(flat)})?(?:,?\\s${before}${city}|${citySaid})?`, 'uy');
}

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Words of a pattern with a first letter of either case. */
const eitherCase = (pattern: string): string =>
  pattern.replace(/(?<=[(:|])\p{L}/gu, letter => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
