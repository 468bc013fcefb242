import { editDistance } from '../synonyms/edit-distance.ts';

/** The most slips between a key and its mistyped form. A key of at most three characters takes one less. */
const MOST_SLIPS = 2;

/** The key that is probably meant by an unknown one; undefined if none is similar. */
export function meantBy(key: string, known: readonly string[]): string | undefined {
  if (known.includes(key)) return undefined;
  const most = key.length <= 3 ? MOST_SLIPS - 1 : MOST_SLIPS;
  const near = known.map(name => ({ name, slips: editDistance(key.toLowerCase(), name, most) }));
  return near.filter(({ slips }) => slips <= most).toSorted((a, b) => a.slips - b.slips)[0]?.name;
}

/**
 * Missing keys that are probably mistyped: a map from the intended key to the key in the document.
 * @param required the known keys to look for
 */
export function mistypedKeys(
  mapping: object,
  known: readonly string[],
  required: readonly string[] = known,
): ReadonlyMap<string, string> {
  const missing = required.filter(key => !Object.hasOwn(mapping, key));
  const unknown = Object.keys(mapping).filter(key => !known.includes(key));
  return new Map(
    unknown.flatMap(key => {
      const meant = meantBy(key, missing);
      return meant === undefined ? [] : [[meant, key] as const];
    }),
  );
}
