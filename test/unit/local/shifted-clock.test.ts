import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { newTempFolder } from '../../fixtures/temp-folder.ts';

const AHEAD_MS = 3_600_000;

/** A thread that loads the module first, and then reports its clocks. */
const TELL = `import { parentPort } from 'node:worker_threads';
const tell = () => parentPort.postMessage({
  now: Date.now(), made: new Date().getTime(), given: new Date(0).getTime(), monotonic: performance.now(),
});
tell();
parentPort.once('message', tell);`;

function preloadAhead(file = join(newTempFolder(), 'offset-ms')): URL {
  writeFileSync(file, String(AHEAD_MS));
  const preload = pathToFileURL(join(import.meta.dirname, '../../../infra/local/functions/shifted-clock.ts'));
  preload.searchParams.set('offset', file);
  return preload;
}

describe('The shifted clock', () => {
  it('moves both clocks of a worker thread, where the functions run, as often as the file changes', async () => {
    const file = join(newTempFolder(), 'offset-ms');
    const preload = preloadAhead(file);
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(TELL)}`), {
      execArgv: ['--import', preload.href],
    });
    const [{ now, made, given, monotonic }] = await once(worker, 'message');
    const expected = Date.now() + AHEAD_MS;
    for (const time of [now, made]) expect(Math.abs(time - expected)).toBeLessThan(AHEAD_MS / 2);
    expect(given).toBe(0);
    expect(monotonic).toBeGreaterThanOrEqual(AHEAD_MS);

    writeFileSync(file, String(2 * AHEAD_MS));
    worker.postMessage('again');
    const [later] = await once(worker, 'message');
    expect(later.now - now).toBeGreaterThanOrEqual(AHEAD_MS);
    expect(later.monotonic - monotonic).toBeGreaterThanOrEqual(AHEAD_MS);
  });

  it('leaves the main thread alone, whose schedules would run for each minute of a jump', async () => {
    const [date, monotonic] = [Date, performance.now];
    await import(preloadAhead().href);
    expect([Date, performance.now]).toEqual([date, monotonic]);
  });
});
