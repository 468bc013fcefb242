import type { Finding } from './finding.ts';
import { readSpelledPostcode } from './spelled-postcode.ts';
import type { DigitsToken, Token } from './tokens.ts';

/** How far a house number may stand from its postcode, UTF-16 units. */
const REACH = 80;
/** From the beginning of a street's name to its house number. */
const LONGEST_STREET = 50;

/** Postcodes with their house numbers; a British postcode alone names a few houses and is always taken. */
export function findAddresses(text: string, tokens: readonly Token[]): Finding[] {
  const findings: Finding[] = [];
  tokens.forEach((token, index) => {
    const spelled = readSpelledPostcode(text, token, AREAS);
    if (spelled) findings.push(spelled);
    if (token.type !== 'digits') return;
    const british = readBritishPostcode(text, token);
    if (british) findings.push(withHouse(text, tokens, index, british) ?? british);
    else if (isFiveDigitPostcode(text, token)) {
      const finding = withHouse(text, tokens, index, { start: token.start, end: token.end, kind: 'ADDRESS' });
      if (finding) findings.push(finding);
    }
  });
  return findings;
}

const AREAS: ReadonlySet<string> = new Set(
  `AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL
   GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX
   PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR
   WS WV YO ZE`
    .trim()
    .split(/\s+/),
);
/** Outward and inward code; the last two letters are never C I K M O V. */
const BRITISH = /^([A-Z]{1,2})(\d[A-Z\d]?)[\s-]{0,2}\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\d])/iu;

function readBritishPostcode(text: string, token: DigitsToken): Finding | undefined {
  if (!token.letterBefore || token.digits.length > 3) return undefined;
  const before = /(?<![\p{L}\d])[A-Z]{1,2}$/iu.exec(text.slice(Math.max(0, token.start - 3), token.start));
  if (!before) return undefined;
  const start = token.start - before[0].length;
  const code = BRITISH.exec(text.slice(start, start + 10));
  if (!code || !AREAS.has((code[1] ?? '').toUpperCase())) return undefined;
  return { start, end: start + code[0].length, kind: 'ADDRESS' };
}

/** German, Spanish, French and American ones look alike. */
const isFiveDigitPostcode = (text: string, token: DigitsToken): boolean =>
  token.digits.length === 5 && !token.letterAfter && !/^[.,:]\d/.test(text.slice(token.end, token.end + 2));

const STREET = new RegExp(
  [
    '(?<![\\p{L}\\d])(?:',
    'street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|court|ct|boulevard|blvd|bd|bvd|way|close|crescent|terrace|square|sq|',
    'gardens|grove|hill|mews|parade|parkway|pkwy|highway|hwy|place|pl|circle|cir|trail|row|walk|wharf|house|flat|apt|',
    'calle|c|avenida|avda|plaza|pza|paseo|carrer|camino|ronda|travesía|',
    'rue|chemin|allée|allee|impasse|quai|cours|route|faubourg|',
    'number|no|nr|hausnummer|número|numéro|n',
    ')(?![\\p{L}\\d])',
    '|(?:straße|strasse|str|weg|platz|allee|gasse|ring|damm|ufer|chaussee|promenade)(?![\\p{L}\\d])',
  ].join(''),
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
