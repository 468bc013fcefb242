import type { PrivacyWords } from '../languages/index.ts';
import { fold } from '../text/index.ts';
import { splitAlternatives } from './alternatives.ts';
import { Lexicon } from './lexicon.ts';

type Pick = (words: PrivacyWords) => string | undefined;

/**
 * The words of all languages together. A caller may mix languages, and a log line names none, so all packs count, also
 * those that the deployment does not enable.
 */
export class Vocabulary {
  readonly words: readonly PrivacyWords[];
  readonly lexicon: Lexicon;

  constructor(words: readonly PrivacyWords[]) {
    this.words = words;
    this.lexicon = new Lexicon(words);
  }

  /** The alternatives that the languages name, as they write them and folded, each once. */
  alternatives(pick: Pick): string[] {
    const written = this.words.flatMap(words => splitAlternatives(pick(words) ?? ''));
    return [...new Set(written.flatMap(form => [form, fold(form)]))];
  }

  /** The folded words of all alternatives. */
  set(pick: Pick): ReadonlySet<string> {
    return new Set(this.alternatives(pick).map(fold));
  }

  /** One group of a regular expression with the flags `iu`; any separator may stand for a blank. */
  pattern(pick: Pick): string {
    const alternatives = this.alternatives(pick).sort((a, b) => b.length - a.length);
    return alternatives.length === 0 ? '(?!)' : `(?:${alternatives.join('|').replaceAll(' ', "[\\s'\u2019-]")})`;
  }
}
