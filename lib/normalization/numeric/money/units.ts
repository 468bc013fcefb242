import type { MoneyWords } from '../../../languages/index.ts';
import { tokenize } from '../tokens.ts';
import { DOLLAR_QUALIFIERS, FURTHER_CODES, MINOR_SYMBOLS, SYMBOLS, WORDLIKE_CODES } from './symbols.ts';

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

/** Units by the words that lead to them. */
interface Branch {
  unit: Unit | undefined;
  readonly next: Map<string, Branch>;
}

/** Built on first use of a locale from CLDR's names, the locale's own words and the signs. The first to claim a name has it. */
export function createUnitIndex(words: MoneyWords): UnitIndex {
  const stem = createStemmer(words);
  const root: Branch = { unit: undefined, next: new Map() };
  const signs = new Set<string>();
  const add = (said: readonly string[], unit: Unit) => {
    if (said.length === 0) return;
    let branch = root;
    for (const word of said) branch = branchOf(branch, word);
    branch.unit ??= unit;
    if (unit.sign) signs.add(said[0] ?? '');
  };
  for (const [name, { codes, factor = 1, alone = false }] of Object.entries(words.units)) {
    add(name.split(' ').map(stem), { codes: split(codes), factor, alone, sign: false, wordlike: name.length === 1 });
  }
  addSigns(add);
  addNames(words, stem, add);
  return { of: new Set(words.of), signs, match: (tokens, at) => follow(root, tokens, at, at, stem) };
}

function branchOf(branch: Branch, word: string): Branch {
  const known = branch.next.get(word);
  if (known) return known;
  const made: Branch = { unit: undefined, next: new Map() };
  branch.next.set(word, made);
  return made;
}

type Tokens = readonly { readonly text: string }[];

/** The longest way through the branches, each word as it stands or by its stem; hyphens and stops may part the words. */
function follow(
  branch: Branch,
  tokens: Tokens,
  start: number,
  at: number,
  stem: (word: string) => string,
): UnitMatch | undefined {
  const longer =
    step(branch, tokens, start, at, stem) ??
    (isStop(tokens, at) && at > start ? step(branch, tokens, start, at + 1, stem) : undefined);
  return longer ?? (branch.unit && { unit: branch.unit, next: at });
}

function step(
  branch: Branch,
  tokens: Tokens,
  start: number,
  at: number,
  stem: (word: string) => string,
): UnitMatch | undefined {
  const text = tokens[at]?.text;
  if (text === undefined || branch.next.size === 0) return undefined;
  const exact = branch.next.get(text);
  const found = exact && follow(exact, tokens, start, at + 1, stem);
  if (found) return found;
  const stemmed = stem(text);
  const inflected = stemmed === text ? undefined : branch.next.get(stemmed);
  return inflected && follow(inflected, tokens, start, at + 1, stem);
}

const isStop = (tokens: Tokens, at: number): boolean => tokens[at]?.text === '-' || tokens[at]?.text === '.';

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
    .map(token => token.text);

const split = (codes: string): string[] => codes.split(' ').filter(code => code !== '');

/** Takes endings off as long as three letters stay, so that "finlandeses" and "finlandés" meet. */
function createStemmer({ endings, irregular }: MoneyWords): (word: string) => string {
  const plurals = new Map(Object.entries(irregular));
  const stem = (word: string): string => {
    const ending = endings.find(end => word.endsWith(end) && word.length - end.length >= 3);
    return ending === undefined ? word : stem(word.slice(0, -ending.length));
  };
  return word => stem(plurals.get(word) ?? word);
}
