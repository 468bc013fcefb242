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

/** npm does not hand every signal down: a script whose npm was killed would stay behind. */
function watchNpm(onEnd: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) onEnd();
  }, 500).unref();
}
