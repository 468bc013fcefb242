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
  /** Names of letters that are no other word. */
  readonly letterNames: ReadonlySet<string>;
  /** Letters by their names, where a name between two signs stands for its letter. */
  readonly namedLetters: ReadonlyMap<string, string>;
  /** Words that an address does not hold. */
  readonly negations: ReadonlySet<string>;
  /** Words around a written address that are no part of it. */
  readonly isFiller: (text: string) => boolean;
  /** The same around a spoken address, where "bill" may be a part of it. */
  readonly intro: ReadonlySet<string>;
  /** Remarks, and whether they say that words stand together. */
  readonly remarks: PhraseTable<boolean>;
  /** Said before letters of the word in front of them, and behind such letters. */
  readonly spelledWith: PhraseTable<true>;
  readonly letterNotes: PhraseTable<true>;
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
    letterNotes: wordTable(email.letterNotes),
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

const wordTable = (phrases: readonly string[] = []): PhraseTable<true> =>
  new PhraseTable(phrases.map(phrase => [phrase, true as const]));

/** The signs of addresses that people read out; RFC 5321 allows more. */
export const SIGNS: ReadonlySet<string> = new Set('.-_+');

/** A sign of an address only where its name is said: in "o'brien" it is mostly left out. */
export const APOSTROPHE = "'";

/** @throws Error when the language was not loaded before: a fault of the caller */
export function emailLexicon(language: Language): EmailLexicon {
  const lexicon = loaded.get(language);
  if (!lexicon) throw new Error(`Spoken addresses of ${language} are not loaded`);
  return lexicon;
}
