import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXTRACT_PATH, EXTRACT_SCOPE, type RunningStandIn, startCxoneStandIn } from '../../infra/local/cxone/index.ts';
import type { AccessToken, TokenSource } from '../../lib/auth/port.ts';
import { createCallContext } from '../../lib/context.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { httpPost } from '../../lib/platform/http-post.ts';
import { createUpstream, type NluProvider, type NluQuery, type UpstreamOptions } from '../../lib/provider/index.ts';
import { createDynamoDbStateStore, type StateStore } from '../../lib/state/index.ts';
import { createCallCounter } from '../fixtures/call-counter.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';
import { createRandom } from '../fixtures/random.ts';
import {
  createEnvironment,
  createScriptedUpstream,
  cxoneAdapter,
  OK,
  type ScriptedUpstream,
} from '../fixtures/scripted-upstream.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';
import { sized } from '../fixtures/test-scale.ts';
import { VirtualTime } from '../fleet/virtual-time.ts';

/**
 * The adapter over real sockets, against the stand-in and against a server with faults that the stand-in cannot
 * produce.
 */

const CREDENTIALS = { clientId: 'client-1', clientSecret: 'hush-1' };
const QUERY: NluQuery = {
  text: 'I need a refund for my wireless headphones purchased last Tuesday',
  language: 'en-US',
  entityTypes: ['date', 'intent', 'product'],
  confidenceThreshold: 0.5,
};

let tables: TestTables;
let standIn: RunningStandIn;
let environments = 0;

beforeAll(async () => {
  [tables, standIn] = await Promise.all([startTestTables(), startCxoneStandIn(CREDENTIALS)]);
});
afterAll(() => Promise.all([tables.close(), standIn.close()]));
beforeEach(async () => {
  await standIn.admin.clearFaults();
  await standIn.admin.clearTimeline();
});

async function grant(): Promise<AccessToken> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: CREDENTIALS.clientId,
    client_secret: CREDENTIALS.clientSecret,
    scope: EXTRACT_SCOPE,
  });
  const response = await fetch(`${standIn.url}/oauth/token`, { method: 'POST', body });
  const { access_token: value } = (await response.json()) as { access_token: string };
  return { value, grantedAt: Date.now(), expiresAt: Date.now() + 3_600_000 };
}

const grants: TokenSource = { current: grant, replace: grant };

/** A fleet on the real table with a credential that no other fleet uses. */
function createFleet(variables: Record<string, string> = {}, options: Partial<UpstreamOptions> = {}) {
  environments += 1;
  const credentialId = `credentials-${environments}`;
  const join = () =>
    createUpstream({
      adapter: cxoneAdapter({ CXONE_BASE_URL: standIn.url, ...variables }),
      credentialId,
      limit: undefined,
      tokens: grants,
      store: createDynamoDbStateStore({ client: tables.client, table: tables.stateTable }),
      fetch: httpPost,
      clock: systemClock,
      logger: silentLogger,
      ...options,
    });
  return { join };
}

const ask = (provider: NluProvider, budgetMs = 10_000, query = QUERY) => {
  const context = createCallContext(systemClock, 'request-1', budgetMs);
  // As the handler does, it waits for the background before it answers.
  return { context, result: provider.extract(query, context).finally(() => context.settleBackground()) };
};

/** The real table in virtual time, which stands still while the table is at work: figures do not depend on this machine. */
function createStillStore(time: VirtualTime): StateStore {
  const table = () => createDynamoDbStateStore({ client: tables.client, table: tables.stateTable });
  const held = async <T>(work: () => Promise<T>): Promise<T> => {
    const release = time.hold();
    try {
      return await work();
    } finally {
      release();
    }
  };
  return {
    get: (...query) => held(() => table().get(...query)),
    update: (...write) => held(() => table().update(...write)),
    updateAndGet: (...write) => held(() => table().updateAndGet(...write)),
  };
}

const extractCalls = async () => (await standIn.admin.timeline()).filter(({ kind }) => kind === 'extract');

describe('The upstream against the stand-in', () => {
  it('extracts', async () => {
    const { entities } = await ask(createFleet().join()).result;
    expect(entities).toContainEqual(
      expect.objectContaining({ name: 'product', value: 'wireless headphones', start: 23, end: 42 }),
    );
  });

  it.each(['code-point', 'utf8-byte'] as const)('maps offsets that count %s', async offsetUnit => {
    await standIn.admin.fault({ kind: 'offset-unit', unit: offsetUnit });
    const query = { ...QUERY, text: '😀 café: my wireless headphones' };
    const { entities } = await ask(createFleet({ UPSTREAM_OFFSET_UNIT: offsetUnit }).join(), 10_000, query).result;
    const product = entities.find(({ name }) => name === 'product');
    expect(query.text.slice(product?.start ?? 0, product?.end ?? 0)).toBe('wireless headphones');
  });

  it.each([
    ['a reset connection', { kind: 'reset' }],
    ['an answer cut in the middle', { kind: 'cut-connection' }],
    ['a 500', { kind: 'status', status: 500 }],
  ] as const)('gets over %s', async (_, fault) => {
    await standIn.admin.fault(fault, { times: 1 });
    const { context, result } = ask(createFleet().join());
    expect((await result).entities.length).toBeGreaterThan(0);
    expect(context.trace).toMatchObject({ upstreamCalls: 2, retries: 1 });
  });

  it.each([
    ['truncated JSON', { kind: 'truncated-json' }],
    ['no JSON', { kind: 'not-json' }],
    ['JSON of another shape', { kind: 'other-json' }],
    ['a body beyond 1 MiB', { kind: 'oversized', bytes: 2_000_000 }],
    ['a redirect', { kind: 'status', status: 307, headers: { location: '/elsewhere' } }],
  ] as const)('takes %s for malformed, after one call', async (_, fault) => {
    await standIn.admin.fault(fault);
    await expect(ask(createFleet().join()).result).rejects.toMatchObject({ code: 'upstream-malformed' });
    expect(await extractCalls()).toHaveLength(1);
  });

  it('ends a slow drip with the budget', async () => {
    await standIn.admin.fault({ kind: 'slow-drip', chunkBytes: 1, intervalMs: 100 });
    await expect(ask(createFleet().join(), 700).result).rejects.toMatchObject({ code: 'deadline-exceeded' });
  });

  it('ends a call that never answers with the budget', async () => {
    await standIn.admin.fault({ kind: 'hang' });
    await expect(ask(createFleet().join(), 700).result).rejects.toMatchObject({ code: 'deadline-exceeded' });
  });

  it.each([
    ['seconds', { seconds: 60 }],
    ['an HTTP-date', { dateInSeconds: 60 }],
  ] as const)('holds the whole fleet back through the table when Retry-After comes in %s', async (_, retryAfter) => {
    await standIn.admin.fault({ kind: 'status', status: 429, retryAfter }, { times: 1 });
    const { join } = createFleet();
    const refused = { code: 'upstream-throttled', retryAfterSeconds: expect.any(Number) };
    await expect(ask(join()).result).rejects.toMatchObject(refused);
    await expect(ask(join()).result).rejects.toMatchObject(refused);
    await expect(ask(join()).result).rejects.toMatchObject(refused);
    expect(await extractCalls()).toHaveLength(1);
  });
});

describe('Corrupt items in the real table', () => {
  const time = new VirtualTime();
  const store = createStillStore(time);
  const put = (pk: string, attributes: Record<string, AttributeValue>) =>
    tables.client.send(new PutItemCommand({ TableName: tables.stateTable, Item: { pk: { S: pk }, ...attributes } }));
  const ask = (credentialId: string, upstream: ScriptedUpstream, options: Partial<UpstreamOptions> = {}) => {
    const { provider, context } = createEnvironment(time, store, upstream.fetch, { credentialId, ...options });
    return time.run(provider.extract(QUERY, context()).catch(error => error));
  };
  const pkOf = (credentialId: string) => `upstream#upstream.test#${credentialId}`;

  // test/unit/provider/corrupt-state.test.ts has more of them, in memory.
  const values: [string, AttributeValue][] = [
    ['a list', { L: [] }],
    ['a number of 38 digits', { N: '12345678901234567890123456789012345678' }],
    ['a map', { M: {} }],
    ['a truth value', { BOOL: true }],
    ['null', { NULL: true }],
    ['a text', { S: 'soon' }],
  ];
  it.each(values.slice(0, sized(2, values.length)))('are replaced: %s', async (name, value) => {
    const id = `corrupt-${name}`;
    await put(pkOf(id), { cooldown_until: value, cooldown_ms: value, cooldown_status: value, expires_at: value });
    const throttling = createScriptedUpstream(time, () => ({ status: 429, headers: { 'retry-after': '60' } }));
    expect(await ask(id, throttling)).toMatchObject({ code: 'upstream-throttled', retryAfterSeconds: 60 });
    await time.run(time.sleep(100));
    expect(await ask(id, throttling)).toMatchObject({ code: 'upstream-throttled' });
    expect(throttling.calls).toHaveLength(1);

    await put(pkOf(id), { window_at: value, succeeded: value, failed: value, opened_at: value, last_probe_at: value });
    const dead = createScriptedUpstream(time, () => ({ status: 500 }));
    for (let request = 0; request < 6; request += 1) await ask(id, dead);
    expect(dead.calls.length).toBeLessThan(15);

    await put(pkOf(id), {});
    await put(`${pkOf(id)}#limit`, { line_us: value, expires_at: value });
    const limit = { requestsPerSecond: 1, burst: 1 };
    const well = createScriptedUpstream(time, () => OK);
    expect(await ask(id, well, { limit })).toHaveProperty('entities');
    expect(await ask(id, well, { limit })).toHaveProperty('entities');
    expect((well.calls[1]?.at ?? 0) - (well.calls[0]?.at ?? 0)).toBeGreaterThan(900);
  });
});

describe('The limit over the real table', () => {
  const TIME_MS = sized(1_500, 3_000);

  it('lets no second see more than rate and burst, and uses most of the rate', async () => {
    const time = new VirtualTime();
    const store = createStillStore(time);
    const arrivals = createCallCounter();
    const upstream = createScriptedUpstream(time, ({ at }) => {
      arrivals.add('', at);
      return OK;
    });
    const limit = { requestsPerSecond: 20, burst: 5 };
    const worker = async (_: unknown, seed: number) => {
      const options = { limit, credentialId: 'limited', random: createRandom(seed + 1) };
      const { provider, context } = createEnvironment(time, store, upstream.fetch, options);
      while (time.monotonic() < TIME_MS) await provider.extract(QUERY, context());
    };
    await time.run(Promise.all(Array.from({ length: 8 }, worker)));
    expect(arrivals.busiestSecond()).toBeLessThanOrEqual(25);
    expect(upstream.calls.filter(({ at }) => at < TIME_MS).length).toBeGreaterThanOrEqual((TIME_MS / 1_000) * 20 * 0.8);
  });
});

describe('The upstream against a server of its own', () => {
  let server: Server | undefined;
  const serve = async (listener: RequestListener) => {
    const started = createServer(listener).listen(0, '127.0.0.1');
    server = started;
    await once(started, 'listening');
    return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  };
  const tokens: TokenSource = { current: async () => token, replace: async () => token };
  const token: AccessToken = { value: 'hush-token', grantedAt: 0, expiresAt: Number.MAX_SAFE_INTEGER };
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it('does not follow a redirect, so that the token goes nowhere else', async () => {
    const seen: (string | undefined)[] = [];
    const baseUrl = await serve((request, response) => {
      seen.push(request.url);
      response.writeHead(302, { location: '/stolen' }).end();
    });
    await expect(ask(createFleet({ CXONE_BASE_URL: baseUrl }, { tokens }).join()).result).rejects.toMatchObject({
      code: 'upstream-malformed',
    });
    expect(seen).toEqual([EXTRACT_PATH]);
  });

  it('stops reading a body without an end', async () => {
    let sent = 0;
    const baseUrl = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const pump = () => {
        if (response.destroyed) return;
        sent += 65_536;
        response.write(' '.repeat(65_536), pump);
      };
      pump();
    });
    await expect(ask(createFleet({ CXONE_BASE_URL: baseUrl }, { tokens }).join()).result).rejects.toMatchObject({
      code: 'upstream-malformed',
    });
    expect(sent).toBeLessThan(50_000_000);
  });

  it('does not unpack a small body into a huge one', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
    const baseUrl = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    await expect(ask(createFleet({ CXONE_BASE_URL: baseUrl }, { tokens }).join()).result).rejects.toMatchObject({
      code: 'upstream-malformed',
    });
  });

  it('says unavailable when no server listens, and nothing of token or text', async () => {
    const provider = createFleet({ CXONE_BASE_URL: 'http://127.0.0.1:9' }, { tokens }).join();
    const error = await ask(provider).result.catch(failure => failure);
    expect(error).toMatchObject({ code: 'upstream-unavailable' });
    expect(JSON.stringify([error, error.message, error.stack, String(error.cause)])).not.toMatch(/hush|refund/);
  });
});
