import { FirstLetters } from './first-letters.ts';
import { unitsAt } from './lexicon.ts';
import type { Vocabulary } from './vocabulary.ts';
import { mixHash } from './word-hash.ts';

/** Makes two ASCII capitals small with one operation. */
const SMALL_BITS = 0x20_0020;
const SMALL_BIT = 0x20;
const ASCII_END = 0x80;
/** The signs that may stand between a street and its number. */
const SIGNS = [0x2e, 0x2c];
const PARTICLES = "(?:\\p{Ll}{1,3}['\u2019\\s]){0,3}";
const START = '(?<![\\p{L}\\d])';
const END = '(?![\\p{L}\\d])';

/** A form with capitals, and the same form in small letters, in which the words have to be names. */
export interface Forms {
  readonly capital: RegExp;
  readonly small: RegExp;
}

/**
 * The forms of addresses around a house number, made of the words of all languages. V8 takes up to 1 ms to read a form,
 * so each is made on its first use: most texts have no address.
 */
export class StreetForms {
  readonly directionLetters: FirstLetters;
  readonly endings: readonly string[];
  readonly #vocabulary: Vocabulary;
  readonly #patterns: HousePatterns;
  /** The last three letters of the words for a street or a number; two for short words. */
  readonly #lastThree: ReadonlySet<number>;
  readonly #lastTwo: ReadonlySet<number>;
  #behind: Forms | undefined;
  #between: Forms | undefined;
  #before: Forms | undefined;
  #attached: Forms | undefined;
  #rest: RegExp | undefined;
  #named: RegExp | undefined;
  #inDirection: RegExp | undefined;
  #flat: RegExp | undefined;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#patterns = housePatterns(vocabulary);
    this.endings = vocabulary.alternatives('streetsAttached');
    this.directionLetters = new FirstLetters(vocabulary.alternatives('directions'));
    const ends = [...this.endings, ...vocabulary.alternatives('streetNumbers')].map(end => ` ${end}`);
    this.#lastThree = new Set(ends.filter(end => end.length > 3).map(end => lastThree(end, end.length - 1)));
    this.#lastTwo = new Set(ends.filter(end => end.length <= 3).map(end => lastTwo(end, end.length - 1)));
  }

  /** "12 High Street" */
  get behind(): Forms {
    this.#behind ??= formsBehind(this.#vocabulary, this.#patterns);
    return this.#behind;
  }

  /** "12 rue de la Paix" */
  get between(): Forms {
    this.#between ??= formsBetween(this.#vocabulary, this.#patterns);
    return this.#between;
  }

  /** "calle Mayor 5" */
  get before(): Forms {
    this.#before ??= formsBefore(this.#vocabulary, this.#patterns);
    return this.#before;
  }

  /** "Lindenweg 4" */
  get attached(): Forms {
    this.#attached ??= attachedForms(this.#vocabulary, this.#patterns);
    return this.#attached;
  }

  /** What follows a street: the flat, the city, the state. */
  get rest(): RegExp {
    this.#rest ??= restPattern(this.#vocabulary);
    return this.#rest;
  }

  /** "22 The Crescent" */
  get named(): RegExp {
    this.#named ??= namedPattern(this.#vocabulary);
    return this.#named;
  }

  /** "901 South Main" */
  get inDirection(): RegExp {
    this.#inDirection ??= directionPattern(this.#vocabulary);
    return this.#inDirection;
  }

  get flat(): RegExp {
    this.#flat ??= new RegExp(`,?\\s${this.#vocabulary.pattern('flats')}(?=\\s)`, 'iuy');
    return this.#flat;
  }

  /** Whether the letters before a number can be the end of a street. Most are not. */
  mayEndStreet(text: string, last: number): boolean {
    return (
      SIGNS.includes(text.charCodeAt(last)) ||
      this.#lastThree.has(lastThree(text, last)) ||
      this.#lastTwo.has(lastTwo(text, last)) ||
      // "Langeſtr 5"
      text.charCodeAt(last - 2) >= ASCII_END
    );
  }
}

const lastTwo = (text: string, last: number): number => unitsAt(text, last - 1) | SMALL_BITS;

const lastThree = (text: string, last: number): number =>
  mixHash(unitsAt(text, last - 1) | SMALL_BITS, text.charCodeAt(last - 2) | SMALL_BIT);

/** The parts of the forms. */
interface HousePatterns {
  /** What follows the digits of a house number: its letter, "bis", "1/2". */
  readonly house: string;
  readonly name: string;
  readonly smallName: string;
  /** The word for a number, right before the number. */
  readonly number: string;
}

function housePatterns(vocabulary: Vocabulary): HousePatterns {
  const nth = `\\d{1,3}${vocabulary.pattern('streetOrdinals')}`;
  return {
    house: `(?:\\s?[a-zA-Z]${END})?(?:\\s${vocabulary.pattern('suffixes')})?(?:\\s\\d/\\d)?`,
    name: `(?:\\p{Lu}[\\p{L}.'\u2019-]*|${nth})`,
    smallName: `(?:\\p{L}[\\p{L}.'\u2019-]*|${nth})`,
    number: `(?:(?:${vocabulary.pattern('streetNumbers')})\\.?\\s)?`,
  };
}

function formsBehind(vocabulary: Vocabulary, { house, name, smallName }: HousePatterns): Forms {
  const street = eitherCase(vocabulary.pattern('streetsBehind'));
  const smallStreet = vocabulary.pattern('smallStreetsBehind');
  return {
    capital: new RegExp(`${house},?\\s(?:${name}\\s){1,5}${street}${END}`, 'uy'),
    small: new RegExp(`${house},?\\s(${smallName}(?:\\s${smallName}){0,2})\\s${smallStreet}${END}`, 'iuy'),
  };
}

function formsBetween(vocabulary: Vocabulary, { house, name }: HousePatterns): Forms {
  const street = eitherCase(vocabulary.pattern('streetsBetween'));
  const smallStreet = vocabulary.pattern('smallStreetsBetween');
  return {
    capital: new RegExp(`${house},?\\s${street}\\.?\\s${PARTICLES}${name}`, 'uy'),
    small: new RegExp(`${house},?\\s${smallStreet}\\.?\\s${PARTICLES}([\\p{L}-]{3,})`, 'iuy'),
  };
}

function formsBefore(vocabulary: Vocabulary, { name, smallName, number }: HousePatterns): Forms {
  const street = eitherCase(vocabulary.pattern('streetsBefore'));
  const smallStreet = vocabulary.pattern('smallStreetsBefore');
  const names = `(?:${name},?\\s){1,3}`;
  return {
    capital: new RegExp(`${START}${street}\\.?\\s${PARTICLES}${names}${eitherCase(number)}$`, 'u'),
    small: new RegExp(`${START}${smallStreet}\\s${PARTICLES}((?:${smallName},?\\s){1,3}?)${number}$`, 'iu'),
  };
}

function attachedForms(vocabulary: Vocabulary, { number }: HousePatterns): Forms {
  const endings = vocabulary.alternatives('streetsAttached');
  const smallEndings = vocabulary.alternatives('smallStreetsAttached');
  const kindAlone = `\\p{Lu}[\\p{L}-]{2,30}\\s(?:${endings.map(capitalize).join('|')})`;
  const street = `(?:${kindAlone}|\\p{Lu}[\\p{L}-]{2,40}(?:${endings.join('|')}))`;
  return {
    capital: new RegExp(`${START}${street}\\.?,?\\s${eitherCase(number)}$`, 'u'),
    small: new RegExp(`${START}\\p{L}[\\p{L}-]{2,40}(?:${smallEndings.join('|')})\\.?,?\\s${number}$`, 'iu'),
  };
}

const directionPattern = (vocabulary: Vocabulary): RegExp =>
  new RegExp(`,?\\s${vocabulary.pattern('directions')}\\s([\\p{L}\\p{M}'-]{3,})`, 'iuy');

function namedPattern(vocabulary: Vocabulary): RegExp {
  const article = eitherCase(vocabulary.pattern('streetArticles'));
  const street = eitherCase(vocabulary.pattern('streetsBehind'));
  const city = `\\s${vocabulary.pattern('cities')}\\s[\\p{L}-]{3,}|,?\\s\\p{Lu}\\p{Ll}[\\p{L}-]*`;
  return new RegExp(`,?\\s${article}\\s${street}(?:${city}|(?=[.,]?$))`, 'uy');
}

function restPattern(vocabulary: Vocabulary): RegExp {
  const flat = `(?:#\\s?\\d{1,4}|${vocabulary.pattern('flats')}\\.?\\s?\\d{1,4}[a-zA-Z]?|\\d{1,2}[\u00ba\u00b0]\\s?[a-zA-Z]?)`;
  const city = `(?!I\\s)\\p{Lu}\\p{L}[\\p{L}-]*(?:[\\s-]\\p{Lu}[\\p{L}-]+){0,2}(?:,?\\s[A-Z]{2}(?![\\p{L}\\d]))?`;
  const before = `(?:${eitherCase(vocabulary.pattern('cities'))}\\s)?`;
  const citySaid = `,?\\s${eitherCase(vocabulary.pattern('cities'))}\\s\\p{Ll}[\\p{L}-]{2,}`;
  return new RegExp(`(?:,?\\s${eitherCase(flat)})?(?:,?\\s${before}${city}|${citySaid})?`, 'uy');
}

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A pattern whose words may begin with a capital or a small letter. */
const eitherCase = (pattern: string): string =>
  pattern.replace(/(?<=[(:|])\p{L}/gu, letter => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
