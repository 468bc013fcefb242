// Finds the names in an address by their capitals and signs, because no list has all streets, houses and cities. V8 takes
// up to 1 ms to read each of these patterns, so it does so when a text needs one.

export interface Place {
  start: number;
  end: number;
}

/** The name, such as "Unter den Eichen", whose end with the space after it is at `to`. */
export function nameBefore(text: string, from: number, to: number): Place | undefined {
  const name = /(?<![\p{L}\d])\p{Lu}[\p{L}-]+(?:\s(?:\p{Lu}[\p{L}-]+|\p{Ll}{2,3})){0,3}\s$/u.exec(text.slice(from, to));
  return name ? { start: from + name.index, end: to } : undefined;
}

const LONGEST_PLACE = 60;
const namesBefore = (): RegExp =>
  /(?:(?<![\p{L}\d])(?:\p{Lu}[\p{L}\p{M}.'\u2019-]*|\p{Ll}{1,3}(?=\s)|\p{Ll}['\u2019][\p{L}\p{M}]+)(?:,\s|\s))*(?<![\p{L}\d])\p{Lu}[\p{L}\p{M}.'\u2019-]*,?\s$/u;

/** The start of the names right before a postcode: "The Old Rectory, Church Lane, ". */
export function startOfNames(text: string, end: number): number | undefined {
  const names = namesBefore().exec(text.slice(Math.max(0, end - LONGEST_PLACE), end))?.[0];
  return names === undefined ? undefined : end - names.length;
}

const LONGEST_LINE = 90;
/** "Los Olivos 14, 3º B, ", "La Bastide 5 bis, ", "La Solana s/n, ", "Urb. Las Brisas, bloque 5, ". */
const line = (): RegExp =>
  /(?<![\p{L}\d])\p{Lu}[\p{L}\p{M}.'\u2019-]*(?:\s(?:\p{Lu}[\p{L}\p{M}.'\u2019-]*|\p{Ll}{1,3}|\p{Ll}['\u2019][\p{L}\p{M}]+)){0,5}(?:,?\s\d{1,4}(?:\s?\p{L}|\s\p{Ll}{3,6})?|,?\s[a-z]\/[a-z]|,\s\p{L}{2,12}\.?\s\d{1,4}\p{L}?)(?:,\s[^,;!?\n]{1,24}){0,3},\s$/u;

/** The start of an address line right before a postcode: a name, its number, and the flat. */
export function startOfLine(text: string, end: number): number | undefined {
  if (text.charCodeAt(end - 2) !== COMMA) return undefined;
  const found = line().exec(text.slice(Math.max(0, end - LONGEST_LINE), end))?.[0];
  return found === undefined ? undefined : end - found.length;
}

const COMMA = 0x2c;

/** The end of the names that follow a street or a house number, such as "de la Paix". A city may be among them. */
export function endOfNames(text: string, from: number, limit: number): number {
  const names = /^[a-z]?(?:,?\s(?:\p{L}{1,3}['\u2019\s]){0,2}(?!I\s)\p{Lu}[\p{L}-]+){1,4}/u.exec(
    text.slice(from, limit),
  );
  return from + (names?.[0].length ?? 0);
}

/** Whether the name of a city follows a postcode. */
export const isCityAt = (text: string, at: number): boolean => /^\s\p{Lu}\p{L}/u.test(text.slice(at, at + 3));

/** "10117 Berlin, Unter den Linden 77": a street without a word for a street. */
const cityThenStreet = (): RegExp => /^\s\p{Lu}[\p{L} -]{2,30},\s\p{Lu}[^\d,]{2,40}\s\d{1,4}[a-z]?(?![\p{L}\d])/u;

/** The end of the city, the street and the house number that follow a postcode. */
export function endOfCityAndStreet(text: string, from: number, limit: number): number | undefined {
  const found = cityThenStreet().exec(text.slice(from, limit));
  return found ? from + found[0].length : undefined;
}

/** What may stand between a house number and its postcode. */
export const BETWEEN = {
  /** Nothing, or a letter of the number and one short word. */
  nothing: () => /^\s?[a-z]?(?:[,\s]{1,3}|,?\s\p{Ll}{2}\s)$/u,
  /** Only names; the last one may be a state: "1807 Broadway, Portland, OR 17932". */
  names: () => /^[a-z]?,?\s(?:\p{Lu}[\p{L}.'\u2019-]*,?\s(?:\p{Ll}{1,3}\s)?){1,5}(?:[A-Z]{2}|\p{Lu}\p{Ll}+),?\s$/u,
  /** Street and city in a few words. */
  words: () => /^[a-z]?,?\s(?:[\p{L}.'\u2019-]{1,20},?\s){1,6}$/iu,
} as const;
