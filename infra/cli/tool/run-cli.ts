import { readFileSync, realpathSync } from 'node:fs';
import type { Writable } from 'node:stream';
import type { Io, Main } from './io.ts';

/** Codes by which a shell tells that a signal ended the program. */
const STOP_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Runs a tool when its module is the program: `runCli(import.meta, main)`. Ctrl-C, SIGTERM, SIGHUP, the end of npm and a
 * closed pipe end what the tool started; a second Ctrl-C does not wait for that.
 */
export function runCli(module: ImportMeta, main: Main): void {
  if (!isProgram(module)) return;
  const program = new Program();
  for (const [signal, code] of Object.entries(STOP_CODES)) process.on(signal, () => program.stop(code));
  // `| head` closes the pipe when it has seen enough. That is not a failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', error => program.stop('code' in error && error.code === 'EPIPE' ? 0 : 1));
  }
  watchNpm(() => program.stop(STOP_CODES.SIGTERM));
  main(process.argv.slice(2), program).then(code => program.end(code));
}

/** `import.meta.main` is missing in Node 22. */
function isProgram({ filename }: ImportMeta): boolean {
  const [, started] = process.argv;
  return started !== undefined && realpathSync(started) === filename;
}

class Program implements Io {
  readonly in = process.stdin;
  readonly out = process.stdout;
  readonly err = process.stderr;
  readonly #closers: (() => Promise<void>)[] = [];
  #stopping = false;

  onStop(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  /** Closes what the tool has started, and ends. The second call ends at once. */
  stop(code: number): void {
    if (this.#stopping) process.exit(code);
    this.#stopping = true;
    Promise.allSettled(this.#closers.map(close => close())).then(() => process.exit(code));
  }

  /** Ends when all output is written: a pipe may take it later. */
  async end(code: number): Promise<void> {
    if (this.#stopping) return;
    await Promise.all([flush(this.out), flush(this.err)]);
    process.exit(code);
  }
}

const flush = (stream: Writable): Promise<void> => new Promise(resolve => stream.write('', () => resolve()));

/** npm, and the shell by which it runs scripts, do not pass on every signal. Without them the tool would stay behind. */
function watchNpm(onEnd: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const before = ancestors();
  setInterval(() => {
    if (ancestors() !== before) onEnd();
  }, 500).unref();
}

/** Process ids of the parent and, where /proc is there, of its parent. */
function ancestors(): string {
  try {
    const [, grandparent] = (readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ')[1] ?? '').split(' ');
    return `${process.ppid} ${grandparent}`;
  } catch {
    return `${process.ppid}`;
  }
}
