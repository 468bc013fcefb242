import type { MoneyWords } from '../../../languages/index.ts';
import { tokenize } from '../tokens.ts';
import { currencyCodes } from './currency-codes.ts';
import type { Stem } from './stem.ts';
import { type NamedUnit, unitOf } from './unit.ts';

/**
 * CLDR's names: "Swiss franc", "franc suisse"; the noun with the country's name: "Malaysia ringgit", "dólar de Hong
 * Kong"; and the noun alone for all currencies that have it.
 */
export function* cldrUnits(words: MoneyWords, stem: Stem): Generator<NamedUnit> {
  const names = new Intl.DisplayNames(words.locale, { type: 'currency', fallback: 'none' });
  const regions = new Intl.DisplayNames(words.locale, { type: 'region', style: 'short', fallback: 'none' });
  const byNoun = new Map<string, string[]>();
  for (const code of currencyCodes()) {
    const name = wordsOf(names.of(code) ?? '').map(stem);
    const noun = words.noun === 'last' ? name.at(-1) : name[0];
    if (noun === undefined) continue;
    const unit = unitOf([code]);
    yield [name, unit];
    byNoun.set(noun, [...(byNoun.get(noun) ?? []), code]);
    const region = code.startsWith('X') ? [] : wordsOf(regionName(regions, code.slice(0, 2))).map(stem);
    if (region.length > 0) for (const said of withRegion(words, noun, region)) yield [said, unit];
  }
  for (const [noun, codes] of byNoun) yield [[noun], unitOf(codes, { wordlike: noun.length < 3 })];
}

function withRegion({ noun: place, of }: MoneyWords, noun: string, region: readonly string[]): string[][] {
  if (place === 'last') return [[...region, noun]];
  return [[noun, ...region], ...of.map(word => [noun, word, ...region])];
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
