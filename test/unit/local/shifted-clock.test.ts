import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { newTempFolder } from '../../fixtures/temp-folder.ts';

const AHEAD_MS = 3_600_000;

/** What a thread that loads the module first tells of its clocks. */
const TELL = `import { parentPort } from 'node:worker_threads';
parentPort.postMessage({
  now: Date.now(), made: new Date().getTime(), given: new Date(0).getTime(), monotonic: performance.now(),
});`;

function preloadAhead(): URL {
  const file = join(newTempFolder(), 'offset-ms');
  writeFileSync(file, String(AHEAD_MS));
  const preload = pathToFileURL(join(import.meta.dirname, '../../../infra/local/functions/shifted-clock.ts'));
  preload.searchParams.set('offset', file);
  return preload;
}

describe('The shifted clock', () => {
  it('moves both clocks of a worker thread, where the functions run', async () => {
    const preload = preloadAhead();
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(TELL)}`), {
      execArgv: ['--import', preload.href],
    });
    const [{ now, made, given, monotonic }] = await once(worker, 'message');
    const expected = Date.now() + AHEAD_MS;
    for (const time of [now, made]) expect(Math.abs(time - expected)).toBeLessThan(AHEAD_MS / 2);
    expect(given).toBe(0);
    expect(monotonic).toBeGreaterThanOrEqual(AHEAD_MS);
  });

  it('leaves the main thread alone, whose schedules would run for each minute of a jump', async () => {
    const [date, monotonic] = [Date, performance.now];
    await import(preloadAhead().href);
    expect([Date, performance.now]).toEqual([date, monotonic]);
  });
});
