import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestAnswer, TestRequest } from './test-host.ts';

/** The process that runs the tests. One that hangs is ended, and the next request starts another. */
export class TestProcess {
  readonly #tests: readonly string[];
  #child: ChildProcess | undefined;
  #isClosed = false;

  constructor(tests: readonly string[]) {
    this.#tests = tests;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** @returns undefined when the tests took longer than `limitMs`, or the process ended before it answered */
  async run(request: TestRequest, limitMs: number): Promise<TestAnswer | undefined> {
    if (this.#isClosed) return undefined;
    const child = this.#child ?? (await this.#start());
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), limitMs);
    const exit = () => stop.abort();
    child.once('exit', exit);
    try {
      const answered = once(child, 'message', { signal: stop.signal });
      child.send(request);
      const [answer]: TestAnswer[] = await answered;
      return answer;
    } catch {
      this.#end();
      return undefined;
    } finally {
      clearTimeout(timer);
      child.off('exit', exit);
    }
  }

  /** Ends the process, and starts no other one. */
  close(): void {
    this.#isClosed = true;
    this.#end();
  }

  /** Ends the process and its workers, also in the middle of a run. */
  #end(): void {
    if (this.#child?.pid !== undefined && this.#child.exitCode === null) process.kill(-this.#child.pid, 'SIGKILL');
    this.#child = undefined;
  }

  /** A process group of its own, since an endless loop in a worker can only be killed. */
  async #start(): Promise<ChildProcess> {
    const host = join(import.meta.dirname, 'test-host.ts');
    const child = fork(host, this.#tests, { detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#child = child;
    return child;
  }
}
