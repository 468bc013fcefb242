import type { Finding } from './finding.ts';
import { indexFrom } from './sorted.ts';
import type { DigitsToken, Scan, WordToken } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** From the beginning of a street's name to its house number. */
const LONGEST_STREET = 60;
const LONGEST_HOUSE = 5;
const LONGEST_ENDING = 12;

/** "12 High Street", "12 rue de la Paix", "Lindenweg 4", "calle Mayor 5": addresses by their form, capitals included. */
export class StreetNumberFinder {
  /** The number first. */
  readonly #behind: RegExp;
  /** The street first, its kind a word of its own. */
  readonly #before: RegExp;
  /** The street first, its kind the end of its name. */
  readonly #attached: RegExp;
  readonly #endings: readonly string[];
  readonly #lastUnits: ReadonlySet<number>;

  constructor(vocabulary: Vocabulary) {
    const kinds = eitherCase(vocabulary.pattern(words => words.streets.sure.behind));
    const name = "\\p{Lu}[\\p{L}.'\u2019-]+";
    const small = "(?:\\p{Ll}{1,3}['\u2019\\s]){0,3}";
    const forms = [
      // "Apt 18B" may follow.
      `[a-z]?\\s(?:${name}\\s){1,3}${kinds}(?![\\p{L}\\d])(?:,?\\s\\p{Lu}\\p{Ll}{2,8}\\s\\d{1,4}[A-Z]?(?![\\p{L}\\d]))?`,
      `(?:\\s\\p{Ll}{2,3})?,?\\s${kinds}\\s${small}${name}`,
    ];
    this.#behind = new RegExp(`\\d{1,5}(?:${forms.join('|')})`, 'uy');
    const before = eitherCase(vocabulary.pattern(words => words.streets.sure.before));
    this.#before = new RegExp(`(?<![\\p{L}\\d])${before}\\s${small}(?:${name}\\s){1,3}(?:\\p{Ll}{2,8}\\s)?$`, 'u');
    const endings = vocabulary.alternatives(words => words.streets.sure.attached);
    this.#attached = new RegExp(`(?<![\\p{L}\\d])\\p{Lu}\\p{Ll}{2,30}(?:${endings.join('|')})\\.?\\s$`, 'u');
    this.#endings = endings.flatMap(ending => [ending, `${ending}.`]);
    this.#lastUnits = new Set(this.#endings.map(ending => ending.charCodeAt(ending.length - 1)));
  }

  find({ text, tokens, streets }: Scan): Finding[] {
    const findings: Finding[] = [];
    for (const token of tokens) {
      if (token.type !== 'digits' || token.digits.length > LONGEST_HOUSE || token.letterBefore) continue;
      const finding = this.#withStreet(text, streets, token) ?? this.#attachedTo(text, token);
      if (finding) findings.push(finding);
    }
    return findings;
  }

  #withStreet(text: string, streets: readonly WordToken[], token: DigitsToken): Finding | undefined {
    if (streets.length === 0) return undefined;
    const { start } = token;
    const at = indexFrom(streets, start);
    if ((streets[at]?.start ?? Number.POSITIVE_INFINITY) <= start + LONGEST_STREET) {
      this.#behind.lastIndex = start;
      const found = this.#behind.exec(text);
      if (found) return { start, end: start + found[0].length, kind: 'ADDRESS' };
    }
    const isNear = (streets[at - 1]?.start ?? Number.NEGATIVE_INFINITY) >= start - LONGEST_STREET;
    return isNear ? this.#streetFirst(text, token, this.#before) : undefined;
  }

  #attachedTo(text: string, token: DigitsToken): Finding | undefined {
    if (!this.#lastUnits.has(text.charCodeAt(token.start - 2))) return undefined;
    const name = text.slice(Math.max(0, token.start - LONGEST_ENDING), token.start - 1);
    if (!this.#endings.some(ending => name.endsWith(ending))) return undefined;
    return this.#streetFirst(text, token, this.#attached);
  }

  #streetFirst(text: string, { start, end, letterBehind }: DigitsToken, form: RegExp): Finding | undefined {
    const street = form.exec(text.slice(Math.max(0, start - LONGEST_STREET), start));
    if (!street) return undefined;
    return { start: start - street[0].length, end: letterBehind ? end + 1 : end, kind: 'ADDRESS' };
  }
}

/** Words of a pattern with a first letter of either case. */
const eitherCase = (pattern: string): string =>
  pattern.replace(/(?<=[(:|])\p{L}/gu, letter => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
