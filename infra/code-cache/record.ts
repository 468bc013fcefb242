import { join, posix, relative } from 'node:path';
import timers from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { isMainThread, Worker } from 'node:worker_threads';
import { createLoader } from './loader.ts';
import { writeCaches } from './write.ts';

/**
 * Runs a built function in a process of its own, and writes the bytecode of what it ran beside it. The process has the Node
 * whose bytecode it is to be, `--random-seed=1`, the folder of the function as its argument, and the events in `EVENTS`.
 */

/**
 * What V8 keeps beside the bytecode must be the same in each run: without garbage collection all memory is new, so the
 * padding of objects is 0; without compilers for hot code no function is marked as hot. V8 compares the flags of the
 * reader with those at the time of writing, so that each is set back before.
 */
const FLAGS: readonly (readonly [during: string, after: string])[] = [
  ['--no-flush-bytecode', '--flush-bytecode'],
  ['--no-sparkplug', '--sparkplug'],
  ['--no-maglev', '--maglev'],
  ['--no-turbofan', '--turbofan'],
  ['--no-incremental-marking', '--incremental-marking'],
  ['--min-semi-space-size=256', '--min-semi-space-size=0'],
  ['--max-semi-space-size=256', '--max-semi-space-size=0'],
  ['--initial-heap-size=1024', '--initial-heap-size=0'],
  ['--initial-old-space-size=1024', '--initial-old-space-size=0'],
];

type Handler = (event: unknown, context: object) => Promise<{ statusCode: number }>;

const [, , folder = ''] = process.argv;

if (isMainThread) {
  for (const [during] of FLAGS) setFlagsFromString(during);
  new Worker(import.meta.filename, { argv: [folder] }).once('error', error => {
    throw error;
  });
} else {
  record(await runAll(JSON.parse(process.env.EVENTS ?? '[]')));
  process.exit(0);
}

async function runAll(events: readonly unknown[]): Promise<ReturnType<typeof createLoader>> {
  runAlike();
  const loader = createLoader(() => undefined, nameInLambda);
  const { handler } = loader.load(join(folder, 'handler.js')) as { handler: Handler };
  for (const event of events) {
    const { statusCode } = await handler(event, { awsRequestId: 'build', getRemainingTimeInMillis: () => 28_000 });
    if (statusCode !== 200) throw new Error(`the function answered ${statusCode}`);
  }
  return loader;
}

/** The folder of the build must not be part of the bytecode. */
function nameInLambda(path: string): string {
  return posix.join('/var/task/dist/extract', relative(folder, path));
}

/**
 * The same functions must run on each machine, however slow it is, so that the same commit gives the same bytes: no call
 * times out, no lease is renewed, nothing that was read becomes too old, chance is fixed, and V8 drops no bytecode. The
 * flag does not count among those that V8 compares, once it is back.
 */
function runAlike(): void {
  Math.random = () => 0.5;
  performance.now = () => 0;
  AbortSignal.timeout = () => new AbortController().signal;
  const { setTimeout } = globalThis;
  const soon = (run: () => void, ms = 0, ...given: []) => setTimeout(run, orNever(ms), ...given).unref();
  globalThis.setTimeout = Object.assign(soon, setTimeout);
  const { setTimeout: delay } = timers;
  timers.setTimeout = (ms = 0, ...given) => delay(orNever(ms), ...given);
}

function orNever(ms: number): number {
  return ms < 100 ? ms : 2 ** 30;
}

function record({ scripts }: ReturnType<typeof createLoader>): void {
  for (const [, after] of FLAGS) setFlagsFromString(after);
  writeCaches(folder, scripts);
}
