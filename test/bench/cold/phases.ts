import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../../report.ts';
import { middle } from '../measure.ts';
import { LambdaProcess } from './runtime-api.ts';

/** A mark of probe.cjs: the start or end of the load of a file, or a call that is sent or answered. */
export interface Mark {
  readonly name: 'node' | 'require:start' | 'require:end' | 'call:start' | 'call:end';
  /** Milliseconds since the process started. */
  readonly startTime: number;
  readonly id?: string;
}

export interface SeriesOptions {
  folder: string;
  environment: Record<string, string>;
  eventOf: (round: number) => unknown;
  rounds: number;
}

const PROBE = join(import.meta.dirname, 'probe.cjs');

/** Where the time of a first answer goes: medians by phase, on the wall clock. */
export async function measurePhases(
  path: string,
  { folder, environment, eventOf, rounds }: SeriesOptions,
): Promise<Result[]> {
  const runs: Map<string, number>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const file = join(folder, `marks-${path}-${round}.json`);
    const { lambda, init } = await LambdaProcess.start({
      folder,
      handler: 'dist/extract/start.handler',
      environment: { ...environment, PROBE_FILE: file },
      nodeOptions: ['--require', PROBE],
    });
    const { wallMs, answer } = await lambda.invoke(eventOf(round));
    await lambda.close();
    const marks: Mark[] = JSON.parse(await readFile(file, 'utf8'));
    runs.push(new Map([...phasesOf(marks, init.wallMs, wallMs), ...serverTimings(answer.headers?.['Server-Timing'])]));
  }
  const names = new Set(runs.flatMap(run => [...run.keys()]));
  return [...names].flatMap(name => {
    const value = middle(runs.map(run => run.get(name) ?? 0));
    return value === 0 ? [] : [{ id: `cold start, phase of a ${path}: ${name}`, value, unit: 'ms' }];
  });
}

/** One load or call. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** By phase; what no file and no call has is a phase of its own, so that every millisecond is in one. */
export function phasesOf(marks: readonly Mark[], initMs: number, firstMs: number): Map<string, number> {
  const phases = new Map<string, number>([['node, until the first module', marks[0]?.startTime ?? 0]]);
  const add = (name: string, ms: number) => phases.set(name, (phases.get(name) ?? 0) + ms);
  const open: { id: string; at: number; within: number }[] = [];
  const sent = new Map<string, number>();
  const busy: Span[] = [{ start: 0, end: marks[0]?.startTime ?? 0 }];
  for (const { name, id = '', startTime } of marks) {
    if (name === 'require:start') open.push({ id, at: startTime, within: 0 });
    if (name === 'require:end') {
      const { at = startTime, within = 0 } = open.pop() ?? {};
      busy.push({ start: at, end: startTime });
      const parent = open.at(-1);
      if (parent) parent.within += startTime - at;
      add(`load of ${ownerOf(id)}`, startTime - at - within);
    }
    if (name === 'call:start') sent.set(id, startTime);
    if (name === 'call:end') {
      const start = sent.get(id) ?? startTime;
      busy.push({ start, end: startTime });
      add(`call ${id.replace(/\?.*/, '')}`, startTime - start);
    }
  }
  return phases
    .set('init, the rest: the client and what is created', restOf(busy, 0, initMs))
    .set('first answer, the rest: what is computed', restOf(busy, initMs, initMs + firstMs))
    .set('init, in all', initMs)
    .set('first answer, in all', firstMs);
}

/** How long nothing was loaded and no call was under way. */
function restOf(busy: readonly Span[], from: number, to: number): number {
  let [rest, at] = [0, from];
  for (const { start, end } of busy.toSorted((one, other) => one.start - other.start)) {
    rest += Math.max(0, Math.min(start, to) - at);
    at = Math.min(to, Math.max(at, end));
  }
  return rest + to - at;
}

/** The room that a chunk belongs to. */
function ownerOf(path: string): string {
  const name = /([\w-]+)(?:\.\w+)*$/.exec(path.replace(/\.js(on)?$/, ''))?.[1] ?? path;
  if (name.startsWith('languages-'))
    return name === 'languages-privacy' ? 'the words of privacy' : 'the words of the language';
  if (name.startsWith('compiled-')) return `the data ${name.slice('compiled-'.length)}`;
  return name === 'handler' ? 'handler.js' : `the chunk ${name}`;
}

/** The phases that the function itself states in its answer. */
function serverTimings(header = ''): [string, number][] {
  return [...header.matchAll(/(\w+);dur=([\d.]+)/g)].map(([, name, ms]) => [`Server-Timing ${name}`, Number(ms)]);
}
