import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder, createLoader, readCaches } from './loader.ts';
import { prepareV8 } from './prepare-v8.ts';

/** The entry point of extract. It is built as CommonJS, beside the handler. */

declare const __dirname: string;

const path = join(__dirname, 'handler.js');
/** Without a cache for this Node, Node loads the files itself. The local service replaces its rules in `require.cache`. */
const hasCache = existsSync(cacheFolder(__dirname));
// Also without bytecode of ours: V8 then takes that of Node's own modules.
prepareV8();
const load = hasCache ? createLoader(readCaches(__dirname)).load : createRequire(path);

export const { handler } = load(path) as { handler: (...given: unknown[]) => unknown };
