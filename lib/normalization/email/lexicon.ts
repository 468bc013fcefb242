import type { Language } from '../../languages/index.ts';
import { loadSpoken, PhraseTable, spokenLexicon } from '../spoken/index.ts';

/** How addresses are read out in a language. */
export interface EmailLexicon {
  readonly at: PhraseTable<true>;
  readonly signs: PhraseTable<string>;
  /** The words that names of signs begin or end with. */
  readonly signWords: ReadonlySet<string>;
  readonly intro: ReadonlySet<string>;
}

const loaded = new Map<Language, EmailLexicon>();

/** Imports the spoken forms of a language on first use: digits are read out in addresses too. */
export async function loadEmail(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  await loadSpoken(language);
  const { words } = spokenLexicon(language);
  const signs = Object.entries(words.symbols).filter(([, sign]) => SIGNS.has(sign));
  loaded.set(language, {
    at: new PhraseTable(words.email.at.map(phrase => [phrase, true as const])),
    signs: new PhraseTable(signs),
    signWords: new Set(signs.flatMap(([phrase]) => [phrase.split(' ')[0] ?? '', phrase.split(' ').at(-1) ?? ''])),
    intro: new Set(words.email.intro),
  });
}

/** The signs of addresses that people read out; RFC 5321 allows more. */
export const SIGNS: ReadonlySet<string> = new Set('.-_+');

/** @throws Error when the language was not loaded before: a fault of the caller */
export function emailLexicon(language: Language): EmailLexicon {
  const lexicon = loaded.get(language);
  if (!lexicon) throw new Error(`Spoken addresses of ${language} are not loaded`);
  return lexicon;
}
