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

export function createUnitIndex({ units, names, signs, words }: MoneyTables): UnitIndex {
  const stem = createStemmer(words);
  const lines = units.split('\n');
  const first = new FirstBranches(names);
  const read: (Unit | undefined)[] = [];
  const unitAt = (place: number): Unit | undefined => {
    const line = lines[place];
    if (line !== undefined) read[place] ??= readUnit(line);
    return read[place];
  };
  return {
    of: new Set(words.of),
    signs: new Set(signs),
    match(tokens, at) {
      const found = step(first, { tokens, stem }, at);
      const unit = found && unitAt(found.place);
      return found && unit && { unit, next: found.next };
    },
  };
}

function readUnit(line: string): Unit {
  const [codes = '', factor, flags] = line.split('|');
  const has = (flag: number): boolean => (Number(flags) & flag) !== 0;
  return unitOf(codes === '' ? [] : codes.split(' '), {
    factor: Number(factor),
    alone: has(UNIT_FLAGS.alone),
    sign: has(UNIT_FLAGS.sign),
    wordlike: has(UNIT_FLAGS.wordlike),
  });
}

/**
 * The branches by their first word, each parsed when its word is first said. Most tokens are not a unit: a look-up in an object
 * with 800 keys would take four times as long.
 */
class FirstBranches {
  readonly #branches = new Map<string, string | StoredBranch>();

  constructor(names: string) {
    for (const line of names.split('\n')) {
      const end = line.indexOf(' ');
      this.#branches.set(line.slice(0, end), line.slice(end + 1));
    }
  }

  get(word: string): StoredBranch | undefined {
    const found = this.#branches.get(word);
    if (typeof found !== 'string') return found;
    const branch: StoredBranch = JSON.parse(found);
    this.#branches.set(word, branch);
    return branch;
  }
}

interface Found {
  readonly place: number;
  readonly next: number;
}

interface Search {
  readonly tokens: Tokens;
  readonly stem: Stem;
}

/** The longest path through the branches. Hyphens and full stops may separate the words. */
function follow(branch: StoredBranch, search: Search, at: number): Found | undefined {
  const [place, next] = branch;
  const overStop = isStop(search.tokens, at);
  const longer = next && (step(next, search, at) ?? (overStop ? step(next, search, at + 1) : undefined));
  return longer ?? (place < 0 ? undefined : { place, next: at });
}

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

const isFirst = (next: Branches): next is FirstBranches => next instanceof FirstBranches;

const isStop = (tokens: Tokens, at: number): boolean => tokens[at]?.text === '-' || tokens[at]?.text === '.';
