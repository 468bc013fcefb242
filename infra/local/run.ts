import { readFileSync } from 'node:fs';
import { Lifecycle } from './lifecycle.ts';

/**
 * Runs a command-line program that starts things: Ctrl-C, SIGTERM, SIGHUP, a failure and the end of npm all end what
 * was started; a second Ctrl-C does not wait for it. `main` returns the exit code, or never while it is to go on.
 */
export function run(main: (lifecycle: Lifecycle) => Promise<number>): void {
  const lifecycle = new Lifecycle();
  const stop = (code: number) => {
    if (lifecycle.signal.aborted) process.exit(code);
    lifecycle.close().finally(() => process.exit(code));
  };
  process.on('SIGINT', () => stop(130));
  process.on('SIGTERM', () => stop(143));
  process.on('SIGHUP', () => stop(129));
  watchNpm(() => stop(143));
  main(lifecycle).then(stop, (error: unknown) => {
    if (lifecycle.signal.aborted) return;
    console.error(`\n${error instanceof Error ? error.message : error}`);
    stop(1);
  });
}

/** npm, and the shell that it runs scripts by, do not hand every signal down: without them a script would stay behind. */
function watchNpm(onEnd: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const before = ancestors();
  setInterval(() => {
    if (ancestors() !== before) onEnd();
  }, 500).unref();
}

/** Process ids of parent and, where /proc tells, grandparent. */
function ancestors(): string {
  try {
    const [, grandparent] = (readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ')[1] ?? '').split(' ');
    return `${process.ppid} ${grandparent}`;
  } catch {
    return `${process.ppid}`;
  }
}
