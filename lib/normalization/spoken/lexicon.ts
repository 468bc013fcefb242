import { type Language, languagePack, SPELLING_ALPHABET, type SpokenWords } from '../../languages/index.ts';
import { loadNumber } from '../numeric/index.ts';
import { type PhraseTable, phraseTable } from './phrases.ts';

/** The spoken forms of a language, prepared for look-ups. */
export interface SpokenLexicon {
  readonly words: SpokenWords;
  readonly plus: ReadonlySet<string>;
  /** Names of letters, and the words of the spelling alphabet. */
  readonly letters: PhraseTable<string>;
  readonly asIn: readonly (readonly string[])[];
  readonly symbols: PhraseTable<string>;
  readonly ignored: ReadonlySet<string>;
}

const loaded = new Map<Language, SpokenLexicon>();

/** Imports the spoken forms and the number words of a language on first use. */
export async function loadSpoken(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  const [words] = await Promise.all([languagePack(language).spoken(), loadNumber(language)]);
  loaded.set(language, createLexicon(words));
}

/** @throws Error when the language was not loaded before: a fault of the caller */
export function spokenLexicon(language: Language): SpokenLexicon {
  const lexicon = loaded.get(language);
  if (!lexicon) throw new Error(`Spoken forms of ${language} are not loaded`);
  return lexicon;
}

function createLexicon(words: SpokenWords): SpokenLexicon {
  const alphabet = SPELLING_ALPHABET.split(' ').map(word => [word, word.charAt(0)]);
  return {
    words,
    plus: new Set(words.plus),
    letters: phraseTable({ ...Object.fromEntries(alphabet), ...words.letters }),
    asIn: words.asIn.map(phrase => phrase.split(' ')),
    symbols: phraseTable(words.symbols),
    ignored: new Set(words.ignored),
  };
}
