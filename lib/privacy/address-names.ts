/** The names in an address, found by their capitals and signs: no list holds all streets, houses and cities. */

export interface Place {
  start: number;
  end: number;
}

/** "Unter den Eichen " before a house number. */
const NAME = /(?<![\p{L}\d])\p{Lu}[\p{L}-]+(?:\s(?:\p{Lu}[\p{L}-]+|\p{Ll}{2,3})){0,3}\s$/u;

/** The name that ends at `to`, with the space behind it. */
export function nameBefore(text: string, from: number, to: number): Place | undefined {
  const name = NAME.exec(text.slice(from, to));
  return name ? { start: from + name.index, end: to } : undefined;
}

const LONGEST_PLACE = 60;
const NAMES_BEFORE =
  /(?:(?<![\p{L}\d])(?:\p{Lu}[\p{L}\p{M}.'\u2019-]*|\p{Ll}{1,3}(?=\s)|\p{Ll}['\u2019][\p{L}\p{M}]+)(?:,\s|\s))*(?<![\p{L}\d])\p{Lu}[\p{L}\p{M}.'\u2019-]*,?\s$/u;

/** Where the names in a row begin that end before a postcode: "The Old Rectory, Church Lane, ". */
export function startOfNames(text: string, end: number): number | undefined {
  const names = NAMES_BEFORE.exec(text.slice(Math.max(0, end - LONGEST_PLACE), end))?.[0];
  return names === undefined ? undefined : end - names.length;
}

const LONGEST_LINE = 90;
/** "Los Olivos 14, 3º B, ", "La Bastide 5 bis, ", "La Solana s/n, ", "Urb. Las Brisas, bloque 5, ". */
const LINE =
  /(?<![\p{L}\d])\p{Lu}[\p{L}\p{M}.'\u2019-]*(?:\s(?:\p{Lu}[\p{L}\p{M}.'\u2019-]*|\p{Ll}{1,3}|\p{Ll}['\u2019][\p{L}\p{M}]+)){0,5}(?:,?\s\d{1,4}(?:\s?\p{L}|\s\p{Ll}{3,6})?|,?\s[a-z]\/[a-z]|,\s\p{L}{2,12}\.?\s\d{1,4}\p{L}?)(?:,\s[^,;!?\n]{1,24}){0,3},\s$/u;

/** Where the line of an address before a postcode begins: a name, its number, and the flat. */
export function startOfLine(text: string, end: number): number | undefined {
  if (text.charCodeAt(end - 2) !== COMMA) return undefined;
  const line = LINE.exec(text.slice(Math.max(0, end - LONGEST_LINE), end))?.[0];
  return line === undefined ? undefined : end - line.length;
}

const COMMA = 0x2c;

const NAME_BEHIND = /^[a-z]?(?:,?\s(?:\p{L}{1,3}['\u2019\s]){0,2}(?!I\s)\p{Lu}[\p{L}-]+){1,4}/u;

/** "rue de la Paix": the names behind a street or a house number, a city among them. */
export function endOfNames(text: string, from: number, limit: number): number {
  const names = NAME_BEHIND.exec(text.slice(from, limit));
  return from + (names?.[0].length ?? 0);
}

const CITY = /^\s\p{Lu}\p{L}/u;

/** Whether a city's name begins behind a postcode. */
export const isCityAt = (text: string, at: number): boolean => CITY.test(text.slice(at, at + 3));

/** "10117 Berlin, Unter den Linden 77": the street need not be called one. */
const CITY_THEN_STREET = /^\s\p{Lu}[\p{L} -]{2,30},\s\p{Lu}[^\d,]{2,40}\s\d{1,4}[a-z]?(?![\p{L}\d])/u;

/** Where city, street and house number end that follow a postcode. */
export function endOfCityAndStreet(text: string, from: number, limit: number): number | undefined {
  const found = CITY_THEN_STREET.exec(text.slice(from, limit));
  return found ? from + found[0].length : undefined;
}

/** What may stand between a house number and its postcode. */
export const BETWEEN = {
  /** Nothing, or a letter of the number and one short word. */
  nothing: /^\s?[a-z]?(?:[,\s]{1,3}|,?\s\p{Ll}{2}\s)$/u,
  /** Names alone, the last one of a state: "1807 Broadway, Portland, OR 17932". */
  names: /^[a-z]?,?\s(?:\p{Lu}[\p{L}.'\u2019-]*,?\s(?:\p{Ll}{1,3}\s)?){1,5}(?:[A-Z]{2}|\p{Lu}\p{Ll}+),?\s$/u,
  /** Street and city in a few words. */
  words: /^[a-z]?,?\s(?:[\p{L}.'\u2019-]{1,20},?\s){1,6}$/iu,
} as const;
