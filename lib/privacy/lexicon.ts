import type { DatumLabel } from '../languages/index.ts';
import { COMPOUND_HEAD, CompoundReader, type StoredCompounds } from './compounds.ts';
import { FoldedWords } from './folded-words.ts';
import { hashOfHead } from './word-hash.ts';
import type { WordReader } from './word-reader.ts';

/** The uses of a word in the lexicon. A word may have several. */
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
  /** The label of something impersonal, such as an order. It begins no personal data. */
  order: 4096,
  /** Of a token that is written in digits, not of a word. */
  digits: 8192,
} as const;

/** How a number word combines with its neighbours. */
export type NumberSize = 'unit' | 'teen' | 'tens' | 'score' | 'hundreds' | 'hundred' | 'thousand' | 'million' | 'whole';

export interface LexiconWord {
  uses: number;
  /** The value of a number word. */
  value: number;
  size: NumberSize;
  /** A number written as an ordinal: "siebzehnter". */
  isOrdinal: boolean;
  /** For a word such as "double": how many times the next digit counts. */
  times: number;
  /** The letter that the word stands for, in upper case. */
  letter: string;
  label: DatumLabel | undefined;
  /** The word counts only if it is written with its accent. */
  isAccented: boolean;
  /** Phrases that begin with this word, the longest first. */
  phrases: Phrase[];
  /** One bit for each letter that the second word of a phrase begins with. */
  phraseLetters: number;
}

export interface Phrase {
  /** The words after the first one, folded. */
  rest: readonly string[];
  /** The first UTF-16 unit of these words. */
  first: number;
  word: LexiconWord;
}

/** Shorter words are not split into number parts: those that are numbers are in the lexicon. */
export const SHORTEST_COMPOUND = 6;

/** Two UTF-16 units of a text as one number. */
export const unitsAt = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

/** One of 32 bits for a unit. Small letters have a bit each; all other units share the first bit. */
export const letterBit = (unit: number): number => (unit >= SMALL_A && unit <= SMALL_Z ? 1 << (unit & 31) : 1);

const SMALL_A = 0x61;
const SMALL_Z = 0x7a;

/** The properties of a word that differ from the defaults. */
export type Meaning = Partial<Omit<LexiconWord, 'phrases' | 'phraseLetters'>> & { readonly uses: number };

/** The lexicon as stored data. Thousands of words share about a hundred meanings. */
export interface StoredLexicon {
  readonly meanings: readonly Meaning[];
  /** The words that begin no phrase, by the index of their meaning, separated by `|`. */
  readonly plain: readonly string[];
  readonly phrased: readonly (readonly [folded: string, meaning: number, phrases: readonly StoredPhrase[]])[];
  readonly compounds: readonly StoredCompounds[];
  readonly labelEndings: readonly string[];
}

/** The words after the first one, separated by blanks. Longer phrases come before shorter ones. */
export type StoredPhrase = readonly [rest: string, meaning: number];

/** The words that can begin personal data or be a part of it, folded, with their uses. */
export class Lexicon {
  readonly #words: FoldedWords<LexiconWord>;
  readonly #compounds: CompoundReader;
  readonly #labelEndings: readonly string[];
  /** The last two units of the labels. */
  readonly #labelTails: ReadonlySet<number>;

  constructor({ meanings, plain, phrased, compounds, labelEndings }: StoredLexicon) {
    const words = meanings.map(wordFor);
    const entries: [folded: string, word: LexiconWord][] = [];
    words.forEach((word, index) => {
      if (plain[index]) for (const folded of plain[index].split('|')) entries.push([folded, word]);
    });
    for (const [folded, meaning, phrases] of phrased) {
      const word = { ...wordFor(meanings[meaning] ?? NO_USE), phrases: phrases.map(phraseOf(words)) };
      for (const { first } of word.phrases) word.phraseLetters |= letterBit(first);
      entries.push([folded, word]);
    }
    this.#words = new FoldedWords(entries);
    this.#compounds = new CompoundReader(compounds);
    this.#labelEndings = labelEndings;
    this.#labelTails = new Set(this.#labelEndings.map(ending => unitsAt(ending, ending.length - 2)));
  }

  get(folded: string): LexiconWord | undefined {
    return this.#words.get(folded);
  }

  /** The word that was read last. */
  of(reader: WordReader): LexiconWord | undefined {
    return this.#words.of(reader);
  }

  /** A number that is written as one word with several parts, such as "zweiundvierzig". */
  compound(folded: string): LexiconWord | undefined {
    const found = this.#compounds.read(folded);
    if (!found) return undefined;
    const { value } = found;
    return wordFor({ ...found, uses: USE.number, size: value < 100 ? 'teen' : value < 1000 ? 'hundreds' : 'whole' });
  }

  /** The label at the end of a longer word: "Kundenkennwort". */
  endLabel(folded: string): LexiconWord | undefined {
    for (const ending of this.#labelEndings) {
      if (folded.endsWith(ending)) return this.#words.get(ending);
    }
    return undefined;
  }

  mayEndInLabel(lastUnits: number): boolean {
    return this.#labelTails.has(lastUnits);
  }

  /** Whether a word is a number, with one part or several. */
  isNumber(folded: string): boolean {
    const word = this.#words.get(folded);
    if (word && (word.uses & USE.number) !== 0) return true;
    if (folded.length <= SHORTEST_COMPOUND || !this.mayBeCompound(hashOfHead(folded, 0, COMPOUND_HEAD))) return false;
    return this.compound(folded) !== undefined;
  }

  /** Whether a word with these first letters can be a number with several parts. */
  mayBeCompound(hash: number): boolean {
    return this.#compounds.mayBegin(hash);
  }
}

const NO_USE: Meaning = { uses: 0 };

const phraseOf =
  (words: readonly LexiconWord[]) =>
  ([joined, meaning]: StoredPhrase): Phrase => {
    const rest = joined.split(' ');
    return { rest, first: rest[0]?.charCodeAt(0) ?? 0, word: words[meaning] ?? wordFor(NO_USE) };
  };

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
