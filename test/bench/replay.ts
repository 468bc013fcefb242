import { type AnsweredBy, costOfMillion } from '../../infra/cli/aws-cost.ts';
import { CANONICAL_FORMS, type CanonicalForm } from '../../lib/cache/canonical-form.ts';
import { createCallContext } from '../../lib/context.ts';
import { CACHE_QUERY, createCacheEnvironment } from '../fixtures/cache-environment.ts';
import { createMemoryStateStore } from '../fixtures/memory-state-store.ts';
import type { Result } from '../report.ts';
import type { BarPlot } from './plot.ts';
import { createTraffic, type Question, readRows, type TrafficRule } from './replay/traffic.ts';

/**
 * How many calls of the upstream the cache saves: conversations with repeated questions are replayed through the cache
 * of a number of environments. The result is compared with the cache of the tutorial (the exact text, 10 s, in one
 * process). One question is answered before the next one arrives, so nothing here is saved by single flight.
 */

const REPEATS = [0.05, 0.2, 0.3];
const ENVIRONMENTS = [1, 10, 100];
const TRAFFIC = { variants: 0.3, perSecond: 20, count: 6_000 };
const FRESH_SECONDS = 10;
const PATHS = ['memory', 'dynamodb', 'api'] as const satisfies readonly AnsweredBy[];

export async function bench(): Promise<Result[]> {
  const rows = readRows();
  const results: Result[] = [];
  for (const repeats of REPEATS) {
    for (const environments of ENVIRONMENTS) {
      const rule = { ...TRAFFIC, repeats, environments };
      const questions = [...createTraffic(rows, rule)];
      const name = `replay/${100 * repeats} % repeated, ${environments} environment${environments > 1 ? 's' : ''}`;
      const tutorial = callsOfTutorial(questions, rule);
      const exact = await replay(questions, rule, []);
      const canonical = await replay(questions, rule, CANONICAL_FORMS);
      results.push(
        { id: `${name}: calls of the tutorial`, value: tutorial / questions.length, unit: 'of 1' },
        ...figures(name, exact, tutorial),
        { id: `${name}: calls with CACHE_CANONICAL`, value: shareOf(canonical, 'api'), unit: 'of 1' },
      );
    }
  }
  return results;
}

function figures(name: string, answers: readonly Answer[], tutorial: number): Result[] {
  const calls = shareOf(answers, 'api');
  const ages = answers.flatMap(({ path, ageSeconds }) => (path === 'api' ? [] : [ageSeconds])).sort((a, b) => a - b);
  const cost = PATHS.map(path => shareOf(answers, path) * costOfMillion(path));
  const bar = tutorial / answers.length;
  return [
    { id: `${name}: calls`, value: calls, unit: 'of 1', bar, pass: calls <= bar },
    { id: `${name}: hits`, value: 100 * (1 - calls), unit: '%' },
    { id: `${name}: age of a hit, median`, value: ages[Math.floor(ages.length / 2)] ?? 0, unit: 's' },
    { id: `${name}: age of a hit, 95th percentile`, value: ages[Math.floor(ages.length * 0.95)] ?? 0, unit: 's' },
    { id: `${name}: cost`, value: cost.reduce((sum, each) => sum + each, 0), unit: 'US$/M' },
  ];
}

export function plots(results: readonly Result[]): Record<string, BarPlot> {
  const figure = (id: string) => results.find(result => result.id === id)?.value ?? 0;
  const cases = results.filter(({ id }) => id.endsWith(': hits')).map(({ id }) => id.slice(0, -': hits'.length));
  const replay = {
    title: 'Calls of the upstream that are saved, in % of the questions',
    unit: '%',
    series: ['the tutorial', 'this cache', 'CACHE_CANONICAL'],
    groups: cases.map(name => ({
      label: name.replace('replay/', '').replace('environment', 'env.').replace('env.s', 'env.'),
      values: ['calls of the tutorial', 'calls', 'calls with CACHE_CANONICAL'].map(
        calls => 100 * (1 - figure(`${name}: ${calls}`)),
      ),
    })),
  };
  return { replay, cost: costByPath() };
}

function costByPath(): BarPlot {
  const labels: Record<AnsweredBy, string> = { memory: 'memory', dynamodb: 'DynamoDB', api: 'the upstream' };
  return {
    title: 'A million requests by what answers them, without keeping their records',
    unit: 'US$',
    series: ['list prices'],
    groups: PATHS.map(path => ({ label: labels[path], values: [costOfMillion(path)] })),
  };
}

interface Answer {
  readonly path: AnsweredBy;
  readonly ageSeconds: number;
}

const shareOf = (answers: readonly Answer[], wanted: AnsweredBy): number =>
  answers.filter(({ path }) => path === wanted).length / answers.length;

async function replay(
  questions: readonly Question[],
  { environments }: TrafficRule,
  canonical: readonly CanonicalForm[],
): Promise<Answer[]> {
  let now = 0;
  const clock = {
    now: () => now,
    monotonic: () => now,
    sleep: async () => {},
    timeout: () => new AbortController().signal,
  };
  const store = createMemoryStateStore();
  const identity = {
    provider: { id: 'cxone', baseUrl: 'https://upstream.test' },
    tenant: 't',
    model: 'm',
    scope: 'service' as const,
    canonical,
  };
  const options = { identity, freshSeconds: FRESH_SECONDS, singleFlight: false };
  const fleet = Array.from({ length: environments }, () => createCacheEnvironment(clock, store, options).cache);
  const answers: Answer[] = [];
  for (const { text, language, at, environment } of questions) {
    now = at;
    const query = { ...CACHE_QUERY, text, language };
    const context = createCallContext(clock, 'request-1', 25_000);
    const found = await fleet[environment]?.resolve(query, {}, async () => ({ entities: [] }), context);
    await found?.cacheStatus;
    answers.push({ path: found?.tier ?? 'api', ageSeconds: found?.ageSeconds ?? 0 });
  }
  return answers;
}

/** The tutorial's cache is a map in the process: the exact text, for 10 s. */
function callsOfTutorial(questions: readonly Question[], { environments }: TrafficRule): number {
  const caches = Array.from({ length: environments }, () => new Map<string, number>());
  let calls = 0;
  for (const { text, language, at, environment } of questions) {
    const key = `${language} ${text}`;
    const storedAt = caches[environment]?.get(key) ?? Number.NEGATIVE_INFINITY;
    if (at - storedAt < FRESH_SECONDS * 1_000) continue;
    calls += 1;
    caches[environment]?.set(key, at);
  }
  return calls;
}
