import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../lib/config.ts';
import { applyCasing } from '../../../lib/normalization/casing.ts';
import { canonicalize, createNormalizer, normalizationConfig } from '../../../lib/normalization/index.ts';
import type { NormalizationRequest } from '../../../lib/normalization/port.ts';
import { compileRules } from '../../../lib/normalization/rules/compile.ts';
import type { NluEntity } from '../../../lib/provider/port.ts';
import { anyText } from '../../fixtures/any-text.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { sized } from '../../fixtures/test-scale.ts';

const rules = compileRules('lib/normalization/rules/default.yaml');
const sentence = 'I need a refund for my wireless headphones purchased last Tuesday';

const entity = (name: string, value: string, changes: Partial<NluEntity> = {}): NluEntity => ({
  ...{ name, value, confidence: 0.9, start: null, end: null },
  ...changes,
});

/** Normalises under rules given as a document's `entities`, or under the default ones. */
async function normalize(
  text: string,
  entities: NluEntity[],
  own?: object,
  changes: Partial<NormalizationRequest> = {},
) {
  const index = own ? compileRules(JSON.stringify({ version: 't', entities: own }, null, 1)) : rules;
  return createNormalizer({ rules: index }).normalize({
    text: canonicalize(text),
    entities,
    language: 'en-US',
    entityTypes: [...new Set(entities.map(({ name }) => name))],
    confidenceThreshold: 0.75,
    referenceTime: Date.UTC(2026, 10, 22, 12),
    timeZone: 'America/New_York',
    ...changes,
  });
}

describe('Normalizer', () => {
  it('answers the published conversation with its spans, values and rules', async () => {
    const { entities, dropped } = await normalize(sentence, [
      entity('product', 'wireless headphones', { start: 25, end: 44, confidence: 0.94 }),
      entity('intent', 'refund', { start: 9, end: 15 }),
      entity('date', 'last Tuesday', { start: 55, end: 67 }),
    ]);
    expect(entities).toEqual([
      {
        ...{ name: 'product', value: 'WH-1000XM5', confidence: 0.94, start: 23, end: 42 },
        ...{ raw_value: 'wireless headphones', match: 'exact', rule: 'product/WH-1000XM5' },
      },
      {
        ...{ name: 'intent', value: 'PROCESS_REFUND', confidence: 0.9, start: 9, end: 15 },
        ...{ raw_value: 'refund', match: 'exact', rule: 'intent/PROCESS_REFUND' },
      },
      expect.objectContaining({
        ...{ name: 'date', value: '2026-11-17', start: 53, end: 65, raw_value: 'last Tuesday', match: 'typed' },
        ...{ rule: 'date', typed: expect.objectContaining({ kind: 'date', grain: 'day' }) },
      }),
    ]);
    expect(dropped).toEqual([]);
  });

  eachRow([
    ['noise cancelling headphones', 'en-US', 'WH-1000XM5'],
    ['Bluetooth Earbuds', 'en-GB', 'BUDS-PRO'],
    ['kabellosen Kopfhörer', 'de-DE', 'WH-1000XM5'],
    ['auriculares inalámbricos', 'es-ES', 'WH-1000XM5'],
    ['écouteurs bluetooth', 'fr-FR', 'BUDS-PRO'],
  ] as const)('makes "%s" in %s the product %s', async (said, language, value) => {
    const { entities } = await normalize(said, [entity('product', said)], undefined, { language });
    expect(entities[0]).toMatchObject({ value });
  });

  eachRow([
    ['en-US', 'money', 'between 5 and 10 euros'],
    ['en-US', 'money', 'five to ten dollars'],
    ['en-US', 'money', '$5-10'],
    ['de-DE', 'money', 'fünf oder zehn Euro'],
    ['es-ES', 'money', 'entre 5 y 10 euros'],
    ['fr-FR', 'money', 'de 5 à 10 euros'],
    ['en-US', 'duration', '5-10 minutes'],
    ['en-US', 'duration', '2 to 3 days'],
    ['en-US', 'number', '5 to 10'],
  ] as const)('takes neither end of a range for the value: %s %s "%s"', async (language, name, said) => {
    const { entities } = await normalize(said, [entity(name, said)], undefined, { language });
    expect(entities).toMatchObject([{ value: said, match: 'none' }]);
  });

  eachRow([
    ['en-US', 'date', 'any day except Friday'],
    ['en-US', 'date', '2nd Februember'],
    ['en-US', 'money', 'not 50 dollars'],
    ['en-US', 'money', '20 dollars and the rest'],
    ['en-GB', 'duration', 'two days or so less'],
    ['de-DE', 'date', 'jeden Tag außer Freitag'],
    ['es-ES', 'date', 'cualquier día menos el viernes'],
    ['fr-FR', 'date', 'tous les jours sauf vendredi'],
  ] as const)('takes no part for the whole: %s %s "%s"', async (language, name, said) => {
    const { entities } = await normalize(said, [entity(name, said)], undefined, { language });
    expect(entities).toMatchObject([{ value: said, match: 'none' }]);
  });

  it('still finds the one value among fillers', async () => {
    const { entities } = await normalize('a refund of 20 dollars, please', [
      entity('money', 'a refund of 20 dollars, please'),
    ]);
    expect(entities).toMatchObject([{ value: '20.00 USD', match: 'typed' }]);
  });

  it('says why it drops what is not requested, not sure, or not allowed', async () => {
    const { entities, dropped } = await normalize(
      'complain refund',
      [entity('intent', 'complain'), entity('colour', 'complain'), entity('intent', 'refund', { confidence: 0.7 })],
      undefined,
      { entityTypes: ['intent'] },
    );
    expect(entities).toEqual([]);
    expect(dropped).toEqual([
      { name: 'intent', raw_value: 'complain', confidence: 0.9, reason: 'not_allowed' },
      { name: 'colour', raw_value: 'complain', confidence: 0.9, reason: 'not_requested' },
      { name: 'intent', raw_value: 'refund', confidence: 0.7, reason: 'below_threshold' },
    ]);
  });

  it('takes a confidence that equals the threshold', async () => {
    const { entities } = await normalize('refund', [entity('intent', 'refund', { confidence: 0.75 })]);
    expect(entities).toHaveLength(1);
  });

  it('gives the upstream’s value and no span for what is not in the text', async () => {
    const { entities } = await normalize('nothing here', [
      entity('product', 'Wireless headphones', { start: 0, end: 7 }),
    ]);
    expect(entities[0]).toMatchObject({
      start: null,
      end: null,
      raw_value: 'Wireless headphones',
      value: 'WH-1000XM5',
    });
  });

  it('reads typed values of 1,000 units at most, and 50,000 units together; listed ones have no bound', async () => {
    const own = { n: { kind: 'number' }, p: { kind: 'list', values: [{ value: 'A-ONE' }] } };
    const numbersAfter = async (...lengths: number[]) => {
      const long = lengths.map(length => entity('n', 'x'.repeat(length)));
      const { entities } = await normalize('5 A-ONE', [...long, entity('n', '5'), entity('p', 'A-ONE')], own);
      expect(entities.at(-1)?.value).toBe('A-ONE');
      return entities.filter(({ value }) => value === '5').length;
    };
    expect(await numbersAfter(...Array(49).fill(1_000), 999)).toBe(1);
    expect(await numbersAfter(...Array(50).fill(1_000))).toBe(0);
    expect(await numbersAfter(...Array(60).fill(1_001))).toBe(1);
  });

  it('says that a text that it cannot read is not a value', async () => {
    const { dropped } = await normalize('5', [entity('n', '5'.repeat(1_001))], { n: { kind: 'number' } });
    expect(dropped).toMatchObject([{ name: 'n', reason: 'invalid_value' }]);
  });

  it('returns every entity or says why not, with slices that equal the raw values', async () => {
    const names = fc.constantFrom(
      'product',
      'intent',
      'date',
      'number',
      'money',
      'email',
      'order_number',
      'unheard-of',
    );
    const values = fc.constantFrom(
      'refund',
      'wireless headphones',
      'last  Tuesday',
      '12',
      'a@b.de',
      '😀',
      '',
      'Ünknown',
      '44 001 22',
    );
    const upstream = fc.record({
      ...{ name: names, value: values, confidence: fc.double({ min: 0, max: 1, noNaN: true }) },
      ...{ start: fc.option(fc.nat(80)), end: fc.option(fc.nat(80)) },
    });
    const texts = fc.array(fc.oneof(values, anyText()), { maxLength: 6 }).map(parts => parts.join(' '));
    await fc.assert(
      fc.asyncProperty(texts, fc.array(upstream, { maxLength: 10 }), async (text, found) => {
        const { entities, dropped } = await normalize(text, found);
        expect(entities.length + dropped.length).toBe(found.length);
        for (const { start, end, raw_value } of entities) {
          if (start !== null && end !== null) expect(text.slice(start, end)).toBe(raw_value);
        }
      }),
      { numRuns: sized(100, 300) },
    );
  });
});

describe('rules of a list', () => {
  const list = (unknown: string, rest: object = {}) => ({
    p: { kind: 'list', unknown, values: [{ value: 'A-ONE', synonyms: { en: ['first one'] } }], ...rest },
  });

  eachRow([
    ['keep', { value: 'other', match: 'none', rule: 'p' }],
    ['null', { value: null, match: 'none', rule: 'p' }],
    ['review', { value: null, match: 'none', rule: 'p', review: true, review_reasons: ['unknown'] }],
  ])('does with an unknown value what "%s" says', async (unknown, expected) => {
    const { entities } = await normalize('other', [entity('p', 'other')], list(unknown));
    expect(entities).toEqual([expect.objectContaining(expected)]);
  });

  it('drops an unknown value where the rule says so', async () => {
    const { dropped } = await normalize('other', [entity('p', 'other')], list('drop'));
    expect(dropped).toEqual([{ name: 'p', raw_value: 'other', confidence: 0.9, reason: 'unknown_value' }]);
  });

  it('applies its casing to a kept value, not to a canonical one', async () => {
    const own = list('keep', { casing: 'lower' });
    const { entities } = await normalize('OTHER, First One', [entity('p', 'OTHER'), entity('p', 'First One')], own);
    expect(entities.map(({ value }) => value)).toEqual(['other', 'A-ONE']);
  });

  it('begins each word of a title with a capital', () => {
    expect(applyCasing("DON'T e\u0301te\u0301 3rd éa", 'title')).toBe("Don't E\u0301te\u0301 3rd Éa");
  });

  it('puts a tie up for review with its candidates', async () => {
    const own = {
      p: { kind: 'list', fuzzy: true, values: [{ value: 'Martin Speaker' }, { value: 'Marine Speaker' }] },
    };
    const { entities } = await normalize('Marin Speaker', [entity('p', 'Marin Speaker')], own);
    expect(entities[0]).toMatchObject({ value: null, match: 'none', review: true, review_reasons: ['ambiguous'] });
    expect(entities[0]?.candidates?.toSorted()).toEqual(['Marine Speaker', 'Martin Speaker']);
  });
});

describe('rules of ids', () => {
  const own = { id: { kind: 'id', casing: 'upper', ignore: ' -', unknown: 'drop', patterns: ['[A-Z]{2}[0-9]{6}'] } };

  eachRow([
    ['AB123456', 'AB123456', 'exact'],
    ['ab-123 456', 'AB123456', 'folded'],
    ['a b one two three four five six', 'AB123456', 'typed'],
  ])('reads "%s"', async (said, value, match) => {
    const { entities } = await normalize(said, [entity('id', said)], own);
    expect(entities[0]).toMatchObject({ value, match });
  });

  eachRow(['AB12345', 'AB1234567', 'A8123456', 'AB123456 and more'])('never makes an id of "%s"', async said => {
    const { dropped } = await normalize(said, [entity('id', said)], own);
    expect(dropped[0]).toMatchObject({ reason: 'invalid_value' });
  });
});

describe('rules of typed values', () => {
  it('drops what is out of range and takes the reading that is not', async () => {
    const own = {
      age: { kind: 'number', min: 18, max: 120 },
      born: { kind: 'date', max: 'P0D' },
      cost: { kind: 'money', currencies: ['EUR'], max: 100 },
    };
    const said = [
      entity('age', '12'),
      entity('age', '44'),
      entity('born', 'tomorrow'),
      entity('cost', '5 EUR'),
      entity('cost', '7 USD'),
    ];
    const { entities, dropped } = await normalize(
      '12, 44, tomorrow, 5 EUR, 7 USD, 500 EUR',
      [...said, entity('cost', '500 EUR')],
      own,
    );
    expect(entities.map(({ name, value }) => `${name} ${value}`)).toEqual(['age 44', 'cost 5.00 EUR']);
    expect(dropped.map(({ raw_value, reason }) => `${raw_value}: ${reason}`)).toEqual([
      '12: out_of_range',
      'tomorrow: out_of_range',
      '7 USD: not_allowed',
      '500 EUR: out_of_range',
    ]);
  });

  it('keeps, drops or blanks what it cannot read', async () => {
    const policy = (unknown: string) => ({ n: { kind: 'number', unknown } });
    const one = async (unknown: string) => normalize('some words', [entity('n', 'some words')], policy(unknown));
    expect((await one('keep')).entities[0]).toMatchObject({ value: 'some words', match: 'none' });
    expect((await one('drop')).dropped[0]).toMatchObject({ reason: 'invalid_value' });
    expect((await one('null')).entities[0]).toMatchObject({ value: null });
  });

  it('reads the one value that is within a longer span', async () => {
    const { entities } = await normalize('purchased last Tuesday', [entity('date', 'purchased last Tuesday')]);
    expect(entities[0]).toMatchObject({ value: '2026-11-17', raw_value: 'purchased last Tuesday' });
  });

  it('reads the clause around a time of a day, too', async () => {
    const { entities } = await normalize('I called on Sunday at 3 pm', [entity('time', 'Sunday at 3 pm')]);
    expect(entities[0]).toMatchObject({ value: '2026-11-15T15:00' });
    expect(entities[0]).not.toHaveProperty('review');
  });

  it('reads a range whose first word is before the entity', async () => {
    const { entities } = await normalize('I am free between ten and twelve', [entity('time', 'ten and twelve')]);
    expect(entities[0]).toMatchObject({ value: '10:00/12:00', raw_value: 'ten and twelve' });
    const point = await normalize('I moved here from March 5th', [entity('date', 'March 5th')]);
    expect(point.entities[0]?.value).toMatch(/^\d{4}-03-05$/);
  });

  it('returns a date that its weekday contradicts for review, with what else may be meant', async () => {
    const said = 'Thursday December 4th';
    const { entities } = await normalize(said, [entity('date', said)]);
    expect(entities[0]).toMatchObject({ value: '2026-12-04', review: true, review_reasons: ['contradiction'] });
    expect(entities[0]?.alternatives?.map(({ value }) => value)).toContain('2026-12-03');
    const sure = await normalize('Friday December 4th', [entity('date', 'Friday December 4th')]);
    expect(sure.entities[0]).not.toHaveProperty('review');
    expect(sure.entities[0]).not.toHaveProperty('review_reasons');
  });

  it('gives other readings as alternatives and guesses nothing silently', async () => {
    const { entities } = await normalize('on 10/06', [entity('date', '10/06')]);
    expect(entities[0]?.value).toMatch(/-10-06$/);
    expect(entities[0]?.alternatives?.map(({ value }) => value)).toContainEqual(expect.stringMatching(/-06-10$/));
  });

  it('reads one upstream result against each request’s own time, over the edges of daylight saving time', async () => {
    const edges = [
      ...(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Sao_Paulo'] as const).flatMap(zone =>
        [
          '2026-03-08',
          '2026-03-29',
          '2026-04-05',
          '2026-10-04',
          '2026-10-25',
          '2026-11-01',
          '2018-02-18',
          '2018-11-04',
        ].map(day => ({ zone, at: Date.parse(`${day}T00:00:00Z`) })),
      ),
    ];
    const hours = fc.integer({ min: -30 * 60, max: 54 * 60 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...edges), hours, hours, async ({ zone, at }, first, second) => {
        for (const minutes of [first, second]) {
          const referenceTime = at + minutes * 60_000;
          const found = [entity('date', 'today'), entity('date', 'yesterday'), entity('date', 'tomorrow')];
          const { entities } = await normalize('today yesterday tomorrow', found, undefined, {
            referenceTime,
            timeZone: zone,
          });
          const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(referenceTime);
          const shifted = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
          expect(entities.map(({ value }) => value)).toEqual([today, shifted(-1), shifted(1)]);
        }
      }),
      { numRuns: sized(100, 200) },
    );
  });
});

describe('the setting for "last Tuesday"', () => {
  eachRow([
    [undefined, '2026-11-17'],
    ['most-recent', '2026-11-17'],
    ['previous-week', '2026-11-10'],
  ] as const)('%s means %s on a Thursday', async (lastWeekday, value) => {
    const normalizer = createNormalizer({ rules, ...(lastWeekday ? { lastWeekday } : {}) });
    const { entities } = await normalizer.normalize({
      text: canonicalize('last Tuesday'),
      entities: [entity('date', 'last Tuesday')],
      ...{ language: 'en-US', entityTypes: ['date'], confidenceThreshold: 0 },
      ...{ referenceTime: Date.UTC(2026, 10, 19, 12), timeZone: 'UTC' },
    });
    expect(entities[0]).toMatchObject({ value });
  });

  it('is a configuration variable that takes nothing else', () => {
    expect(readConfig(normalizationConfig, {})).toEqual({ LAST_WEEKDAY: 'most-recent', BARE_HOUR: 'working-day' });
    expect(() => readConfig(normalizationConfig, { LAST_WEEKDAY: 'next' })).toThrow('LAST_WEEKDAY');
  });
});

describe('a rule for lengths of time', () => {
  it('takes no time of day for one', async () => {
    const own = { wait: { kind: 'duration', unknown: 'drop' } };
    const { entities, dropped } = await normalize('about 3', [entity('wait', '3')], own);
    expect(entities).toEqual([]);
    expect(dropped[0]).toMatchObject({ reason: 'invalid_value' });
  });
});

describe('the setting for an hour without its half of the day', () => {
  eachRow([
    [undefined, '15:00', '03:00'],
    ['working-day', '15:00', '03:00'],
    ['clock', '03:00', '15:00'],
  ] as const)('%s means %s, for review', async (bareHour, value, other) => {
    const normalizer = createNormalizer({ rules, ...(bareHour ? { bareHour } : {}) });
    const { entities } = await normalizer.normalize({
      text: canonicalize('call me at three'),
      entities: [entity('time', 'three')],
      ...{ language: 'en-US', entityTypes: ['time'], confidenceThreshold: 0 },
      ...{ referenceTime: Date.UTC(2026, 10, 19, 12), timeZone: 'UTC' },
    });
    expect(entities[0]).toMatchObject({
      value,
      alternatives: [expect.objectContaining({ value: other })],
      review: true,
    });
  });

  it('is a configuration variable that takes nothing else', () => {
    expect(() => readConfig(normalizationConfig, { BARE_HOUR: 'night' })).toThrow('BARE_HOUR');
  });
});

describe('overlaps', () => {
  const own = {
    p: { kind: 'list', unknown: 'keep', values: [{ value: 'case' }, { value: 'charging case' }] },
    q: { like: 'p' },
  };

  it('keeps the longer of two entities of one type and says that the other overlaps', async () => {
    const said = [entity('p', 'case'), entity('p', 'charging case')];
    const { entities, dropped } = await normalize('my charging case', said, own);
    expect(entities.map(({ value }) => value)).toEqual(['charging case']);
    expect(dropped).toEqual([{ name: 'p', raw_value: 'case', confidence: 0.9, reason: 'overlap' }]);
  });

  it('keeps what is known before what is not, then the more certain, then the first', async () => {
    const known = [entity('p', 'charging case with'), entity('p', 'charging case')];
    expect((await normalize('charging case with', known, own)).entities.map(({ value }) => value)).toEqual([
      'charging case',
    ]);
    const sure = [entity('p', 'case', { confidence: 0.8 }), entity('p', 'Case', { confidence: 0.9 })];
    expect((await normalize('case', sure, own)).entities.map(({ confidence }) => confidence)).toEqual([0.9]);
    const same = await normalize('case', [entity('p', 'case'), entity('p', 'CASE')], own);
    expect([same.entities.length, same.dropped.length]).toEqual([1, 1]);
  });

  it('lets entities of different types share text, and those that do not touch stand', async () => {
    const said = [
      entity('p', 'case', { start: 0, end: 4 }),
      entity('q', 'case', { start: 0, end: 4 }),
      entity('p', 'case', { start: 5, end: 9 }),
    ];
    expect((await normalize('case case', said, own)).entities).toHaveLength(3);
  });

  it('lets a number give way to the amount that it is part of, in either order', async () => {
    const said = [entity('number', '12.50'), entity('money', '12.50 EUR')];
    for (const order of [said, said.toReversed()]) {
      const { entities, dropped } = await normalize('it was 12.50 EUR', order);
      expect(entities.map(({ name, value }) => `${name} ${value}`)).toEqual(['money 12.50 EUR']);
      expect(dropped).toEqual([{ name: 'number', raw_value: '12.50', confidence: 0.9, reason: 'overlap' }]);
    }
  });

  it('never takes two entities without a span for overlapping', async () => {
    const { entities } = await normalize('nothing', [entity('p', 'case'), entity('p', 'charging case')], own);
    expect(entities).toHaveLength(2);
  });
});

describe('privacy', () => {
  it('is what the rule says, and holds for types that have no rule', () => {
    const normalizer = createNormalizer({ rules });
    const types = [
      'product',
      'intent',
      'date',
      'phone',
      'phone_number',
      'email',
      'order_number',
      'unheard-of',
      'constructor',
    ];
    expect(types.filter(type => normalizer.isPrivate(type))).toEqual(types.slice(3));
  });
});

describe('Normalizer.prepare', () => {
  /** Kinds whose readers record when they are loaded. */
  function setUp() {
    const loads: string[] = [];
    const kind = (name: string) => async () => ({
      load: async () => void loads.push(name),
      parse: () => [],
      recognize: () => [],
    });
    const kinds = { date: kind('date'), money: kind('money'), phone: kind('phone') };
    return { loads, normalizer: createNormalizer({ rules, kinds }) };
  }

  it('loads the readers of the types that were asked for, once', async () => {
    const { loads, normalizer } = setUp();
    await normalizer.prepare('en-US', ['product', 'date', 'money', 'no_such_type']);
    expect(loads).toEqual(['date', 'money']);
    await normalizer.prepare('en-US', ['date', 'money']);
    expect(loads).toEqual(['date', 'money']);
  });

  it('lets what has arrived go first, before each of them', async () => {
    const { loads, normalizer } = setUp();
    const prepared = normalizer.prepare('en-US', ['date', 'money']);
    const seen: string[][] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      seen.push([...loads]);
      await new Promise(resolve => setImmediate(resolve));
    }
    await prepared;
    expect(seen[0]).toEqual([]);
    expect(seen).toContainEqual(['date']);
    expect(loads).toEqual(['date', 'money']);
  });

  it('fails as a reader does that cannot be loaded', async () => {
    const kinds = { date: () => Promise.reject(new Error('no chunk')) };
    const normalizer = createNormalizer({ rules, kinds });
    await expect(normalizer.prepare('en-US', ['date'])).rejects.toThrow('no chunk');
  });
});
