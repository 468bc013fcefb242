import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from '../../report.ts';
import { middle } from '../measure.ts';
import type { SeriesOptions } from './phases.ts';
import { LambdaProcess } from './runtime-api.ts';

/** As the inspector of Node writes it. */
export interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
    readonly children?: readonly number[];
  }[];
  /** Ids of nodes. */
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

/** The source of a place in a built file; undefined where the file has no map, or no source for it. */
export type SourceOf = (url: string, line: number, column: number) => string | undefined;

const PROBE = join(import.meta.dirname, 'profile-probe.cjs');
const DIST = join(import.meta.dirname, '../../../dist/extract');

/** What the processor works for until the first answer: medians by owner. A profile makes all of it slower. */
export async function measureProfile(path: string, options: SeriesOptions): Promise<Result[]> {
  const runs: Map<string, number>[] = [];
  const sourceOf = readMaps();
  for (let round = 0; round < options.rounds; round += 1) {
    const file = join(options.folder, `profile-${path}-${round}.json`);
    const { lambda } = await LambdaProcess.start({
      folder: options.folder,
      handler: 'dist/extract/start.handler',
      environment: { ...options.environment, PROBE_FILE: file },
      nodeOptions: ['--require', PROBE],
    });
    await lambda.invoke(options.eventOf(round));
    while (!existsSync(file)) await sleep(20);
    await lambda.close();
    runs.push(owners(JSON.parse(await readFile(file, 'utf8')), sourceOf));
  }
  const names = new Set(runs.flatMap(run => [...run.keys()]));
  const results = [...names].map(name => {
    const value = middle(runs.map(run => run.get(name) ?? 0));
    return { id: `cold start, profile of a ${path}: ${name}`, value, unit: 'ms' };
  });
  return results.filter(({ value }) => value >= 0.2).toSorted((one, other) => other.value - one.value);
}

/** Milliseconds by owner. What V8 does for a function, such as parsing JSON, is the function's. */
export function owners({ nodes, samples, timeDeltas }: Profile, sourceOf: SourceOf): Map<string, number> {
  const ownerOf = new Map<number, string>();
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id] as const)));
  for (const { id, callFrame } of nodes) {
    ownerOf.set(id, ownerOfFrame(callFrame, sourceOf) ?? ownerOf.get(parents.get(id) ?? 0) ?? 'V8');
  }
  const spent = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    const owner = ownerOf.get(id) ?? 'V8';
    if (owner !== IDLE) spent.set(owner, (spent.get(owner) ?? 0) + lengthOf(timeDeltas[at]));
  }
  return spent;
}

const lengthOf = (microseconds = 0): number => Math.min(microseconds / 1_000, MOST_BETWEEN_SAMPLES_MS);

/** Not the function's: it waits, or the profile is begun and written. */
const IDLE = 'idle';
/** Samples come every 0.2 ms while the process runs. A longer gap is mostly a pause in which it did not. */
const MOST_BETWEEN_SAMPLES_MS = 1;
const OF_V8: Readonly<Record<string, string>> = {
  '(idle)': IDLE,
  '(program)': 'V8 and the system, without a function',
  '(garbage collector)': 'collections of garbage',
};

/** Parts of the SDK, by what the name of a package or of a folder has. */
const OF_SDK: readonly (readonly [RegExp, string])[] = [
  [/retry/, 'retry'],
  [/schema|serde|protocol|xml|json|cbor/, 'serde and schemas'],
  [/sign|credential|sigv4|auth/i, 'signature and credentials'],
  [/endpoint|region/, 'endpoints'],
  [/http-handler|http/, 'HTTP'],
  [/middleware/, 'middleware'],
];

function ownerOfFrame(
  { functionName, url, lineNumber, columnNumber }: Profile['nodes'][number]['callFrame'],
  sourceOf: SourceOf,
): string | undefined {
  if (url === '') return OF_V8[functionName];
  if (url === 'node:inspector' || url.endsWith('-probe.cjs')) return IDLE;
  if (url === 'node:vm' && functionName === 'Script') return 'reading the bytecode';
  if (url.startsWith('node:')) return "Node's own modules";
  if (url.includes('aws-lambda-ric') || url.endsWith('/cold/loader.mjs')) return "AWS's client of the runtime";
  const source = sourceOf(url, lineNumber, columnNumber);
  if (source === undefined) return 'the top level of modules, and the loader of the bytecode';
  const [, sdk] = /node_modules\/(@(?:aws-sdk|smithy|aws)\/.*)/.exec(source) ?? [];
  if (sdk) return `AWS SDK, ${OF_SDK.find(([pattern]) => pattern.test(sdk))?.[1] ?? 'the rest'}`;
  const [, external] = /node_modules\/((?:@[\w-]+\/)?[\w.-]+)/.exec(source) ?? [];
  if (external) return external.startsWith('@aws-lambda-powertools') ? 'Powertools' : external;
  const [, room] = /(lib\/[\w-]+)\//.exec(source) ?? [];
  return room ?? 'functions/extract';
}

/** What the loader puts before each file. */
const WRAPPER = '(function (exports, require, module, __filename, __dirname) { ';

/** The maps that the build writes beside its files; no package has them. */
function readMaps(): SourceOf {
  const maps = new Map<string, SourceMap | undefined>();
  return (url, line, column) => {
    const [, file = ''] = /dist\/extract\/(.*)$/.exec(url) ?? [];
    if (!maps.has(file)) {
      const path = join(DIST, `${file}.map`);
      maps.set(file, existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : undefined);
    }
    const inFile = line === 0 ? column - WRAPPER.length : column;
    // The function around a file is the top level of all modules in it.
    const entry = inFile < 0 ? undefined : maps.get(file)?.findEntry(line, inFile);
    // The types of Node name no fields of an entry that was found.
    const { originalSource } = { originalSource: undefined, ...entry } as { originalSource: string | undefined };
    return originalSource;
  };
}
