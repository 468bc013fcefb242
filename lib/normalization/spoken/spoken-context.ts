import type { Language } from '../../languages/index.ts';

/** The language, and the key under which a text is tokenised once. */
export interface SpokenContext {
  readonly language: Language;
}
