import type { Place } from './address-names.ts';
import { isLetterAt, startOfRun } from './runs.ts';
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
    this.#words.lastIndex = 0;
    return this.#next(text, text.slice(from, to), from);
  }

  last(text: string, from: number, to: number): Place | undefined {
    return this.all(text, from, to).at(-1);
  }

  all(text: string, from: number, to: number): Place[] {
    const stretch = text.slice(from, to);
    const places: Place[] = [];
    this.#words.lastIndex = 0;
    for (let place = this.#next(text, stretch, from); place; place = this.#next(text, stretch, from))
      places.push(place);
    return places;
  }

  #next(text: string, stretch: string, from: number): Place | undefined {
    const found = this.#words.exec(stretch);
    if (!found) return undefined;
    let start = from + found.index;
    const end = start + found[0].length;
    // In a German street, the name and the word for a street are one word.
    start = startOfRun(text, start, start - from, isNameAt);
    return { start, end };
  }
}

const HYPHEN = 0x2d;
const isNameAt = (text: string, at: number): boolean => text.charCodeAt(at) === HYPHEN || isLetterAt(text, at);
