// The demo and the tests load this module into serverless-offline and its worker threads. It moves both clocks of the
// functions ahead: the wall clock and the monotonic clock. The `offset` parameter of this module's URL names the file
// that holds the milliseconds. Windows, cooldowns and cache entries then age without waiting.
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = new URL(import.meta.url).searchParams.get('offset') ?? '';
let known: number | undefined;

/** Read once in a turn of the event loop: a read takes 10 µs, and a request looks at its clocks often. */
function offset(): number {
  if (known === undefined) {
    known = Number(readFileSync(file, 'utf8'));
    setImmediate(() => {
      known = undefined;
    });
  }
  return known;
}

// The functions run in worker threads. The main thread runs the schedules: a jump of its clock starts at once every run
// that it leaps over, each in a worker thread of its own.
if (!isMainThread) shiftClocks();

function shiftClocks(): void {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(RealDate.now() + offset());
      else super(...(given as [number]));
    }

    static override now(): number {
      return RealDate.now() + offset();
    }
  } as DateConstructor;

  const monotonic = performance.now.bind(performance);
  performance.now = () => monotonic() + offset();
}
