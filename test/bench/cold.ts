import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FUNCTIONS } from '../../esbuild.config.ts';
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../lib/languages/index.ts';
import { PARAGRAPHS } from '../fixtures/bench-texts.ts';
import { extractEvent } from '../fixtures/extract-event.ts';
import { type LocalUpstreams, startLocalUpstreams } from '../fixtures/function-environment.ts';
import { loadedAtStart, MOST_AT_START } from '../fixtures/loaded-at-start.ts';
import type { Result } from '../report.ts';
import { makePackages, type Packages } from './cold/packages.ts';
import { measurePhases } from './cold/phases.ts';
import { measureProfile } from './cold/profile.ts';
import { clientName, type Invocation, LambdaProcess, type Moment } from './cold/runtime-api.ts';
import { middle, spread, within } from './measure.ts';
import type { BarPlot } from './plot.ts';

/**
 * The cold start as a caller experiences it: the packaged archive, unpacked, each time in a new process under Lambda's
 * Runtime API, with the same local DynamoDB. An empty handler and one DynamoDB Get and Put by the plain SDK are
 * measured in turn with it, so that the ratio is valid on a busy machine. Processor time decides, because the wall
 * clock also counts other work on the machine.
 */

/** The fewest rounds for a reliable median; `--rounds` sets the number. */
const ROUNDS = 15;
/** Answers after the first one, in the same process. */
const WARM = 20;

/** As a multiple of the reference, which is measured right before each hit. */
const BAR = 1;

/** All kinds that the CXone stand-in finds, because each kind has its own reader. */
const ENTITY_TYPES = [
  ...['product', 'intent', 'date', 'time', 'money'],
  ...['percentage', 'number', 'email', 'phone', 'order_number'],
];

interface Sample {
  readonly init: Moment;
  readonly first: Invocation;
  readonly warm: Moment[];
}

export async function bench({ rounds = ROUNDS }: { rounds?: number } = {}): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-entities-bench-'));
  const upstreams = await startLocalUpstreams();
  try {
    const packages = await makePackages(folder);
    const environment = {
      ...upstreams.environment,
      NODE_OPTIONS: packages.nodeOptions,
      CACHE_FRESH_SECONDS: '3600',
      CACHE_TTL_SECONDS: '3600',
    };
    const samples = await sampleAll(packages, environment, rounds);
    return [
      ...(await sizes(packages)),
      ...report(samples),
      ...(await lookInside(packages.extract, environment, rounds)),
    ];
  } finally {
    await closeAll(upstreams, folder);
  }
}

/** The phases on the wall clock, and by whom the processor is used, of hits and misses in en-US. */
async function lookInside(folder: string, environment: Record<string, string>, rounds: number): Promise<Result[]> {
  const hits = { folder, environment, rounds, eventOf: () => eventOf('en-US', '') };
  const misses = (more: string) => ({ ...hits, eventOf: (round: number) => eventOf('en-US', ` ${more} ${round}.`) });
  return [
    ...(await measurePhases('hit', hits)),
    ...(await measurePhases('miss', misses('Asked'))),
    ...(await measureProfile('hit', hits)),
    ...(await measureProfile('miss', misses('Sampled'))),
  ];
}

export function plots(results: readonly Result[]): Record<string, BarPlot> {
  const bars = (title: string, before: string, after = '') => ({
    ...{ title, unit: 'ms', series: ['median'] },
    groups: results
      .filter(({ id, value }) => id.startsWith(before) && id.endsWith(after) && value >= LEAST_PLOTTED_MS)
      .map(({ id, value }) => ({ label: id.slice(before.length, id.length - after.length), values: [value] })),
  });
  return {
    cold: bars('Processor time from the start of the process to the first answer', 'cold start, ', ', processor time'),
    'cold-phases': bars('Phases of a hit in DynamoDB, wall clock', 'cold start, phase of a hit: '),
    'cold-phases-miss': bars('Phases of a miss, wall clock', 'cold start, phase of a miss: '),
    'cold-profile': bars('What the processor works for in a hit in DynamoDB', 'cold start, profile of a hit: '),
  };
}

/** Phases and owners have many small ones. */
const LEAST_PLOTTED_MS = 1;

const WITHOUT_BYTECODE = 'hit en-US, without bytecode';

interface Samples {
  readonly byName: Map<string, Sample[]>;
  /** Hits by language, as multiples of the reference that was measured right before. */
  readonly ratios: Map<ContractLanguage, number[]>;
}

/** Each round measures all cases once, so that a busy minute of the machine affects all of them. */
async function sampleAll(packages: Packages, environment: Record<string, string>, rounds: number): Promise<Samples> {
  const samples: Samples = { byName: new Map(), ratios: new Map() };
  const extract = { folder: packages.extract, handler: 'dist/extract/start.handler', environment };
  const measure = async (name: string, options: typeof extract, event: unknown, warm = 0): Promise<number> => {
    const measured = await sample(options, event, warm);
    add(samples.byName, name, measured);
    return costOf(measured);
  };
  // A function has these options only if it asks for them.
  const usual = { handler: 'handler.handler', environment: { ...environment, NODE_OPTIONS: '' } };
  for (const language of CONTRACT_LANGUAGES) await sample(extract, eventOf(language, ''), 0);
  for (let round = 0; round < rounds; round += 1) {
    await measure('empty', { folder: packages.empty, ...usual }, {});
    await measure(WITHOUT_BYTECODE, { ...extract, folder: packages.withoutBytecode }, eventOf('en-US', ''));
    for (const language of CONTRACT_LANGUAGES) {
      const reference = await measure('reference', { folder: packages.reference, ...usual }, {});
      const hit = await measure(`hit ${language}`, extract, eventOf(language, ''), WARM);
      add(samples.ratios, language, hit / reference);
      await measure(`miss ${language}`, extract, eventOf(language, ` Again ${round}.`));
    }
  }
  return samples;
}

const add = <Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): unknown =>
  lists.set(key, [...(lists.get(key) ?? []), value]);

const eventOf = (language: ContractLanguage, more: string) =>
  extractEvent({ text: PARAGRAPHS[language] + more, language, entity_types: ENTITY_TYPES });

async function sample(
  options: { folder: string; handler: string; environment: Record<string, string> },
  event: unknown,
  answers: number,
): Promise<Sample> {
  const { lambda, init } = await LambdaProcess.start(options);
  try {
    const first = await lambda.invoke(event);
    if (first.answer.statusCode !== 200) throw new Error(`answered ${first.answer.body}`);
    const warm: Moment[] = [];
    for (let answer = 0; answer < answers; answer += 1) warm.push(await lambda.invoke(event));
    return { init, first, warm };
  } finally {
    await lambda.close();
  }
}

function report({ byName, ratios }: Samples): Result[] {
  const of = (name: string) => byName.get(name) ?? [];
  const empty = middle(of('empty').map(costOf));
  const results: Result[] = [...byName.keys()].flatMap(name => figures(name, of(name)));
  for (const language of CONTRACT_LANGUAGES) {
    const id = `cold start, hit ${language}`;
    results.push(within(`${id}, multiple of the reference`, middle(ratios.get(language) ?? []), 'x', BAR));
    const hit = middle(of(`hit ${language}`).map(costOf));
    results.push({ id: `${id}, multiple of the empty handler`, value: hit / empty, unit: 'x' });
  }
  const compiled = middle(of(WITHOUT_BYTECODE).map(costOf));
  const gain = compiled / middle(of('hit en-US').map(costOf));
  results.push({ id: `cold start, ${WITHOUT_BYTECODE}, multiple of that with it`, value: gain, unit: 'x' });
  return results;
}

/** From the start of the process to the first answer: processor time, if the system reports it. */
const costOf = ({ init, first }: Sample): number =>
  init.cpuMs !== undefined && first.cpuMs !== undefined ? init.cpuMs + first.cpuMs : init.wallMs + first.wallMs;

function figures(name: string, samples: readonly Sample[]): Result[] {
  const id = `cold start, ${name}`;
  const total = samples.map(costOf);
  const warm = samples.flatMap(sample => sample.warm.slice(-WARM / 2));
  return [
    { id: `${id}, processor time`, value: middle(total), unit: 'ms' },
    { id: `${id}, spread (75th - 25th percentile)`, value: spread(total), unit: 'ms' },
    ...momentFigures(
      `${id}, init`,
      samples.map(({ init }) => init),
    ),
    ...momentFigures(
      `${id}, first answer`,
      samples.map(({ first }) => first),
    ),
    ...(warm.length > 0 ? momentFigures(`${id}, warm answers`, warm) : []),
  ];
}

/** Medians and quartiles. */
function momentFigures(id: string, moments: readonly Moment[]): Result[] {
  const wall = moments.map(({ wallMs }) => wallMs);
  const processor = moments.flatMap(({ cpuMs }) => cpuMs ?? []);
  return [
    { id: `${id}, wall clock`, value: middle(wall), unit: 'ms' },
    { id: `${id}, wall clock, spread (75th - 25th percentile)`, value: spread(wall), unit: 'ms' },
    ...(processor.length > 0
      ? [
          { id: `${id}, time of the processor`, value: middle(processor), unit: 'ms' },
          { id: `${id}, time of the processor, spread`, value: spread(processor), unit: 'ms' },
        ]
      : []),
  ];
}

async function sizes({ archiveBytes, bytecodeBytes, extract }: Packages): Promise<Result[]> {
  const dist = join(import.meta.dirname, '../../dist');
  const loaded = await Promise.all(
    FUNCTIONS.map(async name => {
      const folder = join(name === 'extract' ? join(extract, 'dist') : dist, name);
      const size = await loadedAtStart(folder);
      const bar = MOST_AT_START[name];
      return { id: `loaded at start, ${name}`, value: size, unit: 'KB', bar, pass: size <= bar };
    }),
  );
  return [
    ...loaded,
    { id: `archive of extract, under ${clientName}`, value: archiveBytes / 1024, unit: 'KB' },
    { id: 'bytecode in it, before compression', value: bytecodeBytes / 1024, unit: 'KB' },
  ];
}

async function closeAll(upstreams: LocalUpstreams, folder: string): Promise<void> {
  await upstreams.close();
  await rm(folder, { recursive: true, force: true });
}
