/** Encodes the units of a language as data. Only the build runs this. */
import type { MoneyWords } from '../../../languages/index.ts';
import { cldrUnits } from './names.ts';
import { signUnits } from './signs.ts';
import { createStemmer, type Stem } from './stem.ts';
import { type MoneyTables, type StoredBranch, UNIT_FLAGS } from './tables.ts';
import { type NamedUnit, type Unit, unitOf } from './unit.ts';

/** Takes the words of the locale, then the signs, then CLDR's names. If a name occurs twice, the first one wins. */
export function encodeMoney(words: MoneyWords): MoneyTables {
  const stem = createStemmer(words);
  const places = new Map<string, number>();
  const root: Branch = { unit: undefined, next: new Map() };
  const signs = new Set<string>();
  for (const [said, unit] of allUnits(words, stem)) {
    if (said.length === 0) continue;
    let branch = root;
    for (const word of said) branch = branchOf(branch, word);
    branch.unit ??= unit;
    if (unit.sign) signs.add(said[0] ?? '');
  }
  const { of, endings, irregular, priceJoins, ownScales } = words;
  return {
    names: Array.from(root.next, ([word, branch]) => `${word} ${JSON.stringify(write(branch, places))}`).join('\n'),
    units: [...places.keys()].join('\n'),
    signs: [...signs],
    words: { of, endings, irregular, priceJoins, ownScales },
  };
}

function* allUnits(words: MoneyWords, stem: Stem): Generator<NamedUnit> {
  for (const [name, { codes, factor = 1, alone = false }] of Object.entries(words.units)) {
    const named = codes === '' ? [] : codes.split(' ');
    yield [name.split(' ').map(stem), unitOf(named, { factor, alone, wordlike: name.length === 1 })];
  }
  yield* signUnits();
  yield* cldrUnits(words, stem);
}

/** Units by the words that lead to them. */
interface Branch {
  unit: Unit | undefined;
  readonly next: Map<string, Branch>;
}

function branchOf(branch: Branch, word: string): Branch {
  const known = branch.next.get(word);
  if (known) return known;
  const made: Branch = { unit: undefined, next: new Map() };
  branch.next.set(word, made);
  return made;
}

/** @param the positions of the units that are already written, by their JSON */
function write({ unit, next }: Branch, places: Map<string, number>): StoredBranch {
  const place = unit ? placeOf(unit, places) : -1;
  if (next.size === 0) return [place];
  return [place, Object.fromEntries(Array.from(next, ([word, branch]) => [word, write(branch, places)]))];
}

function placeOf({ codes, factor, alone, sign, wordlike }: Unit, places: Map<string, number>): number {
  const flags = (alone ? UNIT_FLAGS.alone : 0) + (sign ? UNIT_FLAGS.sign : 0) + (wordlike ? UNIT_FLAGS.wordlike : 0);
  const key = `${codes.join(' ')}|${factor}|${flags}`;
  const place = places.get(key) ?? places.size;
  places.set(key, place);
  return place;
}
