// Loaded into serverless-offline and its worker threads by demo and tests: the wall clock of the functions is ahead by
// as many milliseconds as the file says that the `offset` parameter of this module's URL names. Windows and cache
// entries grow old without anyone waiting.
import { readFileSync } from 'node:fs';

const file = new URL(import.meta.url).searchParams.get('offset') ?? '';
const RealDate = Date;
const now = () => RealDate.now() + Number(readFileSync(file, 'utf8'));

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(now());
    else super(...given);
  }

  static now() {
    return now();
  }
};
