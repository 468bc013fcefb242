import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { priceOf } from '../../infra/prices.ts';
import { PARAGRAPHS } from '../fixtures/bench-texts.ts';
import { extractEvent } from '../fixtures/extract-event.ts';
import { startLocalUpstreams } from '../fixtures/function-environment.ts';
import type { Result } from '../report.ts';
import { makePackages } from './cold/packages.ts';
import { withShare } from './cold/processor-share.ts';
import { LambdaProcess } from './cold/runtime-api.ts';
import { middle } from './measure.ts';
import type { BarPlot } from './plot.ts';

/**
 * The effect of `memorySize`: latency and cost of extract with the share of a processor that Lambda gives to each size.
 * Needs Linux with cgroup and root, and a machine with two idle cores and no other work. Lambda may give more while a
 * function starts.
 */

const SIZES_MB = [512, 1024, 1769, 3008] as const;
const ROUNDS = 15;
/** Enough requests until V8 has compiled the code. The median and the 99th percentile are those of the second half. */
const WARM = 400;

export async function bench({ rounds = ROUNDS }: { rounds?: number } = {}): Promise<Result[]> {
  // Checked before the package is built, which takes a minute: not every system has such groups.
  await withShare(SIZES_MB[0], async () => {});
  const folder = await mkdtemp(join(tmpdir(), 'cxone-entities-bench-'));
  const upstreams = await startLocalUpstreams();
  try {
    const { extract, nodeOptions } = await makePackages(folder);
    const environment = {
      ...upstreams.environment,
      NODE_OPTIONS: nodeOptions,
      CACHE_FRESH_SECONDS: '3600',
      CACHE_TTL_SECONDS: '3600',
    };
    const samples = new Map<number, Sample[]>(SIZES_MB.map(size => [size, []]));
    // Each round measures all sizes once, so that a busy minute of the machine affects all of them.
    for (let round = 0; round < rounds; round += 1) {
      for (const [size, taken] of samples)
        taken.push(await withShare(size, joinFile => sample(extract, environment, joinFile)));
    }
    return [...samples].flatMap(([size, taken]) => figures(size, taken));
  } finally {
    await upstreams.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export function plots(results: readonly Result[]): Record<string, BarPlot> {
  const of = (what: string) => results.filter(({ id }) => id.endsWith(what)).map(({ value }) => value);
  const [init = [], first = []] = [of('init'), of('first answer')];
  const groups = SIZES_MB.map((size, at) => ({ label: `${size} MB`, values: [init[at] ?? 0, first[at] ?? 0] }));
  return { memory: { title: 'Cold start by memory size', unit: 'ms', series: ['init', 'first answer'], groups } };
}

interface Sample {
  readonly init: number;
  readonly first: number;
  readonly warm: readonly number[];
}

const event = extractEvent({
  text: PARAGRAPHS['en-US'],
  language: 'en-US',
  entity_types: ['product', 'intent', 'date', 'time', 'money', 'phone', 'email'],
});

async function sample(folder: string, environment: Record<string, string>, joinFile: string): Promise<Sample> {
  const handler = 'dist/extract/start.handler';
  const { lambda, init } = await LambdaProcess.start({ folder, handler, environment, joinFile });
  try {
    const first = await lambda.invoke(event);
    const warm: number[] = [];
    for (let answer = 0; answer < WARM; answer += 1) warm.push((await lambda.invoke(event)).wallMs);
    return { init: init.wallMs, first: first.wallMs, warm: warm.slice(WARM / 2) };
  } finally {
    await lambda.close();
  }
}

function figures(size: number, samples: readonly Sample[]): Result[] {
  const id = `memory/${size} MB`;
  const init = middle(samples.map(one => one.init));
  const first = middle(samples.map(one => one.first));
  const warm = samples.flatMap(one => one.warm).toSorted((a, b) => a - b);
  const dollars = (ms: number) => (ms / 1_000) * (size / 1_024) * priceOf('lambdaGbSecond') * 1_000_000;
  const usual = middle(warm);
  return [
    { id: `${id}, init`, value: init, unit: 'ms' },
    { id: `${id}, first answer`, value: first, unit: 'ms' },
    { id: `${id}, warm answer, memory hit, p50`, value: usual, unit: 'ms' },
    { id: `${id}, warm answer, memory hit, p99`, value: warm[Math.floor(warm.length * 0.99)] ?? 0, unit: 'ms' },
    { id: `${id}, a million cold starts`, value: dollars(Math.ceil(init + first)), unit: 'US$' },
    { id: `${id}, a million warm answers`, value: dollars(Math.ceil(usual)), unit: 'US$' },
  ];
}
