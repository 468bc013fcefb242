import type { Place } from './address-names.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words that call something a street: "Mill Lane", "rue de Rivoli", "Hauptstraße". */
export class StreetWords {
  readonly #words: RegExp;

  constructor(vocabulary: Vocabulary) {
    const words = vocabulary.pattern('streets');
    const endings = vocabulary.pattern('streetEndings');
    this.#words = new RegExp(`(?<![\\p{L}\\d])${words}(?![\\p{L}\\d])|${endings}(?![\\p{L}\\d])`, 'giu');
  }

  first(text: string, from: number, to: number): Place | undefined {
    return this.#read(text, from, to).next().value;
  }

  last(text: string, from: number, to: number): Place | undefined {
    return this.all(text, from, to).at(-1);
  }

  all(text: string, from: number, to: number): Place[] {
    return [...this.#read(text, from, to)];
  }

  *#read(text: string, from: number, to: number): Generator<Place, undefined> {
    for (const found of text.slice(from, to).matchAll(this.#words)) {
      let start = from + found.index;
      // A German street begins before its last syllable.
      while (start > from && /[\p{L}-]/u.test(text.charAt(start - 1))) start -= 1;
      yield { start, end: from + found.index + found[0].length };
    }
    return undefined;
  }
}
