import type { Meaning } from '../meaning.ts';

/** Makes one meaning from the meanings of a rule's items, in their order; undefined if they do not fit together. */
export type Production<Option = undefined> = (args: readonly Meaning[], option?: Option) => Meaning | undefined;
