import { join } from 'node:path';
import { createLoader, readCaches } from './loader.ts';

/** The entry point of a package with a code cache. It is built as CommonJS, beside the handler. */

declare const __dirname: string;

const { handler } = createLoader(readCaches(__dirname)).load(join(__dirname, 'handler.js')) as { handler: unknown };

export { handler };
