import type { DatumLabel, PrivacyWords, SpokenNumbers } from '../languages/index.ts';
import { fold } from '../text/index.ts';
import { splitAlternatives } from './alternatives.ts';
import { CompoundReader } from './compounds.ts';
import { foldsTo, HASH_SIZE, hashWord } from './word-hash.ts';

/** What a word of the lexicon is for; one word may have several uses. */
export const USE = {
  number: 1,
  repeat: 2,
  joiner: 4,
  conjunction: 8,
  letter: 16,
  label: 32,
  birth: 64,
  birthday: 128,
  dot: 256,
  at: 512,
  host: 1024,
  street: 2048,
} as const;

/** How a number word goes together with those beside it. */
export type NumberSize = 'unit' | 'teen' | 'tens' | 'score' | 'hundreds' | 'hundred' | 'thousand' | 'million' | 'whole';

export interface LexiconWord {
  uses: number;
  /** Of a number. */
  value: number;
  size: NumberSize;
  /** A number written as an ordinal: "siebzehnter". */
  isOrdinal: boolean;
  /** Of a repeat: how often the next digit counts. */
  times: number;
  /** Of a letter, upper case. */
  letter: string;
  label: DatumLabel | undefined;
  /** Counts only when written with its accent. */
  isAccented: boolean;
  /** Phrases that begin with this word, the longest first. */
  phrases: Phrase[];
  /** One bit for each letter that the second word of a phrase begins with. */
  phraseLetters: number;
}

export interface Phrase {
  /** The words behind the first one, folded. */
  rest: readonly string[];
  /** The first unit of those. */
  first: number;
  word: LexiconWord;
}

/** Shorter words are in the lexicon if they are numbers at all. */
export const SHORTEST_COMPOUND = 6;

/** Two units of a text as one number. */
export const unitsAt = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

/** One of 32 bits for a unit; other units than small letters share the first. */
export const letterBit = (unit: number): number => (unit >= SMALL_A && unit <= SMALL_Z ? 1 << (unit & 31) : 1);

const SMALL_A = 0x61;
const SMALL_Z = 0x7a;

interface Entry {
  folded: string;
  word: LexiconWord;
  next: Entry | undefined;
}

type Meaning = Partial<LexiconWord> & { uses: number };

/** Words that may begin or make up personal data, folded, by what they are for. */
export class Lexicon {
  readonly #words = new Map<string, LexiconWord>();
  /** One bit for each hash that a word has: a table of 16 KB stays in the processor's cache. */
  readonly #hashes = new Uint8Array(HASH_SIZE);
  readonly #byHash = new Map<number, Entry>();
  readonly #compounds: CompoundReader;
  readonly #labelEndings: readonly string[];
  /** The last two units of those. */
  readonly #labelTails: ReadonlySet<number>;

  constructor(words: readonly PrivacyWords[]) {
    for (const language of words) this.#addLanguage(language);
    for (let letter = 65; letter <= 90; letter += 1) this.#addLetter(String.fromCharCode(letter));
    for (const [folded, word] of this.#words) {
      const hash = hashWord(folded);
      this.#hashes[hash] = 1;
      this.#byHash.set(hash, { folded, word, next: this.#byHash.get(hash) });
      word.phrases.sort((a, b) => b.rest.length - a.rest.length);
      for (const { first } of word.phrases) word.phraseLetters |= letterBit(first);
    }
    this.#compounds = new CompoundReader(words);
    this.#labelEndings = words.flatMap(({ labelEndings = '' }) => labelEndings.split('|').filter(Boolean).map(fold));
    this.#labelTails = new Set(this.#labelEndings.map(ending => unitsAt(ending, ending.length - 2)));
  }

  get(folded: string): LexiconWord | undefined {
    return this.#words.get(folded);
  }

  /** The word at a place of a text. */
  at(text: string, start: number, end: number, hash: number): LexiconWord | undefined {
    if (this.#hashes[hash] === 0) return undefined;
    for (let entry = this.#byHash.get(hash); entry; entry = entry.next) {
      if (foldsTo(text, start, end, entry.folded)) return entry.word;
    }
    return undefined;
  }

  /** A number written as one word of several, such as "zweiundvierzig". */
  compound(folded: string): LexiconWord | undefined {
    const found = this.#compounds.read(folded);
    if (!found) return undefined;
    const { value } = found;
    return wordFor({ ...found, uses: USE.number, size: value < 100 ? 'teen' : value < 1000 ? 'hundreds' : 'whole' });
  }

  /** The label that a longer word ends with: "Kundenkennwort". */
  endLabel(folded: string): LexiconWord | undefined {
    for (const ending of this.#labelEndings) {
      if (folded.endsWith(ending)) return this.#words.get(ending);
    }
    return undefined;
  }

  mayEndInLabel(lastUnits: number): boolean {
    return this.#labelTails.has(lastUnits);
  }

  /** Whether a word is a number, in one part or several. */
  isNumber(folded: string): boolean {
    const word = this.#words.get(folded);
    if (word && (word.uses & USE.number) !== 0) return true;
    return folded.length > SHORTEST_COMPOUND && this.compound(folded) !== undefined;
  }

  /** Whether a word of which these are the first letters may be a number of several parts. */
  mayBeCompound(hash: number): boolean {
    return this.#compounds.mayBegin(hash);
  }

  #addLanguage(words: PrivacyWords): void {
    this.#addNumbers(words.numbers);
    this.#add(words.joiners, { uses: USE.joiner });
    this.#add(words.conjunctions, { uses: USE.joiner | USE.conjunction });
    this.#addSpelling(words.spelling);
    for (const [label, forms] of Object.entries(words.labels)) {
      this.#add(forms, { uses: USE.label, label: label as DatumLabel });
    }
    this.#add(words.births.said, { uses: USE.birth });
    this.#add(words.births.accented ?? '', { uses: USE.birth, isAccented: true });
    this.#add(words.births.days, { uses: USE.birthday });
    this.#add(words.mail.dot, { uses: USE.dot });
    this.#add(words.mail.at, { uses: USE.at });
    this.#add(words.mail.shyAt, { uses: USE.at });
    this.#add(words.mail.hosts, { uses: USE.host });
    const { before = '', behind = '', between = '' } = words.streets.sure;
    for (const kinds of [before, behind, between]) this.#add(kinds, { uses: USE.street });
  }

  #addNumbers(numbers: SpokenNumbers): void {
    const add = (forms: string, value: number, size: NumberSize) => this.#add(forms, { uses: USE.number, value, size });
    // Before the tens, which hold the same word.
    if (numbers.score) add(numbers.score, 20, 'score');
    numbers.units.forEach((forms, value) => {
      add(forms, value, 'unit');
    });
    numbers.teens.forEach((forms, index) => {
      // Where four twenties are 80, "dix-sept" and "soixante-dix-sept" go on behind ten, too.
      add(forms, index + 10, index === 0 && numbers.score ? 'tens' : 'teen');
    });
    // "siebzig eins" is no number where units stand before tens: "einundsiebzig".
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

  /** A letter alone is said as such, whatever else it may be. */
  #addLetter(letter: string): void {
    const word = this.#words.get(letter.toLowerCase());
    if (!word) this.#add(letter, { uses: USE.letter, letter });
    else Object.assign(word, { uses: word.uses | USE.letter, letter });
  }

  #add(forms: string, meaning: Meaning): void {
    for (const form of splitAlternatives(forms)) {
      const [first = '', ...rest] = fold(form)
        .split(/[^\p{L}\d]+/u)
        .filter(Boolean);
      if (first === '') continue;
      const begin = this.#words.get(first) ?? wordFor({ uses: 0 });
      this.#words.set(first, begin);
      if (rest.length === 0) merge(begin, meaning);
      else this.#addPhrase(begin, rest, meaning);
    }
  }

  #addPhrase(begin: LexiconWord, rest: readonly string[], meaning: Meaning): void {
    const known = begin.phrases.find(phrase => phrase.rest.join(' ') === rest.join(' '));
    if (known) merge(known.word, meaning);
    else begin.phrases.push({ rest, first: rest[0]?.charCodeAt(0) ?? 0, word: wordFor(meaning) });
  }
}

const wordFor = (meaning: Meaning): LexiconWord => ({
  value: 0,
  size: 'unit',
  isOrdinal: false,
  times: 1,
  letter: '',
  label: undefined,
  isAccented: false,
  phrases: [],
  phraseLetters: 0,
  ...meaning,
});

function merge(word: LexiconWord, meaning: Meaning): void {
  const isNew = (word.uses & meaning.uses) === 0;
  const uses = word.uses | meaning.uses;
  // "sept" is seven, and "un" is one in two languages: the first meaning of a use stays.
  if (isNew) Object.assign(word, meaning);
  word.uses = uses;
}
