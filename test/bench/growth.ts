import { CONTRACT_LANGUAGES } from '../../lib/languages/index.ts';
import { loadRules } from '../../lib/normalization/index.ts';
import { createTextRecognizer } from '../../lib/normalization/recognize.ts';
import { compileRules } from '../../lib/normalization/rules/compile.ts';
import { createInexactSearches, createSynonymLookup } from '../../lib/normalization/synonyms/index.ts';
import { bigCatalogue, PARAGRAPHS } from '../fixtures/bench-texts.ts';
import { CACHE_QUERY, createCacheEnvironment, settled } from '../fixtures/cache-environment.ts';
import { createMemoryStateStore } from '../fixtures/memory-state-store.ts';
import { SimulatedClock } from '../fixtures/simulated-clock.ts';
import type { Result } from '../report.ts';
import { middle, quietMs } from './measure.ts';
import type { BarPlot } from './plot.ts';

/** How time and calls grow with the text, the rules, the fleet and the answer that the cache keeps. */

const TEXT_KB = [1, 2, 5, 10, 20, 50, 100];
const SYNONYMS = [100, 1_000, 10_000, 100_000];
const FLEET = [1, 10, 100, 1_000];
const ENTITIES = [0, 1, 5, 10, 25];

export async function bench(): Promise<Result[]> {
  return [...(await ofTexts()), ...ofRules(), ...(await ofFleets()), ...(await ofEntries())];
}

export function plots(results: readonly Result[]): Record<string, BarPlot> {
  const bars = (title: string, unit: string, before: string, series: readonly string[]): BarPlot => {
    const of = (name: string) => results.filter(({ id }) => id.startsWith(before) && id.endsWith(`: ${name}`));
    const [first = ''] = series;
    const groups = of(first).map(({ id }, at) => ({
      label: id.slice(before.length, -`: ${first}`.length),
      values: series.map(name => of(name)[at]?.value ?? 0),
    }));
    return { title, unit, series, groups };
  };
  return {
    'growth-text': bars('Recognising a text, by its length', 'ms', 'growth/text of ', ['median of the languages']),
    'growth-rules': bars('Rules, by their synonyms', 'ms', 'growth/rules of ', ['load and first look-up']),
    'growth-fleet': bars('The same question in so many environments at once, upstream 1 s', '', 'growth/fleet of ', [
      'calls of the upstream',
      'reads by each',
    ]),
    'growth-cache': bars('An entry of the cache in State, by its entities', 'bytes', 'growth/entry of ', ['size']),
  };
}

const CONTEXT = { referenceTime: Date.UTC(2026, 10, 22, 12), timeZone: 'Europe/Berlin' };

async function ofTexts(): Promise<Result[]> {
  const recognizer = createTextRecognizer();
  for (const language of CONTRACT_LANGUAGES) await recognizer.load(language);
  return TEXT_KB.map(size => {
    const times = CONTRACT_LANGUAGES.map(language => {
      const text = `${PARAGRAPHS[language]} `.repeat(Math.ceil((1_000 * size) / PARAGRAPHS[language].length));
      return quietMs(() => recognizer.recognize(text.slice(0, 1_000 * size), { language, ...CONTEXT }));
    });
    return { id: `growth/text of ${size} kB: median of the languages`, value: middle(times), unit: 'ms' };
  });
}

function ofRules(): Result[] {
  const searches = createInexactSearches();
  return SYNONYMS.map(count => {
    const { document, names } = bigCatalogue(count);
    const compiled = JSON.stringify(compileRules(document));
    const value = quietMs(() => {
      const { product, ...others } = loadRules(compiled).rules;
      if (!product) throw new Error(`no rule for products beside ${Object.keys(others)}`);
      createSynonymLookup(product, searches.loaded).find(names[77] ?? '', 'en-US');
    });
    return { id: `growth/rules of ${count.toLocaleString('en-US')}: load and first look-up`, value, unit: 'ms' };
  });
}

async function ofFleets(): Promise<Result[]> {
  const results: Result[] = [];
  for (const size of FLEET) {
    const clock = new SimulatedClock();
    let [reads, calls] = [0, 0];
    const store = createMemoryStateStore({
      before(operation) {
        if (operation === 'read') reads += 1;
        return clock.sleep(5);
      },
    });
    const fleet = Array.from({ length: size }, () => createCacheEnvironment(clock, store));
    const call = async () => {
      calls += 1;
      await clock.sleep(1_000);
      return { entities: [] };
    };
    await clock.run(Promise.all(fleet.map(({ ask }) => ask({}, call))));
    const id = `growth/fleet of ${size.toLocaleString('en-US')}`;
    results.push({ id: `${id}: calls of the upstream`, value: calls, unit: 'calls' });
    results.push({ id: `${id}: reads by each`, value: reads / size, unit: 'reads' });
  }
  return results;
}

async function ofEntries(): Promise<Result[]> {
  const results: Result[] = [];
  for (const count of ENTITIES) {
    const clock = new SimulatedClock();
    const store = createMemoryStateStore();
    const entities = Array.from({ length: count }, (_, at) => ({
      ...{ name: 'product', value: `wireless headphones ${at}`, confidence: 0.94 },
      ...{ start: 47 * at, end: 47 * at + 19 },
    }));
    const { cache, context } = createCacheEnvironment(clock, store);
    await clock.run(settled(cache.resolve(CACHE_QUERY, {}, async () => ({ entities }), context())));
    const [item = {}] = store.items.values();
    const value = Object.entries(item).reduce((sum, [name, each]) => sum + name.length + sizeOf(each), 0);
    results.push({ id: `growth/entry of ${count} entities: size`, value, unit: 'bytes' });
  }
  return results;
}

/** As DynamoDB counts it; a number takes about half a byte a digit. */
function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.length;
  return typeof value === 'number' ? String(value).length / 2 + 1 : String(value).length;
}
