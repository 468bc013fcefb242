import { foldWord, tokenize } from '../tokens.ts';
import { DOLLAR_QUALIFIERS, FURTHER_CODES, MINOR_SYMBOLS, SYMBOLS, WORDLIKE_CODES } from './symbols.ts';
import type { MoneyWords } from './words/money-words.ts';

/** A currency or a part of one. */
export interface Unit {
  /** ISO 4217, ranked; empty for the currency of the locale. */
  readonly codes: readonly string[];
  readonly factor: number;
  readonly alone: boolean;
  /** A sign or a code, as against a name: in free text only these may stand before their number. */
  readonly sign: boolean;
  /** A code that is also a word ("all"), or a single letter ("c"). */
  readonly wordlike: boolean;
}

export interface UnitMatch {
  readonly unit: Unit;
  readonly next: number;
}

/** Finds units by the tokens they are said in. */
export interface UnitIndex {
  /** The longest unit that starts at token `at`; `tokens` holds folded texts. */
  match(tokens: readonly { readonly text: string }[], at: number): UnitMatch | undefined;
  readonly of: ReadonlySet<string>;
  /** What a sign or code begins with: only there can an amount start without its number, in free text. */
  readonly signs: ReadonlySet<string>;
}

interface Phrase {
  readonly words: readonly string[];
  readonly unit: Unit;
}

/** Built on first use of a locale from CLDR's names, the locale's own words and the signs. */
export function createUnitIndex(words: MoneyWords): UnitIndex {
  const stem = createStemmer(words.endings);
  const phrases = new Map<string, Phrase[]>();
  const signs = new Set<string>();
  const add = (said: readonly string[], unit: Unit) => {
    const [first] = said;
    if (first === undefined) return;
    const list = phrases.get(first);
    if (!list) phrases.set(first, [{ words: said, unit }]);
    else if (!list.some(phrase => phrase.words.join(' ') === said.join(' '))) list.push({ words: said, unit });
    if (unit.sign) signs.add(first);
  };
  for (const [name, { codes, factor = 1, alone = false }] of Object.entries(words.units)) {
    add(name.split(' ').map(stem), { codes: split(codes), factor, alone, sign: false, wordlike: name.length === 1 });
  }
  addSigns(add);
  addNames(words, stem, add);
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  return {
    of: new Set(words.of),
    signs,
    match(tokens, at) {
      const text = tokens[at]?.text;
      if (text === undefined || text === '') return undefined;
      return find(phrases.get(text), tokens, at, text => text) ?? find(phrases.get(stem(text)), tokens, at, stem);
    },
  };
}

type Add = (said: readonly string[], unit: Unit) => void;

function addSigns(add: Add): void {
  const sign = (codes: string, wordlike = false, factor = 1): Unit => ({
    codes: split(codes),
    factor,
    alone: false,
    sign: true,
    wordlike,
  });
  for (const [said, codes] of Object.entries(SYMBOLS)) add(said.split(' '), sign(codes));
  for (const [said, codes] of Object.entries(MINOR_SYMBOLS)) add([said], { ...sign(codes, false, 0.01), sign: false });
  for (const [qualifier, code] of Object.entries(DOLLAR_QUALIFIERS)) {
    add([qualifier, '$'], sign(code));
    add(['$', qualifier], sign(code));
  }
  for (const code of currencyCodes()) {
    add([code.toLowerCase()], sign(code, WORDLIKE_CODES.has(code)));
    add([`m${code.toLowerCase()}`], sign(code, false, 1e6));
    add([code.toLowerCase(), '$'], sign(code));
    add(['$', code.toLowerCase()], sign(code));
  }
}

export const currencyCodes = (): string[] => [...new Set([...Intl.supportedValuesOf('currency'), ...FURTHER_CODES])];

/** "Swiss franc", "franc suisse"; "Malaysia ringgit", "dólar de Hong Kong"; and the noun alone where one currency has it. */
function addNames(words: MoneyWords, stem: (word: string) => string, add: Add): void {
  const names = new Intl.DisplayNames(words.locale, { type: 'currency', fallback: 'none' });
  const regions = new Intl.DisplayNames(words.locale, { type: 'region', style: 'short', fallback: 'none' });
  const byNoun = new Map<string, string[]>();
  for (const code of currencyCodes()) {
    const name = wordsOf(names.of(code) ?? '').map(stem);
    const noun = words.noun === 'last' ? name.at(-1) : name[0];
    if (noun === undefined) continue;
    const unit = { codes: [code], factor: 1, alone: false, sign: false, wordlike: false };
    add(name, unit);
    byNoun.set(noun, [...(byNoun.get(noun) ?? []), code]);
    const region = code.startsWith('X') ? [] : wordsOf(regionName(regions, code.slice(0, 2))).map(stem);
    if (region.length > 0) add(words.noun === 'last' ? [...region, noun] : [noun, ...region], unit);
    if (region.length > 0 && words.noun === 'first') for (const of of words.of) add([noun, of, ...region], unit);
  }
  for (const [noun, codes] of byNoun)
    add([noun], { codes, factor: 1, alone: false, sign: false, wordlike: noun.length < 3 });
}

function regionName(regions: Intl.DisplayNames, region: string): string {
  try {
    return regions.of(region) ?? '';
  } catch {
    return '';
  }
}

const wordsOf = (name: string): string[] =>
  tokenize(name)
    .filter(token => token.kind === 'word')
    .map(token => foldWord(token.text));

const split = (codes: string): string[] => codes.split(' ').filter(code => code !== '');

/** Takes endings off as long as three letters stay, so that "finlandeses" and "finlandés" meet. */
function createStemmer(endings: readonly string[]): (word: string) => string {
  const stem = (word: string): string => {
    const ending = endings.find(end => word.endsWith(end) && word.length - end.length >= 3);
    return ending === undefined ? word : stem(word.slice(0, -ending.length));
  };
  return stem;
}

/** Hyphens and stops may stand between the words of a name. */
function find(
  list: readonly Phrase[] | undefined,
  tokens: readonly { readonly text: string }[],
  at: number,
  normal: (text: string) => string,
): UnitMatch | undefined {
  const following = tokens[at + 1]?.text ?? '';
  const stopped = following === '-' || following === '.';
  for (const { words, unit } of list ?? []) {
    const second = words[1];
    if (second !== undefined && !stopped && second !== following && second !== normal(following)) continue;
    let next = at;
    const fits = words.every(word => {
      if (next > at && (tokens[next]?.text === '-' || tokens[next]?.text === '.') && word !== tokens[next]?.text)
        next += 1;
      const text = tokens[next]?.text;
      next += 1;
      return text !== undefined && (text === word || normal(text) === word);
    });
    if (fits) return { unit, next };
  }
  return undefined;
}
