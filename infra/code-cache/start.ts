import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder, createLoader, readCaches } from './loader.ts';
import { RegExpTierUp } from './regexp-flags.ts';

/** The entry point of extract. It is built as CommonJS, beside the handler. */

declare const __dirname: string;

const path = join(__dirname, 'handler.js');
const tierUp = new RegExpTierUp();
/** Without a cache for this Node, Node loads the files itself. The local service replaces its rules in `require.cache`. */
const load = existsSync(cacheFolder(__dirname))
  ? createLoader(readCaches(__dirname), tierUp.underDefault).load
  : createRequire(path);
const { handler: answer } = load(path) as { handler: (...given: unknown[]) => unknown };

/** Until the first event Node still loads modules of its own, such as those of the first connection. */
export const handler = (...given: unknown[]): unknown => {
  tierUp.switchOff();
  return answer(...given);
};
