import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_KINDS, findRequested } from '../../../infra/local/cxone/recogniser/index.ts';
import { CANONICAL_FORMS, createCanonicalForm, fitsForm } from '../../../lib/cache/canonical-form.ts';
import { cacheConfig } from '../../../lib/cache/index.ts';
import { readConfig } from '../../../lib/config.ts';
import { CONTRACT_LANGUAGES } from '../../../lib/languages/index.ts';
import { anyText } from '../../fixtures/any-text.ts';
import { PARAGRAPHS } from '../../fixtures/bench-texts.ts';
import { CACHE_QUERY, createCacheEnvironment } from '../../fixtures/cache-environment.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createExtractFunction } from '../../fixtures/extract-function.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

const all = createCanonicalForm(CANONICAL_FORMS);

describe('CACHE_CANONICAL', () => {
  const read = (CACHE_CANONICAL: string) => readConfig(cacheConfig, { CACHE_CANONICAL }).CACHE_CANONICAL;

  it('is nothing by default, and otherwise a list of forms', () => {
    expect(read('')).toEqual([]);
    expect(read(' quotes,case ')).toEqual(['case', 'quotes']);
    expect(() => read('case,accents')).toThrow(
      /CACHE_CANONICAL: must be names .* each one of case, punctuation, quotes/,
    );
  });
});

describe('The canonical form of a text', () => {
  eachRow([
    ['case', 'Return my WH-1000', 'return my wh-1000'],
    ['case', 'İstanbul ǅ', 'İstanbul ǆ'],
    ['punctuation', 'Is it here?! …', 'Is it here'],
    ['punctuation', 'Is it here, now', 'Is it here, now'],
    ['punctuation', '?!', '?!'],
    ['punctuation', 'at 5 p.m.', 'at 5 p.m.'],
    ['punctuation', 'to a@example.com!', 'to a@example.com!'],
    ['punctuation', 'for 3.50?', 'for 3.50?'],
    ['punctuation', 'on 1.5. now.', 'on 1.5. now'],
    ['quotes', '“it’s” „it‘s“ «it»', '"it\'s" "it\'s" "it"'],
  ] as const)('by %s of %j is %j', (form, text, expected) => {
    expect(createCanonicalForm([form])(text)).toBe(expected);
  });

  it('keeps every position, and is its own form', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 40 }), text => {
        const form = all(text);
        expect(form.length).toBeLessThanOrEqual(text.length);
        expect(all(form)).toBe(form);
        expect(createCanonicalForm(['case', 'quotes'])(text)).toHaveLength(text.length);
        expect(createCanonicalForm([])(text)).toBe(text);
      }),
    );
  });

  const text = 'at Main St.';
  const entity = (value: string, start: number | null, end: number | null) => ({
    entities: [{ name: 'place', value, confidence: 1, start, end }],
  });
  eachRow([
    ['within the form', entity('at', 0, 2), true],
    ['up to its end', entity('Main St', 3, 10), true],
    ['said to end after the form', entity('Main St', 4, 11), false],
    ['with the mark at the end', entity('Main St.', 3, 11), false],
    ['with a mark, somewhere', entity('St.', null, null), false],
    ['with a mark, said to be elsewhere', entity('St.', 0, 3), false],
    ['without a place', entity('17:00', null, null), true],
  ])('fits an entity %s: %s', (_, result, fits) => {
    expect(fitsForm(result, text, all(text))).toBe(fits);
    expect(fitsForm(result, text, text)).toBe(true);
  });

  it('does not fit when one of several entities does not', () => {
    const entities = [...entity('at', 0, 2).entities, ...entity('Main St.', 3, 11).entities];
    expect(fitsForm({ entities }, text, all(text))).toBe(false);
  });

  it('fits a mark inside of the form', () => {
    expect(fitsForm(entity('p.m.', 5, 9), 'at 5 p.m. or so.', 'at 5 p.m. or so')).toBe(true);
  });
});

describe('FreshnessCache with canonical forms', () => {
  function setUp() {
    const clock = new SimulatedClock();
    const store = createMemoryStateStore();
    const identity = {
      provider: { id: 'cxone', baseUrl: 'https://upstream.test' },
      tenant: 't',
      model: 'm',
      scope: 'service' as const,
      canonical: CANONICAL_FORMS,
    };
    const calls: string[] = [];
    const join = () => {
      const { cache, context } = createCacheEnvironment(clock, store, { identity });
      return (text: string, value: string, start: number) =>
        cache.resolve(
          { ...CACHE_QUERY, text },
          {},
          async () => {
            calls.push(text);
            await clock.sleep(50);
            return { entities: [{ name: 'time', value, confidence: 1, start, end: start + value.length }] };
          },
          context(),
        );
    };
    return { clock, calls, join, run: <T>(work: Promise<T>) => clock.run(work) };
  }

  it('answers a text that differs in its form alone from memory and from DynamoDB', async () => {
    const { join, run, calls } = setUp();
    const here = join();
    await run(here('Come on Monday!', 'Monday', 8));
    expect((await run(here('come on monday', 'monday', 8))).tier).toBe('memory');
    expect((await run(join()('COME ON MONDAY.', 'MONDAY', 8))).tier).toBe('dynamodb');
    expect(calls).toEqual(['Come on Monday!']);
  });

  it('shares no result that holds the punctuation at the end, at the same time and later', async () => {
    const { join, run, calls } = setUp();
    const here = join();
    const dotted = here('At Main St.', 'Main St.', 3);
    const answers = await run(Promise.all([dotted, here('at main st', 'main st', 3)]));
    expect(answers.map(({ source }) => source)).toEqual(['api', 'api']);
    expect(await answers[0]?.cacheStatus).toBe('cxone-entities; fwd=miss');
    const alone = join();
    await run(alone('in Main St.', 'Main St.', 3));
    expect((await run(alone('in main st', 'main st', 3))).source).toBe('api');
    expect((await run(alone('in main st', 'main st', 3))).tier).toBe('memory');
    expect(calls.slice(2)).toEqual(['in Main St.', 'in main st']);
  });
});

/**
 * The answers of the CXone stand-in do not depend on the forms, so an answer from the cache must equal the answer to a
 * call.
 */
describe('With canonical forms and the stand-in', () => {
  const open = (environment: Record<string, string>) =>
    createExtractFunction({
      environment: { CACHE_SCOPE: 'service', CACHE_FRESH_SECONDS: '3600', CACHE_TTL_SECONDS: '3600', ...environment },
      async upstream({ text }) {
        const language =
          CONTRACT_LANGUAGES.find(tag => text.toLowerCase().startsWith(startOf(tag).toLowerCase())) ?? 'en-US';
        return Response.json({ entities: await findRequested(text, language, ENTITY_KINDS, undefined) });
      },
    });
  const startOf = (tag: (typeof CONTRACT_LANGUAGES)[number]) => PARAGRAPHS[tag].slice(0, 12);

  eachRow(CONTRACT_LANGUAGES)(
    'the answers in %s are those of the upstream, with the spans of the own text',
    async language => {
      const shared = open({ CACHE_CANONICAL: 'case,punctuation,quotes' });
      const alone = open({});
      const text = PARAGRAPHS[language].replace(/[\s.!?]+$/, '');
      const ask = async (of: typeof shared, said: string) => {
        const { body, status } = await of.post({ text: said, language, entity_types: ENTITY_KINDS });
        expect(status).toBe(200);
        for (const { start, end, raw_value } of body.entities) expect(said.slice(start, end)).toBe(raw_value);
        return { source: body.cache_source, entities: body.entities, dropped: body.dropped };
      };
      await ask(shared, `${text}.`);
      for (const said of [text, `${text}!`, `  ${text} ?!`, text.toLowerCase(), text.replaceAll("'", '\u2019')]) {
        const { source, ...answer } = await ask(shared, said);
        const { source: _, ...expected } = await ask(alone, said);
        expect([said, source, answer]).toEqual([said, 'cache', expected]);
        expect(expected.entities.length).toBeGreaterThan(4);
      }
    },
  );
});

/** Two requests for each text in each combination of the forms. */
describe('With single forms, pairs and all of them', () => {
  const TEXT = "it's a Refund";
  /** The place in the list is the sum of 1 for small letters, 2 for a mark at the end and 4 for another quote. */
  const VARIANTS = [TEXT, TEXT.replace("'", '\u2019')]
    .flatMap(text => [text, `${text}!`])
    .flatMap(text => [text, text.toLowerCase()]);
  const SENSITIVE = VARIANTS.map((_, at) => 0.8 + at / 100);
  const INSENSITIVE = VARIANTS.map(() => 0.8);

  /** @param confidences of the upstream, by the text that it is asked for */
  async function askAll(confidences: readonly number[], CACHE_CANONICAL = '') {
    const { post, calls } = createExtractFunction({
      environment: { CACHE_SCOPE: 'service', CACHE_FRESH_SECONDS: '3600', CACHE_TTL_SECONDS: '3600', CACHE_CANONICAL },
      upstream: ({ text }) => {
        const found = { name: 'intent', value: text.slice(7, 13), start: 7, end: 13 };
        return Response.json({ entities: [{ ...found, confidence: confidences[VARIANTS.indexOf(text)] }] });
      },
    });
    const ask = (text: string) => post({ text, language: 'en-US', entity_types: ['intent'] });
    for (const text of VARIANTS) await ask(text);
    const asked = calls.map(({ text }) => VARIANTS.indexOf(text));
    const given = [];
    for (const text of VARIANTS) {
      const { cache_source, entities } = (await ask(text)).body;
      expect([text, cache_source, entities[0].raw_value]).toEqual([text, 'cache', text.slice(7, 13)]);
      given.push(entities[0].confidence);
    }
    expect(calls).toHaveLength(asked.length);
    return { asked, given };
  }

  eachRow([
    ['', [0, 1, 2, 3, 4, 5, 6, 7]],
    ['case', [0, 0, 2, 2, 4, 4, 6, 6]],
    ['punctuation', [0, 1, 0, 1, 4, 5, 4, 5]],
    ['quotes', [0, 1, 2, 3, 0, 1, 2, 3]],
    ['case,punctuation', [0, 0, 0, 0, 4, 4, 4, 4]],
    ['case,quotes', [0, 0, 2, 2, 0, 0, 2, 2]],
    ['punctuation,quotes', [0, 1, 0, 1, 0, 1, 0, 1]],
    ['case,punctuation,quotes', [0, 0, 0, 0, 0, 0, 0, 0]],
  ])(
    'with %j asks once for texts that differ in it alone, which only a sensitive upstream can tell',
    async (forms, first) => {
      const asked = [...new Set(first)];
      expect(await askAll(SENSITIVE, forms)).toEqual({ asked, given: first.map(at => SENSITIVE[at]) });
      expect(await askAll(INSENSITIVE, forms)).toEqual({ asked, given: INSENSITIVE });
    },
  );
});
