import { fold } from '../text/index.ts';
import type { Finding } from './finding.ts';
import type { LabelWords } from './label-words.ts';
import type { Lexicon } from './lexicon.ts';
import { isLetterAt } from './runs.ts';
import { indexFrom } from './sorted.ts';
import { type Forms, StreetForms } from './street-forms.ts';
import type { Scan, WordToken } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The greatest distance between the start of a street's name and its house number. */
const LONGEST_STREET = 60;
const LONGEST_HOUSE = 5;
/** A number with this many digits is not a count. */
const LONG_HOUSE = 3;
/** The greatest length of the end of a street's name, with "Hausnummer" after it. */
const LONGEST_ENDING = 24;

/** A number that can be a house number, written or spoken. */
export interface House {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** "12 High Street", "12 rue de la Paix", "Lindenweg 4", "calle Mayor 5": finds addresses by their form alone. */
export class StreetNumberFinder {
  readonly #words: LabelWords;
  readonly #lexicon: Lexicon;
  readonly #forms: StreetForms;

  constructor(vocabulary: Vocabulary, words: LabelWords) {
    this.#words = words;
    this.#lexicon = vocabulary.lexicon;
    this.#forms = new StreetForms(vocabulary);
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
        this.#matchBehind(text, house, this.#forms.behind) ??
        this.#matchBehind(text, house, this.#forms.between) ??
        this.#matchNamed(text, end);
      if (street !== undefined) return { start, end: street, kind: 'ADDRESS' };
    }
    const isNear = (streets[at - 1]?.start ?? Number.NEGATIVE_INFINITY) >= start - LONGEST_STREET;
    if (!isNear) return undefined;
    return (
      this.#streetFirst(text, house, this.#forms.before.capital) ??
      this.#streetFirst(text, house, this.#forms.before.small)
    );
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
    this.#forms.named.lastIndex = end;
    return this.#forms.named.test(text) ? this.#forms.named.lastIndex : undefined;
  }

  /** "nine oh one south main", "five fifty west madison apartment twelve c chicago" */
  #withDirection(text: string, { start, end, digits }: House): Finding | undefined {
    if (digits.length < LONG_HOUSE || !this.#forms.directionLetters.mayFollow(text, end)) return undefined;
    this.#forms.inDirection.lastIndex = end;
    const name = this.#forms.inDirection.exec(text)?.[1];
    if (name === undefined || (!this.#lexicon.isNumber(fold(name)) && !this.#areNames([name]))) return undefined;
    return { start, end: this.#endOfFlat(text, this.#forms.inDirection.lastIndex), kind: 'ADDRESS' };
  }

  /** The end of a spoken flat number and the names after it. */
  #endOfFlat(text: string, from: number): number {
    let end = from;
    let isNumber = true;
    let names = 0;
    this.#forms.flat.lastIndex = from;
    if (!this.#forms.flat.test(text)) {
      // "west seventy second apartment four"
      FLAT_WORD.lastIndex = from;
      const second = FLAT_WORD.exec(text)?.[0] ?? '';
      this.#forms.flat.lastIndex = from + second.length;
      if (second === '' || !this.#forms.flat.test(text)) return from;
    }
    end = this.#forms.flat.lastIndex;
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
    if (!this.#forms.mayEndStreet(text, house.start - 2)) return undefined;
    const before = text.slice(Math.max(0, house.start - LONGEST_ENDING), house.start).toLowerCase();
    if (!this.#forms.endings.some(ending => before.includes(ending))) return undefined;
    return (
      this.#streetFirst(text, house, this.#forms.attached.capital) ??
      this.#streetFirst(text, house, this.#forms.attached.small)
    );
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
    this.#forms.rest.lastIndex = end;
    return { start, end: end + (this.#forms.rest.exec(text)?.[0].length ?? 0), kind };
  }

  #areNames(words: readonly string[]): boolean {
    return words.every(word => !this.#words.isOrdinary(word));
  }
}

/** The most names after a flat: city and state. */
const MAX_NAMES = 3;
const FLAT_WORD = /,?\s([\p{L}\p{M}\d]+)/uy;
const LETTER = /\s?[a-zA-Z](?![\p{L}\d])|[\u00ba\u00b0]/uy;
