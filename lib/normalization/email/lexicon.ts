import { type Language, languagePack } from '../../languages/index.ts';
import { loadFillers } from '../fillers.ts';
import { loadSpoken, PhraseTable, type SpokenLexicon, spokenLexicon } from '../spoken/index.ts';

/** How addresses are read out in a language. */
export interface EmailLexicon {
  readonly spoken: SpokenLexicon;
  readonly at: PhraseTable<true>;
  readonly signs: PhraseTable<string>;
  /** The words that names of signs begin or end with. */
  readonly signWords: ReadonlySet<string>;
  readonly letterWords: ReadonlySet<string>;
  /** Names of letters that have no other meaning. */
  readonly letterNames: ReadonlySet<string>;
  /** Letters by their names. A name between two signs means its letter. */
  readonly namedLetters: ReadonlyMap<string, string>;
  /** Words that never are in an address. */
  readonly negations: ReadonlySet<string>;
  /** Words around a written address that are not part of it. */
  readonly isFiller: (text: string) => boolean;
  /** The same for a spoken address, of which "bill" may be a part. */
  readonly intro: ReadonlySet<string>;
  /** Remarks, and whether they say that words stand together. */
  readonly remarks: PhraseTable<boolean>;
  /** Words between a name and some of its letters, and words after such letters. */
  readonly spelledWith: PhraseTable<true>;
  readonly countedWith: PhraseTable<true>;
  /** Words between a name and all of its letters. */
  readonly spelledOut: PhraseTable<true>;
  readonly letterNotes: PhraseTable<true>;
  /** Letters that are counted, singular and plural: "n", "eles", "n's". */
  readonly countedLetters: PhraseTable<string>;
  /** "seul" in "avec un seul l". */
  readonly only: ReadonlySet<string>;
  readonly spellings: ReadonlyMap<string, string>;
}

const loaded = new Map<Language, EmailLexicon>();

/** Imports the spoken forms of a language on first use: digits are read out in addresses too. */
export async function loadEmail(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  const [isFiller, { neutral }, { negations }] = await Promise.all([
    loadFillers(language),
    languagePack(language).fillers(),
    languagePack(language).matching(),
    loadSpoken(language),
  ]);
  const spoken = spokenLexicon(language);
  const { email } = spoken.words;
  const signs = Object.entries(spoken.words.symbols).filter(([, sign]) => SIGNS.has(sign) || sign === APOSTROPHE);
  loaded.set(language, {
    ...{ spoken, isFiller },
    intro: new Set([...neutral, ...email.intro]),
    remarks: new PhraseTable([
      ...email.joined.map(phrase => [phrase, true] as const),
      ...email.letterCase.map(phrase => [phrase, false] as const),
    ]),
    spelledWith: wordTable(email.spelledWith),
    countedWith: wordTable(email.countedWith),
    spelledOut: wordTable(email.spelledOut),
    letterNotes: wordTable(email.letterNotes),
    countedLetters: lettersWithPlurals(spoken.words.letters, email.letterPlurals),
    only: new Set(email.only),
    spellings: new Map(Object.entries(email.spellings)),
    negations: new Set(negations),
    letterWords: new Set(email.letterWords),
    letterNames: new Set(email.letterNames ?? []),
    namedLetters: new Map(email.lettersByName ? Object.entries(spoken.words.letters) : []),
    at: wordTable(email.at),
    signs: new PhraseTable(signs),
    signWords: new Set(signs.flatMap(([phrase]) => [phrase.split(' ')[0] ?? '', phrase.split(' ').at(-1) ?? ''])),
  });
}

function lettersWithPlurals(
  names: Readonly<Record<string, string>>,
  plurals: readonly string[] = [],
): PhraseTable<string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'].map(letter => [letter, letter] as const);
  const singular = [...letters, ...Object.entries(names)];
  return new PhraseTable(
    ['', ...plurals].flatMap(end => singular.map(([name, letter]) => [name + end, letter] as const)),
  );
}

const wordTable = (phrases: readonly string[] = []): PhraseTable<true> =>
  new PhraseTable(phrases.map(phrase => [phrase, true as const]));

/** The signs that people read out in addresses. RFC 5321 allows more. */
export const SIGNS: ReadonlySet<string> = new Set('.-_+');

/** A sign of an address only if its name is said. In "o'brien" it is usually left out. */
export const APOSTROPHE = "'";

/** @throws Error when the language was not loaded before: a fault of the caller */
export function emailLexicon(language: Language): EmailLexicon {
  const lexicon = loaded.get(language);
  if (!lexicon) throw new Error(`Spoken addresses of ${language} are not loaded`);
  return lexicon;
}
