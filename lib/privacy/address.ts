import type { Finding } from './finding.ts';
import { readLetteredPostcode } from './postcode.ts';
import type { DigitsToken, Token } from './tokens.ts';
import { patternOf } from './words.ts';

/** How far a house number may stand from its postcode, UTF-16 units. */
const REACH = 80;
/** From the beginning of a street's name to its house number. */
const LONGEST_STREET = 50;

/** Postcodes with their house numbers; a postcode with letters stands for a few houses and counts alone. */
export function findAddresses(text: string, tokens: readonly Token[]): Finding[] {
  const findings: Finding[] = [];
  tokens.forEach((token, index) => {
    const lettered = readLetteredPostcode(text, token);
    if (lettered) findings.push(withHouse(text, tokens, index, lettered) ?? lettered);
    if (token.type !== 'digits' || !isFiveDigitPostcode(text, token)) return;
    const finding = withHouse(text, tokens, index, { start: token.start, end: token.end, kind: 'ADDRESS' });
    if (finding) findings.push(finding);
  });
  return findings;
}

/** German, Spanish, French and American ones look alike. */
const isFiveDigitPostcode = (text: string, token: DigitsToken): boolean =>
  token.digits.length === 5 && !token.letterAfter && !/^[.,:]\d/.test(text.slice(token.end, token.end + 2));

const STREET = new RegExp(
  `(?<![\\p{L}\\d])${patternOf(words => words.streets.words)}(?![\\p{L}\\d])` +
    `|${patternOf(words => words.streets.endings)}(?![\\p{L}\\d])`,
  'giu',
);

/** The postcode together with the house number and street before it, or behind it. */
function withHouse(text: string, tokens: readonly Token[], index: number, postcode: Finding): Finding | undefined {
  return before(text, tokens, index, postcode) ?? behind(text, tokens, index, postcode);
}

function before(text: string, tokens: readonly Token[], index: number, postcode: Finding): Finding | undefined {
  const least = postcode.start - REACH;
  let house: DigitsToken | undefined;
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (!token || token.start < least) break;
    if (isHouseNumber(token)) house = token;
  }
  if (!house) return undefined;
  // "12 rue de Rivoli, 75001": the number comes first; "Hauptstraße 12, 10115": the street does.
  if (firstStreet(text, house.end, postcode.start)) return { ...postcode, start: house.start };
  const street = lastStreet(text, Math.max(0, house.start - LONGEST_STREET), house.start);
  if (street) return { ...postcode, start: street.start };
  const adjacent = /^[,\s]{1,3}$/.test(text.slice(house.end, Math.min(postcode.start, house.end + 4)));
  return adjacent ? { ...postcode, start: house.start } : undefined;
}

/** "10117 Berlin, Unter den Linden 77": the street need not be called one. */
const CITY_THEN_STREET = /^\s\p{Lu}[\p{L} -]{2,30},\s\p{Lu}[^\d,]{2,40}\s\d{1,4}[a-z]?(?![\p{L}\d])/u;

function behind(text: string, tokens: readonly Token[], index: number, postcode: Finding): Finding | undefined {
  const most = postcode.end + REACH;
  const cityFirst = CITY_THEN_STREET.exec(text.slice(postcode.end, most));
  if (cityFirst) return { ...postcode, end: postcode.end + cityFirst[0].length };
  const street = firstStreet(text, postcode.end, most);
  if (!street) return undefined;
  for (let at = index + 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.end > most) break;
    if (token.start < postcode.end || !isHouseNumber(token)) continue;
    return { ...postcode, end: Math.max(token.end, street.end) };
  }
  return undefined;
}

const isHouseNumber = (token: Token): token is DigitsToken =>
  token.type === 'digits' && token.digits.length <= 4 && !token.letterBefore;

interface Place {
  start: number;
  end: number;
}

const firstStreet = (text: string, from: number, to: number): Place | undefined => streets(text, from, to).next().value;

const lastStreet = (text: string, from: number, to: number): Place | undefined => [...streets(text, from, to)].at(-1);

function* streets(text: string, from: number, to: number): Generator<Place, undefined> {
  for (const found of text.slice(from, to).matchAll(STREET)) {
    let start = from + found.index;
    // A German street begins before its last syllable.
    while (start > from && /[\p{L}-]/u.test(text.charAt(start - 1))) start -= 1;
    yield { start, end: from + found.index + found[0].length };
  }
  return undefined;
}
