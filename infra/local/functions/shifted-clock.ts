// The demo and the tests load this module into serverless-offline and its worker threads. It moves the wall clock and the
// monotonic clock of the functions ahead by the milliseconds in the file that the `offset` parameter of this module's URL
// names. Windows, cooldowns and cache entries then age without waiting.
import { readFileSync } from 'node:fs';

const file = new URL(import.meta.url).searchParams.get('offset') ?? '';
const offset = () => Number(readFileSync(file, 'utf8'));

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
