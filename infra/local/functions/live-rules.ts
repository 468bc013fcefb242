// Loaded into serverless-offline and its worker threads. The file that the `file` parameter of this module's URL names holds
// the compiled rules. They take the place of those in the build, and when they change, the function is loaded again
// with its next request. Node forgets a CommonJS module that is deleted from `require.cache`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { FileWatch } from '../rules/file-watch.ts';

const file = new URL(import.meta.url).searchParams.get('file') ?? '';
const folder = join(import.meta.dirname, '../../../dist/extract') + sep;
const require = createRequire(folder);
const rulesModule = join(folder, 'rules.js');

function load(): void {
  for (const path of Object.keys(require.cache)) if (path.startsWith(folder)) delete require.cache[path];
  require(rulesModule);
  const loaded = require.cache[rulesModule];
  if (loaded) loaded.exports = readFileSync(file, 'utf8');
}

// The functions run in worker threads; the main thread starts before they are built.
if (!isMainThread) {
  const watch = new FileWatch(file);
  load();
  watch.start(load);
}
