import { createStemmer, type Stem } from './stem.ts';
import { type MoneyTables, type StoredBranch, UNIT_FLAGS } from './tables.ts';
import { type Unit, unitOf } from './unit.ts';

export interface UnitMatch {
  readonly unit: Unit;
  readonly next: number;
}

type Tokens = readonly { readonly text: string }[];

/** Finds units by the tokens in which they are said. */
export interface UnitIndex {
  /** The longest unit that starts at token `at`; `tokens` holds folded texts. */
  match(tokens: Tokens, at: number): UnitMatch | undefined;
  readonly of: ReadonlySet<string>;
  /** The first characters of signs and codes. In free text, only these can start an amount before its number. */
  readonly signs: ReadonlySet<string>;
}

export function createUnitIndex({ units, root, signs, words }: MoneyTables): UnitIndex {
  const stem = createStemmer(words);
  // Most tokens are not a unit. A look-up in an object with 800 keys would take four times as long.
  const first = new Map(Object.entries(root[1] ?? {}));
  const read: (Unit | undefined)[] = [];
  const unitAt = (place: number): Unit | undefined => {
    const stored = units[place];
    if (stored) read[place] ??= readUnit(stored);
    return read[place];
  };
  return {
    of: new Set(words.of),
    signs: new Set(signs),
    match(tokens, at) {
      const found = step(first, { tokens, start: at, stem }, at);
      const unit = found && unitAt(found.place);
      return found && unit && { unit, next: found.next };
    },
  };
}

const readUnit = ([codes, factor, flags]: MoneyTables['units'][number]): Unit =>
  unitOf(codes === '' ? [] : codes.split(' '), {
    factor,
    alone: (flags & UNIT_FLAGS.alone) !== 0,
    sign: (flags & UNIT_FLAGS.sign) !== 0,
    wordlike: (flags & UNIT_FLAGS.wordlike) !== 0,
  });

interface Found {
  readonly place: number;
  readonly next: number;
}

interface Search {
  readonly tokens: Tokens;
  readonly start: number;
  readonly stem: Stem;
}

/** The longest path through the branches. Hyphens and full stops may separate the words. */
function follow(branch: StoredBranch, search: Search, at: number): Found | undefined {
  const { tokens, start } = search;
  const [place, next] = branch;
  const overStop = isStop(tokens, at) && at > start;
  const longer = next && (step(next, search, at) ?? (overStop ? step(next, search, at + 1) : undefined));
  return longer ?? (place < 0 ? undefined : { place, next: at });
}

type FirstBranches = ReadonlyMap<string, StoredBranch>;
type Branches = NonNullable<StoredBranch[1]> | FirstBranches;

/** Looks up the word itself, then its stem. */
function step(next: Branches, search: Search, at: number): Found | undefined {
  const text = search.tokens[at]?.text;
  if (text === undefined) return undefined;
  const exact = branchAt(next, text);
  const found = exact && follow(exact, search, at + 1);
  if (found) return found;
  const stemmed = search.stem(text);
  const inflected = stemmed === text ? undefined : branchAt(next, stemmed);
  return inflected && follow(inflected, search, at + 1);
}

/** Only own keys count, so that "constructor" is not found. */
function branchAt(next: Branches, word: string): StoredBranch | undefined {
  if (isFirst(next)) return next.get(word);
  return Object.hasOwn(next, word) ? next[word] : undefined;
}

const isFirst = (next: Branches): next is FirstBranches => next instanceof Map;

const isStop = (tokens: Tokens, at: number): boolean => tokens[at]?.text === '-' || tokens[at]?.text === '.';
