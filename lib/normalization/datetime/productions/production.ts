import type { Meaning } from '../meaning.ts';

/** From the meanings of a rule's items, in their order, to the meaning of all; undefined when they do not go together. */
export type Production<Option = undefined> = (args: readonly Meaning[], option?: Option) => Meaning | undefined;
