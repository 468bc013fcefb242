import type { LetteredPostcodes } from '../languages/index.ts';
import { splitAlternatives } from './alternatives.ts';
import type { Finding } from './finding.ts';
import { isCapitalAt } from './runs.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

interface PostcodeForm {
  areas: ReadonlySet<string>;
  /** The whole postcode. The first group is its area. */
  written: RegExp;
  /** The same without separators and in upper case. */
  bare: RegExp;
  neverLast: ReadonlySet<string>;
}

const LONGEST_WRITTEN = 10;

/** Postcodes with letters, such as the British ones: "SW1A 2AA", "S W one A two A A". */
export class Postcodes {
  readonly #forms: readonly PostcodeForm[];

  constructor({ forms }: Vocabulary) {
    this.#forms = forms.flatMap(({ postcodes }) => (postcodes ? [formOf(postcodes)] : []));
  }

  /** A written postcode around a token of digits. */
  readWritten(text: string, token: Token): Finding | undefined {
    if (token.type !== 'digits' || !token.letterBefore || token.digits.length > 3) return undefined;
    const before = /(?<![\p{L}\d])[A-Z]{1,2}$/iu.exec(text.slice(Math.max(0, token.start - 3), token.start));
    if (!before) return undefined;
    const start = token.start - before[0].length;
    for (const { areas, written } of this.#forms) {
      const code = written.exec(text.slice(start, start + LONGEST_WRITTEN));
      if (code && areas.has((code[1] ?? '').toUpperCase())) {
        return { start, end: start + code[0].length, kind: 'ADDRESS' };
      }
    }
    return undefined;
  }

  /** Whether letters and digits that were spelled out are a postcode. */
  isSpelled(characters: string, isLastSpelled: boolean): boolean {
    if (!isCapitalAt(characters, 0)) return false;
    return this.#forms.some(({ areas, bare, neverLast }) => {
      const code = bare.exec(characters);
      if (!code || !areas.has(code[1] ?? '')) return false;
      // In "w 2 3rd", an ordinal follows, not the end of a postcode.
      return isLastSpelled || !neverLast.has(characters.slice(-2).toLowerCase());
    });
  }
}

function formOf({ areas, lastLetters, neverLast }: LetteredPostcodes): PostcodeForm {
  const letter = `[${lastLetters}]`;
  return {
    areas: new Set(splitAlternatives(areas)),
    written: new RegExp(`^([A-Z]{1,2})(?:\\d[A-Z\\d]?)[\\s-]{0,2}\\d${letter}{2}(?![\\p{L}\\d])`, 'iu'),
    bare: new RegExp(`^([A-Z]{1,2})(?:\\d[A-Z\\d]?)\\d${letter}{2}$`),
    neverLast: new Set(splitAlternatives(neverLast)),
  };
}
