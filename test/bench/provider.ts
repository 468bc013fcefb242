import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../lib/platform/clock.ts';
import { createMemoryStateStore } from '../fixtures/memory-state-store.ts';
import { createEnvironment, cxoneAdapter, QUERY } from '../fixtures/scripted-upstream.ts';
import type { Result } from '../report.ts';
import { medianMsAsync, quietMs } from './measure.ts';

const BODY = JSON.stringify({
  entities: Array.from({ length: 50 }, (_, index) => ({
    name: 'product',
    value: 'wireless headphones',
    confidence: 0.94,
    start: index,
    end: index + 19,
  })),
  language: 'en-US',
  processingTimeMs: 12,
});

/** The cost that the adapter, with limits and retries, adds to a plain fetch of the same answer. */
export async function bench(): Promise<Result[]> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(BODY));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const store = createMemoryStateStore();
    const limit = { requestsPerSecond: 10_000, burst: 10_000 };
    const adapter = cxoneAdapter({ CXONE_BASE_URL: baseUrl });
    const plain = createEnvironment(systemClock, store, globalThis.fetch, { adapter });
    const limited = createEnvironment(systemClock, store, globalThis.fetch, { adapter, limit, random: Math.random });
    const bare = () =>
      fetch(baseUrl, { method: 'POST', body: adapter.writeRequest(QUERY) }).then(answer => answer.json());
    const baseline = await medianMsAsync(300, bare);
    const full = await medianMsAsync(300, () => plain.provider.extract(QUERY, plain.context()));
    const reserved = await medianMsAsync(300, () => limited.provider.extract(QUERY, limited.context()));
    return [
      {
        id: 'provider/reading an answer of 50 entities',
        value: quietMs(() => adapter.readAnswer(BODY, QUERY)) * 1_000,
        unit: 'µs',
      },
      { id: 'provider/bare fetch, local server', value: baseline, unit: 'ms' },
      { id: 'provider/extract, multiple of a bare fetch', value: full / baseline, unit: 'x' },
      { id: 'provider/extract under a limit, multiple of a bare fetch', value: reserved / baseline, unit: 'x' },
    ];
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
