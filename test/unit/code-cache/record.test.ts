import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../../infra/code-cache/loader.ts';
import { newTempFolder } from '../../fixtures/temp-folder.ts';

const RECORD = join(import.meta.dirname, '../../../infra/code-cache/record.ts');

/** The code of a function on a machine so slow that 150 ms pass during each call. It answers 500 if it sees that they passed. */
const HANDLER = `
const { setTimeout: pause } = require('node:timers/promises');
exports.handler = async () => {
  const seen = [];
  const note = what => () => seen.push(what);
  const began = performance.now();
  setTimeout(note('timer'), 100);
  pause(100).then(note('pause'));
  AbortSignal.timeout(100).addEventListener('abort', note('timeout'));
  for (const until = Date.now() + 150; Date.now() < until; );
  if (performance.now() !== began) seen.push('clock');
  await new Promise(resolve => setTimeout(resolve, 1));
  await pause(20);
  if (seen.length > 0) console.error(seen.join());
  return { statusCode: seen.length === 0 ? 200 : 500 };
};`;

describe('What the build records', () => {
  it('is what runs on a fast machine, also on a slow one', () => {
    const folder = newTempFolder();
    writeFileSync(join(folder, 'handler.js'), HANDLER);
    const env = { ...process.env, NODE_OPTIONS: '', EVENTS: '[{}]' };
    execFileSync(process.execPath, ['--random-seed=1', RECORD, folder], { env });
    expect(existsSync(join(cacheFolder(folder), 'handler.js.code'))).toBe(true);
  });
});
