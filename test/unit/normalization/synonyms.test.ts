import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { compileRules } from '../../../lib/normalization/rules/compile.ts';
import { createInexactSearches, createSynonymLookup } from '../../../lib/normalization/synonyms/index.ts';
import { keyOfWords, synonymKey } from '../../../lib/normalization/synonyms/key.ts';
import { isAlphabetic } from '../../../lib/normalization/synonyms/words.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { catalogueRules, nearMisses, PRODUCTS, typos } from '../../fixtures/near-misses.ts';
import { sized } from '../../fixtures/test-scale.ts';

const searches = createInexactSearches();

beforeAll(async () => {
  for (const language of LANGUAGES) await searches.load(language);
});

interface Value {
  value: string;
  synonyms?: Record<string, string[]>;
}

function lookupOf(values: readonly Value[], fuzzy = true) {
  const document = { version: 't', entities: { p: { kind: 'list', fuzzy, values } } };
  const rule = compileRules(JSON.stringify(document, null, 1)).rules.p;
  if (!rule) throw new Error('the rule is missing');
  const lookup = createSynonymLookup(rule, searches.loaded);
  return (said: string, language: Language = 'en-US') => lookup.find(said, language);
}

const headphones: Value[] = [
  {
    value: 'WH-1000XM5',
    synonyms: {
      en: ['wireless headphones'],
      de: ['kabellose Kopfhörer', 'Straßenlautsprecher'],
      es: ['auriculares inalámbricos'],
      fr: ['casque sans fil', 'écouteurs réseaux'],
    },
  },
  { value: 'BUDS-PRO', synonyms: { en: ['e-mail buds'], any: ['buds 1 12'] } },
];

describe('SynonymLookup', () => {
  const find = lookupOf(headphones);

  eachRow([
    ['wireless headphones', 'en-US', 'exact', 'spelling'],
    ['Wireless  Head-Phones', 'en-US', 'folded', 'fold'],
    ['ＷＨ-1000xm5', 'fr-FR', 'folded', 'fold'],
    ['wh 1000xm5', 'es-ES', 'folded', 'fold'],
    ['KABELLOSE KOPFHORER', 'de-DE', 'folded', 'fold'],
    ['strassenlautsprecher', 'de-DE', 'folded', 'fold'],
    ['wireless headphone', 'en-GB', 'folded', 'singular'],
    ['kabellosen Kopfhörern', 'de-DE', 'folded', 'singular'],
    ['kabelloser Kopfhoerer', 'de-DE', 'folded', 'singular'],
    ['auricular inalambrico', 'es-ES', 'folded', 'singular'],
    ['casques sans fil', 'fr-FR', 'folded', 'singular'],
    ['casque sans fils', 'fr-FR', 'folded', 'singular'],
    ['écouteur réseau', 'fr-FR', 'folded', 'singular'],
    ['wireles headphones', 'en-US', 'fuzzy', 'correction'],
    ['wireless headfones', 'en-US', 'fuzzy', 'correction'],
    ['wireless hedphones', 'en-US', 'fuzzy', 'correction'],
    ['wire less head phnes', 'en-US', 'fuzzy', 'correction'],
    ['kabelose Kopfhörer', 'de-DE', 'fuzzy', 'correction'],
  ] as const)('reads "%s" in %s as %s (%s)', (said, language, match, by) => {
    expect(find(said, language)).toMatchObject({ value: 'WH-1000XM5', match, by });
  });

  eachRow([
    ['the wireless headphones.', 'en-US', 'fold'],
    ['my wireless headphones', 'en-GB', 'fold'],
    ['a pair of Wireless Headphones', 'en-US', 'fold'],
    ['“these wireless headphone”', 'en-US', 'singular'],
    ['the wireles headphones', 'en-US', 'correction'],
    ['meine kabellose Kopfhörer!', 'de-DE', 'fold'],
    ['ein Paar kabellose Kopfhörer', 'de-DE', 'fold'],
    ['die kabellosen Kopfhörern', 'de-DE', 'singular'],
    ['den kabelose Kopfhörer', 'de-DE', 'correction'],
    ['mis auriculares inalámbricos', 'es-ES', 'fold'],
    ['un par de auriculares inalámbricos.', 'es-ES', 'fold'],
    ['el auricular inalámbrico', 'es-ES', 'singular'],
    ['los auriculares inalambicos', 'es-ES', 'correction'],
    ['mes écouteurs réseaux', 'fr-FR', 'fold'],
    ["l'écouteur réseau", 'fr-FR', 'singular'],
    ['une paire de casques sans fil', 'fr-FR', 'singular'],
    ['le casqe sans fil.', 'fr-FR', 'correction'],
  ] as const)('finds the name in "%s" in %s (%s)', (said, language, by) => {
    expect(find(said, language)).toMatchObject({ value: 'WH-1000XM5', by });
  });

  eachRow([
    ['in dunkelblau', 'de-DE'],
    ['in der Farbe Dunkelblau', 'de-DE'],
    ['en azul marino', 'es-ES'],
    ['de color azul marino', 'es-ES'],
    ['en bleu marine', 'fr-FR'],
    ['de couleur bleu marine', 'fr-FR'],
  ] as const)('finds a colour behind its preposition: "%s" in %s', (said, language) => {
    const synonyms = { de: ['dunkelblau'], es: ['azul marino'], fr: ['bleu marine'] };
    expect(lookupOf([{ value: 'navy', synonyms }])(said, language)).toMatchObject({ value: 'navy' });
  });

  it('takes a name that has an article itself before the one without', () => {
    const names = lookupOf([{ value: 'The Box' }, { value: 'Box' }]);
    expect([names('the box'), names('a box'), names('my the box')]).toMatchObject([
      { value: 'The Box' },
      { value: 'Box' },
      { value: 'Box' },
    ]);
  });

  eachRow([
    ['wirel', 'en-US'],
    ['the wireless', 'en-US'],
    ['kabellose Ko', 'de-DE'],
    ['mis auric', 'es-ES'],
    ['le casque', 'fr-FR'],
  ] as const)('gives a candidate for what was cut off: "%s" in %s', (said, language) => {
    expect(find(said, language)).toEqual({ candidates: ['WH-1000XM5'], isCutOff: true });
  });

  it('gives none for a beginning that is short, that many names share, or of a rule that corrects nothing', () => {
    expect(find('wire')).toBeUndefined();
    expect(lookupOf(headphones, false)('wirel')).toBeUndefined();
    const many = lookupOf(Array.from({ length: 20 }, (_, at) => ({ value: `Speaker ${at} of twenty` })));
    expect(many('speaker')).toBeUndefined();
  });

  eachRow([
    ['masque sans fil', 'fr-FR'],
    ['mireless headphones', 'en-US'],
    ['tabellose Kopfhörer', 'de-DE'],
    ['puriculares inalámbricos', 'es-ES'],
  ] as const)('takes another first letter for another word: "%s" in %s', (said, language) => {
    expect(find(said, language)).toBeUndefined();
  });

  it('corrects a first letter that is missing, swapped, or sounds alike', () => {
    expect(find('ireless headphones')).toMatchObject({ value: 'WH-1000XM5' });
    expect(find('iwreless headphones')).toMatchObject({ value: 'WH-1000XM5' });
    expect(find('kasque sans fil', 'fr-FR')).toMatchObject({ value: 'WH-1000XM5' });
  });

  it('knows German plurals in -en', () => {
    const lamps = lookupOf([{ value: 'LAMP', synonyms: { de: ['Lampe', 'Ladegerät'] } }], false);
    expect(lamps('Lampen', 'de-DE')).toMatchObject({ value: 'LAMP', by: 'singular' });
    expect(lamps('Ladegeräten', 'de-DE')).toMatchObject({ value: 'LAMP', by: 'singular' });
  });

  it('holds synonyms to their language and lets names hold in all', () => {
    expect(find('wireless headphones', 'de-DE')).toBeUndefined();
    expect(find('buds-pro', 'de-DE')).toMatchObject({ value: 'BUDS-PRO' });
  });

  it('lets the narrower scope win', () => {
    const pants = lookupOf([
      { value: 'TROUSERS', synonyms: { en: ['pants'] } },
      { value: 'UNDERWEAR', synonyms: { 'en-GB': ['pants'] } },
    ]);
    expect(pants('pants', 'en-GB')).toMatchObject({ value: 'UNDERWEAR', scope: 'en-GB' });
    expect(pants('pants', 'en-US')).toMatchObject({ value: 'TROUSERS', scope: 'en' });
  });

  it('keeps digits apart that are said apart', () => {
    expect(find('buds 1 12')).toMatchObject({ value: 'BUDS-PRO' });
    expect(find('buds 11 2')).toBeUndefined();
    expect(find('buds 112')).toBeUndefined();
  });

  it('does not correct where the rule does not say so', () => {
    expect(lookupOf(headphones, false)('wireles headphones')).toBeUndefined();
  });

  it('never corrects words with digits, words that deny, or short names', () => {
    const codes = lookupOf([
      { value: 'XM500000' },
      { value: 'Series Seven Speaker' },
      { value: 'Canon' },
      { value: 'refundable' },
    ]);
    for (const said of ['XN500000', 'XM500001', 'Canom', 'not refundable', 'nonrefundable', 'Series Eleven Speaker']) {
      expect(codes(said)).toBeUndefined();
    }
  });

  it('does not turn a name made of known words into another one', () => {
    const names = lookupOf([{ value: 'Studio Beats' }, { value: 'Studio Buds' }, { value: 'Power Beads' }]);
    expect(names('Studio Beads')).toBeUndefined();
    expect(names('Power Beats')).toBeUndefined();
  });

  it('gives the candidates of a tie and of a near miss between two values, nearest first', () => {
    const names = lookupOf([
      { value: 'Marine Speaker' },
      { value: 'Martin Speaker' },
      { value: 'Resolution' },
      { value: 'Revolution' },
    ]);
    expect(names('Marin Speaker')).toEqual({
      candidates: expect.arrayContaining(['Marine Speaker', 'Martin Speaker']),
      isCutOff: false,
    });
    expect(names('Rezolution')).toEqual({ candidates: ['Resolution', 'Revolution'], isCutOff: false });
    expect(names('Revolutiom')).toEqual({ candidates: ['Revolution', 'Resolution'], isCutOff: false });
  });

  it('gives the candidates where two values share a singular', () => {
    const names = lookupOf([
      { value: 'A', synonyms: { en: ['glasses'] } },
      { value: 'B', synonyms: { en: ['glass'] } },
    ]);
    expect(names('glass')).toMatchObject({ value: 'B' });
    expect(lookupOf([{ value: 'Watches Band' }, { value: 'Watch Bands' }], false)('Watches Bands')).toEqual({
      candidates: ['Watch Bands', 'Watches Band'],
      isCutOff: false,
    });
  });

  it('answers for nothing but punctuation, and for very long texts', () => {
    expect(find('-- --')).toBeUndefined();
    expect(find('wireles headphones '.repeat(5_000))).toBeUndefined();
  });
});

const SAID = sized(600, 2_000);

describe('correction of slips', () => {
  const { rules } = compileRules(catalogueRules());
  const find = (rule: string, said: string, language: Language) => {
    const index = rules[rule];
    return index && createSynonymLookup(index, searches.loaded).find(said, language);
  };

  it('corrects no name, id or phrase that is close to another one but not it', () => {
    const lookups = new Map(
      Object.entries(rules).map(([name, rule]) => [name, createSynonymLookup(rule, searches.loaded)]),
    );
    const wrong = nearMisses(SAID).filter(({ rule, said, language }) => {
      const found = lookups.get(rule)?.find(said, language);
      return found && !('candidates' in found);
    });
    expect(wrong).toEqual([]);
  });

  it('corrects at least 90 % of the names with one slip, and none of them wrongly', () => {
    const lookup = createSynonymLookup(
      rules.product ?? { kind: 'list', unknown: 'keep', private: false, casing: 'keep' },
      searches.loaded,
    );
    const found = typos(PRODUCTS, SAID).map(({ said, meant }) => ({ meant, match: lookup.find(said, 'en-US') }));
    const settled = found.flatMap(({ meant, match }) =>
      match && 'value' in match ? [{ meant, value: match.value }] : [],
    );
    expect(settled.filter(({ meant, value }) => meant !== value)).toEqual([]);
    expect(settled.length / found.length).toBeGreaterThanOrEqual(0.9);
  });

  it('finds each name of the catalogue itself', () => {
    for (const name of PRODUCTS) expect(find('product', name, 'fr-FR')).toMatchObject({ value: name, match: 'exact' });
  });
});

describe('keyOfWords', () => {
  it('gives words the key of a text of them, with a space between digits only', () => {
    for (const words of [['ear', 'buds'], ['wh', '1000', 'xm5'], ['1', '12'], ['a1', '2b'], ['5', 'pack', '5'], []]) {
      expect(keyOfWords(words)).toBe(synonymKey(words.join(' ')));
    }
    expect(keyOfWords(['1', '12'])).toBe('1 12');
  });
});

describe('isAlphabetic', () => {
  eachRow([
    ['cafe', true],
    ["d'or", true],
    ['наушники', true],
    ['xm5', false],
    ['№', false],
    ['наушники2', false],
    ['', false],
  ])('tells of %j: %s', (word, expected) => {
    expect(isAlphabetic(word)).toBe(expected);
  });
});
