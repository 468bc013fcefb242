import type { DatumLabel, PrivacyWords, SpokenNumbers } from '../languages/index.ts';
import { fold } from '../text/index.ts';
import { splitAlternatives } from './alternatives.ts';
import { encodeCompounds } from './encode-compounds.ts';
import { type Meaning, type NumberSize, type StoredLexicon, type StoredPhrase, USE } from './lexicon.ts';

/** Encodes the lexicon of all languages as data. Only the build runs this. */
export function encodeLexicon(words: readonly PrivacyWords[]): StoredLexicon {
  const collector = new Collector();
  for (const language of words) collector.addLanguage(language);
  for (let letter = 65; letter <= 90; letter += 1) collector.addLetter(String.fromCharCode(letter));
  return {
    ...write(collector.words),
    compounds: words.flatMap(language => encodeCompounds(language) ?? []),
    labelEndings: words.flatMap(({ labelEndings = '' }) => labelEndings.split('|').filter(Boolean).map(fold)),
  };
}

/** A word whose meanings are still being collected. */
interface Entry {
  meaning: Meaning;
  /** By the words after the first one. */
  readonly phrases: Map<string, Meaning>;
}

class Collector {
  readonly words = new Map<string, Entry>();

  addLanguage(words: PrivacyWords): void {
    this.#addNumbers(words.numbers);
    this.#add(words.joiners, { uses: USE.joiner });
    this.#add(words.conjunctions, { uses: USE.joiner | USE.conjunction });
    this.#addSpelling(words.spelling);
    for (const [label, forms] of Object.entries(words.labels)) {
      this.#add(forms, { uses: label === 'order' ? USE.order : USE.label, label: label as DatumLabel });
    }
    this.#add(words.births.said, { uses: USE.birth });
    this.#add(words.births.accented ?? '', { uses: USE.birth, isAccented: true });
    this.#add(words.births.days, { uses: USE.birthday });
    this.#add(words.mail.dot, { uses: USE.dot });
    this.#add(words.mail.at, { uses: USE.at });
    this.#add(words.mail.ambiguousAt, { uses: USE.at });
    this.#add(words.mail.hosts, { uses: USE.host });
    const { before = '', behind = '', between = '' } = words.streets.sure;
    for (const kinds of [words.streets.words, before, behind, between]) this.#add(kinds, { uses: USE.street });
  }

  #addNumbers(numbers: SpokenNumbers): void {
    const add = (forms: string, value: number, size: NumberSize) => this.#add(forms, { uses: USE.number, value, size });
    // Add it before the tens: they have the same word.
    if (numbers.score) add(numbers.score, 20, 'score');
    numbers.units.forEach((forms, value) => {
      add(forms, value, 'unit');
    });
    numbers.teens.forEach((forms, index) => {
      // In a language that counts by twenties, more numbers may follow ten: "dix-sept", "soixante-dix-sept".
      add(forms, index + 10, index === 0 && numbers.score ? 'tens' : 'teen');
    });
    // In a language that says units before tens ("einundsiebzig"), "siebzig eins" is not one number.
    const areOpen = !numbers.compounds?.joints;
    numbers.tens.forEach((forms, index) => {
      add(forms, (index + 2) * 10, areOpen ? 'tens' : 'teen');
    });
    numbers.hundreds.forEach((forms, index) => {
      add(forms, (index + 1) * 100, 'hundreds');
    });
    add(numbers.hundred, 100, 'hundred');
    add(numbers.thousand, 1_000, 'thousand');
    add(numbers.million, 1_000_000, 'million');
    for (const [times, forms] of Object.entries(numbers.repeats)) {
      this.#add(forms, { uses: USE.repeat, times: Number(times) });
    }
  }

  #addSpelling({ alphabets, letters }: PrivacyWords['spelling']): void {
    for (const alphabet of alphabets.split('|')) {
      alphabet.split(' ').forEach((word, index) => {
        if (word !== '-') this.#add(word, { uses: USE.letter, letter: String.fromCharCode(65 + index) });
      });
    }
    for (const name of letters.split('|').filter(Boolean)) {
      const [form = '', letter = ''] = name.split('=');
      this.#add(form, { uses: USE.letter, letter });
    }
  }

  /** A single letter counts as a letter even if it is also a word. */
  addLetter(letter: string): void {
    const word = this.words.get(letter.toLowerCase());
    if (!word) this.#add(letter, { uses: USE.letter, letter });
    else word.meaning = { ...word.meaning, uses: word.meaning.uses | USE.letter, letter };
  }

  #add(forms: string, meaning: Meaning): void {
    for (const form of splitAlternatives(forms)) {
      const [first = '', ...rest] = fold(form)
        .split(/[^\p{L}\d]+/u)
        .filter(Boolean);
      if (first === '') continue;
      const begin = this.words.get(first) ?? { meaning: { uses: 0 }, phrases: new Map() };
      this.words.set(first, begin);
      const phrase = rest.join(' ');
      if (phrase === '') begin.meaning = merged(begin.meaning, meaning);
      else begin.phrases.set(phrase, merged(begin.phrases.get(phrase) ?? { uses: 0 }, meaning));
    }
  }
}

/**
 * Merges two meanings of a word, such as "un", which is one in two languages. If both have the same use, the first
 * meaning stays. A label for impersonal data, such as an order, is replaced by any other label.
 */
function merged(word: Meaning, meaning: Meaning): Meaning {
  const isLabelled = word.label !== undefined && meaning.label !== undefined;
  const isNew = isLabelled ? word.label === 'order' : (word.uses & meaning.uses) === 0;
  return { ...word, ...(isNew && meaning), uses: word.uses | meaning.uses };
}

function write(words: ReadonlyMap<string, Entry>): Pick<StoredLexicon, 'meanings' | 'plain' | 'phrased'> {
  const meanings = new Map<string, number>();
  const indexOf = (meaning: Meaning): number => {
    const key = JSON.stringify(meaning, Object.keys(meaning).sort());
    if (!meanings.has(key)) meanings.set(key, meanings.size);
    return meanings.get(key) ?? 0;
  };
  const plain: string[][] = [];
  const phrased: [string, number, StoredPhrase[]][] = [];
  for (const [folded, { meaning, phrases }] of words) {
    const index = indexOf(meaning);
    if (phrases.size > 0) phrased.push([folded, index, Array.from(phrases, ([rest, said]) => [rest, indexOf(said)])]);
    else plain[index] = [...(plain[index] ?? []), folded];
  }
  for (const [, , phrases] of phrased) phrases.sort(([a], [b]) => b.split(' ').length - a.split(' ').length);
  return {
    meanings: Array.from(meanings.keys(), key => JSON.parse(key)),
    plain: Array.from({ length: meanings.size }, (_, index) => plain[index]?.join('|') ?? ''),
    phrased,
  };
}
