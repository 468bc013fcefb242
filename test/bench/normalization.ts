import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../lib/languages/index.ts';
import { canonicalize, createNormalizer, loadRules } from '../../lib/normalization/index.ts';
import type { NormalizationRequest } from '../../lib/normalization/port.ts';
import { createTextRecognizer } from '../../lib/normalization/recognize.ts';
import { compileRules } from '../../lib/normalization/rules/compile.ts';
import { createInexactSearches, createSynonymLookup } from '../../lib/normalization/synonyms/index.ts';
import { bigCatalogue, PARAGRAPHS, SAID } from '../fixtures/bench-texts.ts';
import { typos } from '../fixtures/near-misses.ts';
import type { Result } from '../report.ts';
import { quietMs, quietMsAsync, within } from './measure.ts';

/**
 * The cost of normalisation and recognition: ten entities in 2 kB, free text of 2 kB and 100 kB, rules and look-ups.
 */
export async function bench(): Promise<Result[]> {
  return [...(await rulesAndLookUps()), ...(await normalising()), ...(await recognising())];
}

const rules = compileRules('lib/normalization/rules/default.yaml');
const context = { referenceTime: Date.UTC(2026, 10, 22, 12), timeZone: 'Europe/Berlin' };

const searches = createInexactSearches();

async function rulesAndLookUps(): Promise<Result[]> {
  await searches.load('en-US');
  const small = JSON.stringify(rules);
  const { document, names } = bigCatalogue(100_000);
  const large = JSON.stringify(compileRules(document));
  const lookup = createSynonymLookup(loadRules(large).rules.product ?? rules.fallback, searches.loaded);
  const slips = typos(names.slice(0, 200), 200).map(({ said }) => said);
  const find = (said: readonly string[]) =>
    (1_000 * quietMs(() => said.map(name => lookup.find(name, 'en-US')))) / said.length;
  const upper = names.slice(0, 200).map(name => name.toUpperCase());
  return [
    within(
      'normalization/compile-100,000-synonyms',
      quietMs(() => compileRules(document)),
      'ms',
      3_000,
    ),
    within(
      'normalization/load-default-rules',
      quietMs(() => loadRules(small)),
      'ms',
      1,
    ),
    within(
      'normalization/load-100,000-synonyms-and-find-one',
      quietMs(() => firstLookUp(large, names)),
      'ms',
      50,
    ),
    within('normalization/look-up-exact-of-100,000', find(names.slice(0, 200)), 'µs', 20),
    within('normalization/look-up-folded-of-100,000', find(upper), 'µs', 20),
    { id: 'normalization/correct-one-slip-of-100,000', value: find(slips), unit: 'µs' },
  ];
}

function firstLookUp(json: string, names: readonly string[]) {
  const lookup = createSynonymLookup(loadRules(json).rules.product ?? rules.fallback, searches.loaded);
  return lookup.find(names[777] ?? '', 'en-US');
}

async function normalising(): Promise<Result[]> {
  const normalizer = createNormalizer({ rules });
  const results: Result[] = [];
  for (const language of CONTRACT_LANGUAGES) {
    const request = tenEntities(language, 2_000);
    const { entities } = await normalizer.normalize(request);
    if (entities.length < 8) throw new Error(`only ${entities.length} of ten entities came back in ${language}`);
    const milliseconds = await quietMsAsync(() => normalizer.normalize(request));
    results.push(within(`normalization/ten-entities-over-2-kB/${language}`, milliseconds, 'ms', 0.1));
    const original = request.text.original;
    const canonicalizing = quietMs(() => canonicalize(original));
    results.push({ id: `normalization/canonicalise-2-kB/${language}`, value: canonicalizing, unit: 'ms' });
  }
  const long = tenEntities('en-US', 100_000);
  const milliseconds = await quietMsAsync(() => normalizer.normalize(long));
  return [...results, within('normalization/ten-entities-over-100-kB', milliseconds, 'ms', 50)];
}

function tenEntities(language: ContractLanguage, length: number): NormalizationRequest {
  const text = textOf(language, length);
  const entities = SAID[language].map(([name, value], at) => {
    const start = text.indexOf(value);
    const shift = at % 3 === 0 ? 2 : 0;
    return { name, value, confidence: 0.9, start: start + shift, end: start + shift + value.length };
  });
  return {
    text: canonicalize(text),
    entities,
    language,
    entityTypes: [...new Set(entities.map(({ name }) => name))],
    confidenceThreshold: 0.75,
    ...context,
  };
}

const textOf = (language: ContractLanguage, length: number): string =>
  `${PARAGRAPHS[language]} `.repeat(Math.ceil(length / PARAGRAPHS[language].length)).slice(0, length);

async function recognising(): Promise<Result[]> {
  const recognizer = createTextRecognizer();
  const results: Result[] = [];
  for (const language of CONTRACT_LANGUAGES) {
    await recognizer.load(language);
    const time = (text: string) => quietMs(() => recognizer.recognize(text, { language, ...context }));
    results.push(within(`normalization/recognise-2-kB/${language}`, time(textOf(language, 2_000)), 'ms', 1));
    results.push(within(`normalization/recognise-100-kB/${language}`, time(textOf(language, 100_000)), 'ms', 50));
    for (const [name, unit] of ADVERSARIAL) {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      results.push(within(`normalization/recognise-100-kB/${language}/${name}`, time(text), 'ms', 50));
    }
  }
  return results;
}

/** Texts that are hard for recognisers: very long numbers, incomplete addresses, words of one kind only. */
const ADVERSARIAL: readonly (readonly [name: string, unit: string])[] = [
  ['digits', '1'],
  ['digit-groups', '1 '],
  ['points', '1.'],
  ['at-signs', 'a@'],
  ['dots', 'a.'],
  ['signs', '+(-'],
  ['number-words', 'twenty zwanzig veinte vingt '],
  ['units', 'last day monday montag lunes lundi '],
  ['of-the', 'of the des de la '],
];
