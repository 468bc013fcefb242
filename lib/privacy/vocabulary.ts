import type { PersonalForms } from '../languages/index.ts';
import { Lexicon, type StoredLexicon } from './lexicon.ts';
import type { ALTERNATIVES, SETS } from './word-lists.ts';

/** The compiled words of all languages. Words are separated by `|`. */
export interface StoredVocabulary {
  readonly lexicon: StoredLexicon;
  readonly sets: Readonly<Record<keyof typeof SETS, string>>;
  readonly alternatives: Readonly<Record<keyof typeof ALTERNATIVES, string>>;
  /** Words for `@` that count only with their accent. */
  readonly accentedAt: string;
}

/**
 * The words of all languages together. A caller may mix languages, and a log line has no language. So all packs count,
 * also those that the deployment does not enable.
 */
export class Vocabulary {
  readonly lexicon: Lexicon;
  readonly forms: readonly PersonalForms[];
  readonly #stored: StoredVocabulary;

  constructor(stored: StoredVocabulary, forms: readonly PersonalForms[]) {
    this.#stored = stored;
    this.lexicon = new Lexicon(stored.lexicon);
    this.forms = forms;
  }

  get accentedAt(): string[] {
    return wordsOf(this.#stored.accentedAt);
  }

  /** Each word once, as the language writes it and folded. */
  alternatives(name: keyof typeof ALTERNATIVES): string[] {
    return wordsOf(this.#stored.alternatives[name]);
  }

  /** The folded words of a set. */
  set(name: keyof typeof SETS): ReadonlySet<string> {
    return new Set(wordsOf(this.#stored.sets[name]));
  }

  /** A group of a regular expression with the flags `iu`. Any separator may stand in place of a blank. */
  pattern(name: keyof typeof ALTERNATIVES): string {
    const alternatives = this.alternatives(name).sort((a, b) => b.length - a.length);
    return alternatives.length === 0 ? '(?!)' : `(?:${alternatives.join('|').replaceAll(' ', "[\\s'\u2019-]")})`;
  }
}

const wordsOf = (stored: string): string[] => (stored === '' ? [] : stored.split('|'));
