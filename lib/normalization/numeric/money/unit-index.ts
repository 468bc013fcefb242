import type { MoneyWords } from '../../../languages/index.ts';
import { cldrUnits } from './names.ts';
import { signUnits } from './signs.ts';
import { createStemmer, type Stem } from './stem.ts';
import { type NamedUnit, type Unit, unitOf } from './unit.ts';

export interface UnitMatch {
  readonly unit: Unit;
  readonly next: number;
}

type Tokens = readonly { readonly text: string }[];

/** Finds units by the tokens they are said in. */
export interface UnitIndex {
  /** The longest unit that starts at token `at`; `tokens` holds folded texts. */
  match(tokens: Tokens, at: number): UnitMatch | undefined;
  readonly of: ReadonlySet<string>;
  /** What a sign or code begins with: only there can an amount start without its number, in free text. */
  readonly signs: ReadonlySet<string>;
}

/** Units by the words that lead to them. */
interface Branch {
  unit: Unit | undefined;
  readonly next: Map<string, Branch>;
}

/** Built from the locale's own words, the signs, and CLDR's names. The first to claim a name has it. */
export function createUnitIndex(words: MoneyWords): UnitIndex {
  const stem = createStemmer(words);
  const root: Branch = { unit: undefined, next: new Map() };
  const signs = new Set<string>();
  for (const [said, unit] of allUnits(words, stem)) {
    if (said.length === 0) continue;
    let branch = root;
    for (const word of said) branch = branchOf(branch, word);
    branch.unit ??= unit;
    if (unit.sign) signs.add(said[0] ?? '');
  }
  return { of: new Set(words.of), signs, match: (tokens, at) => follow(root, { tokens, start: at, stem }, at) };
}

function* allUnits(words: MoneyWords, stem: Stem): Generator<NamedUnit> {
  for (const [name, { codes, factor = 1, alone = false }] of Object.entries(words.units)) {
    const named = codes === '' ? [] : codes.split(' ');
    yield [name.split(' ').map(stem), unitOf(named, { factor, alone, wordlike: name.length === 1 })];
  }
  yield* signUnits();
  yield* cldrUnits(words, stem);
}

function branchOf(branch: Branch, word: string): Branch {
  const known = branch.next.get(word);
  if (known) return known;
  const made: Branch = { unit: undefined, next: new Map() };
  branch.next.set(word, made);
  return made;
}

interface Search {
  readonly tokens: Tokens;
  readonly start: number;
  readonly stem: Stem;
}

/** The longest way through the branches; hyphens and stops may separate the words. */
function follow(branch: Branch, search: Search, at: number): UnitMatch | undefined {
  const { tokens, start } = search;
  const overStop = isStop(tokens, at) && at > start;
  const longer = step(branch, search, at) ?? (overStop ? step(branch, search, at + 1) : undefined);
  return longer ?? (branch.unit && { unit: branch.unit, next: at });
}

/** The word as it stands, or by its stem. */
function step(branch: Branch, search: Search, at: number): UnitMatch | undefined {
  const text = search.tokens[at]?.text;
  if (text === undefined || branch.next.size === 0) return undefined;
  const exact = branch.next.get(text);
  const found = exact && follow(exact, search, at + 1);
  if (found) return found;
  const stemmed = search.stem(text);
  const inflected = stemmed === text ? undefined : branch.next.get(stemmed);
  return inflected && follow(inflected, search, at + 1);
}

const isStop = (tokens: Tokens, at: number): boolean => tokens[at]?.text === '-' || tokens[at]?.text === '.';
