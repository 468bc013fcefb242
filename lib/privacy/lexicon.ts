import type { DatumLabel } from '../languages/index.ts';
import { CompoundReader, type StoredCompounds } from './compounds.ts';
import { FoldedWords } from './folded-words.ts';

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
  /** A label of what is nobody's: it begins nothing. */
  order: 4096,
} as const;

/** How a number word combines with its neighbours. */
export type NumberSize = 'unit' | 'teen' | 'tens' | 'score' | 'hundreds' | 'hundred' | 'thousand' | 'million' | 'whole';

export interface LexiconWord {
  uses: number;
  /** Of a number. */
  value: number;
  size: NumberSize;
  /** A number written as an ordinal: "siebzehnter". */
  isOrdinal: boolean;
  /** For a repeat: how often the next digit counts. */
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

/** What is not the default of a word. */
export type Meaning = Partial<Omit<LexiconWord, 'phrases' | 'phraseLetters'>> & { readonly uses: number };

/** The lexicon as data: thousands of words share some hundred meanings. */
export interface StoredLexicon {
  readonly meanings: readonly Meaning[];
  /** The words that begin no phrase, by the index of their meaning, separated by `|`. */
  readonly plain: readonly string[];
  readonly phrased: readonly (readonly [folded: string, meaning: number, phrases: readonly StoredPhrase[]])[];
  readonly compounds: readonly StoredCompounds[];
  readonly labelEndings: readonly string[];
}

/** The words behind the first one, separated by blanks. Longer phrases stand before shorter ones. */
export type StoredPhrase = readonly [rest: string, meaning: number];

/** Words that may begin or make up personal data, folded, by what they are for. */
export class Lexicon {
  readonly #words = new FoldedWords<LexiconWord>();
  readonly #compounds: CompoundReader;
  readonly #labelEndings: readonly string[];
  /** The last two units of those. */
  readonly #labelTails: ReadonlySet<number>;

  constructor({ meanings, plain, phrased, compounds, labelEndings }: StoredLexicon) {
    const words = meanings.map(wordFor);
    words.forEach((word, index) => {
      if (plain[index]) for (const folded of plain[index].split('|')) this.#words.add(folded, word);
    });
    for (const [folded, meaning, phrases] of phrased) {
      const word = { ...wordFor(meanings[meaning] ?? NO_USE), phrases: phrases.map(phraseOf(words)) };
      for (const { first } of word.phrases) word.phraseLetters |= letterBit(first);
      this.#words.add(folded, word);
    }
    this.#compounds = new CompoundReader(compounds);
    this.#labelEndings = labelEndings;
    this.#labelTails = new Set(this.#labelEndings.map(ending => unitsAt(ending, ending.length - 2)));
  }

  get(folded: string): LexiconWord | undefined {
    return this.#words.get(folded);
  }

  /** The word at a place of a text. */
  at(text: string, start: number, end: number, hash: number): LexiconWord | undefined {
    return this.#words.at(text, start, end, hash);
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

  /** Whether a word with these first letters may be a number of several parts. */
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
