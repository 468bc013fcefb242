import type { DatumLabel } from '../languages/index.ts';
import type { Expected } from './labels.ts';
import { type Lexicon, USE } from './lexicon.ts';
import { scanText } from './scan.ts';

const NONE: Expected = new Set();
/** A deployment has few types. The limit is for callers who invent new ones in each request. */
const MAX_KNOWN = 1_000;

/** Tells from the requested types (`date_of_birth`, `cardNumber`, `pin`) what an answer without a label can be. */
export class ExpectedKinds {
  readonly #lexicon: Lexicon;
  readonly #known = new Map<string, Expected>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  of(entityTypes: readonly string[] | undefined): Expected {
    if (!entityTypes || entityTypes.length === 0) return NONE;
    const all = entityTypes.map(type => this.#ofType(type)).filter(kinds => kinds.size > 0);
    return all.length <= 1 ? (all[0] ?? NONE) : new Set(all.flatMap(kinds => [...kinds]));
  }

  #ofType(type: string): Expected {
    const known = this.#known.get(type);
    if (known) return known;
    const kinds = this.#read(type);
    if (this.#known.size < MAX_KNOWN) this.#known.set(type, kinds);
    return kinds;
  }

  #read(type: string): Expected {
    const words = type.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').replace(/[_.\d-]+/g, ' ');
    const kinds = new Set<DatumLabel | 'birth'>();
    for (const token of scanText(words, this.#lexicon).tokens) {
      if (token.type !== 'word') continue;
      if (token.uses & (USE.birth | USE.birthday)) kinds.add('birth');
      if (token.word.label) kinds.add(token.word.label);
    }
    kinds.delete('order');
    kinds.delete('confirmation');
    return kinds;
  }
}
