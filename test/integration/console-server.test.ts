import { IncomingMessage, request } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LiveEvent, StageWatch } from '../../infra/console/server/live.ts';
import { deployedTarget } from '../../infra/console/server/open-target.ts';
import { urlOf } from '../../infra/console/server/resource.ts';
import { rulesResource } from '../../infra/console/server/resources/rules.ts';
import { RulesReader } from '../../infra/console/server/rules-file.ts';
import { type RunningConsole, startConsole } from '../../infra/console/server/server.ts';
import { readSpanQuery } from '../../infra/console/server/span-query.ts';
import { UpstreamFeed } from '../../infra/console/server/upstream-state.ts';
import { createDocuments } from '../../lib/dynamodb/index.ts';
import { openLedgerTable } from '../../lib/ledger/index.ts';
import { createDynamoDbStateStore } from '../../lib/state/index.ts';
import { createOutboxStore } from '../../lib/webhook/index.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';
import { FakeClock } from '../fixtures/fake-clock.ts';
import { ledgerRecord } from '../fixtures/ledger.ts';
import { createMemoryLedgerStore } from '../fixtures/memory-ledger-store.ts';

let tables: TestTables;
let site: RunningConsole;
let token: string;
const targetOf = ({ client, stateTable, ledgerTable }: TestTables) => ({
  ...deployedTarget('prod', undefined, { STATE_TABLE: stateTable, LEDGER_TABLE: ledgerTable }),
  state: { client, tableName: stateTable },
});

beforeAll(async () => {
  tables = await startTestTables();
  // No server answers there.
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://127.0.0.1:9');
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'local');
  vi.stubEnv('AWS_REGION', 'us-east-1');
  site = await startConsole(targetOf(tables), 0);
  token = new URL(site.pageUrl).hash.slice('#token='.length);
});
afterAll(async () => {
  await site.close();
  vi.unstubAllEnvs();
  await tables.close();
});

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** By `node:http`, since fetch sets `Host` itself. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const sent = request(`${site.url}${path}`, { method, headers }, answer => {
      let body = '';
      answer.setEncoding('utf8').on('data', chunk => {
        body += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    sent.once('error', reject).end();
  });

const bearer = () => ({ authorization: `Bearer ${token}` });

describe('the server of the console', () => {
  it('listens only on 127.0.0.1', () => {
    expect(new URL(site.url).hostname).toBe('127.0.0.1');
  });

  it('has another token at each start, which no server sees in the address', async () => {
    const second = await startConsole(targetOf(tables), 0);
    await second.close();
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(new URL(second.pageUrl).hash).not.toBe(`#token=${token}`);
  });

  it('gives its page a policy that allows nothing from elsewhere and no script in the document', async () => {
    const { headers } = await ask('/');
    const policy = Object.fromEntries(
      String(headers['content-security-policy'])
        .split('; ')
        .map(directive => directive.split(/ (.*)/, 2)),
    );
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
    });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  it.each(['/', '/main.js', '/api/session'])(
    'answers %s to no other name that resolves to this machine',
    async path => {
      const { status, body } = await ask(path, { host: 'evil.example', ...bearer() });
      expect([status, JSON.parse(body).code]).toEqual([403, 'foreign-host']);
    },
  );

  it('answers nothing without the token', async () => {
    for (const path of ['/api/session', '/api/rules', '/api/events', '/api/records/x']) {
      const { status, body } = await ask(path);
      expect([status, JSON.parse(body).code], path).toEqual([401, 'wrong-token']);
    }
  });

  it('refuses a page of another origin, with the token too', async () => {
    const headers = { ...bearer(), origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await ask('/api/session', headers)).status).toBe(403);
  });

  it('knows its paths and methods', async () => {
    expect((await ask('/api/none', bearer())).status).toBe(404);
    expect((await ask('/api/session', bearer(), 'DELETE')).status).toBe(405);
    expect((await ask('/none')).status).toBe(404);
    expect((await ask('/', {}, 'POST')).status).toBe(405);
    expect((await ask('//')).status).toBe(404);
    expect((await ask('/api/records/%', bearer())).status).toBe(400);
  });

  it.each(['from=0&to=8640000000000000', 'from=8639999999999000&to=8640000000000000', 'from=2&to=1', 'from=x&to=1'])(
    'refuses the time range %s',
    async range => {
      for (const path of ['requests', 'figures', 'webhook']) {
        expect((await ask(`/api/${path}?${range}`, bearer())).status, path).toBe(422);
      }
    },
  );

  it('reads a range of 20 years, and no longer one', () => {
    const read = (from: number) => readSpanQuery(new URLSearchParams({ from: String(from), to: String(TO) }), 0);
    const [TO, YEARS_MS] = [1_800_000_000_000, 20 * 366 * 86_400_000];
    expect(read(TO - YEARS_MS)).toEqual({ from: TO - YEARS_MS, to: TO });
    expect(() => read(TO - YEARS_MS - 1)).toThrow('at most 20 years');
  });

  it('says when a draft has no valid file to be compared with', async () => {
    const texts = { valid: 'version: "1"\nentities: {}\n', broken: 'entities: [' };
    const check = async (file: string) => {
      const rules = { path: 'rules.yaml', readText: async () => file, stamp: async () => '', write: async () => {} };
      const { POST } = rulesResource({ ...targetOf(tables), rules }, new RulesReader()).methods;
      return POST?.({ query: new URLSearchParams(), rest: '', body: { text: texts.valid, utterances: 'Hello' } });
    };
    expect(await check(texts.broken)).toMatchObject({ faults: [], isFileValid: false, diff: [] });
    expect(await check(texts.valid)).toMatchObject({ faults: [], isFileValid: true });
  });

  it('refuses an address that cannot be read', () => {
    expect(() => urlOf(Object.assign(new IncomingMessage(new Socket()), { url: ':x' }))).toThrow('cannot be read');
  });

  it('says what to do when the tables cannot be read', async () => {
    const { status, body } = await ask('/api/requests', bearer());
    expect(status).toBe(502);
    expect(JSON.parse(body)).toMatchObject({ code: 'unavailable', detail: expect.stringMatching(/\w{10}/) });
  });

  it('shows the upstream also while the ledger cannot be read', async () => {
    const stream = await openStream();
    expect(await stream.until('upstream')).toBe(true);
    await stream.close();
  });

  it('never sends a credential to the page', async () => {
    const { body } = await ask('/api/session', bearer());
    expect(JSON.parse(body)).toMatchObject({ stage: 'prod', isLocal: false, apiUrl: null });
    expect(body).not.toMatch(/key|secret|token/i);
  });

  it('keeps four pages live, so that a browser has connections left, and notifies the oldest', async () => {
    const streams = await Promise.all(Array.from({ length: 4 }, () => openStream()));
    const fifth = await openStream();
    const [first, ...others] = streams;
    expect(await first?.until('replaced')).toBe(true);
    expect((await ask('/api/session', bearer())).status).toBe(200);
    await Promise.all([fifth, ...others].map(stream => stream.until('alive', 'problem')));
    for (const stream of [fifth, ...streams]) await stream.close();
  });
});

async function openStream() {
  const controller = new AbortController();
  const answer = await fetch(`${site.url}/api/events`, { headers: bearer(), signal: controller.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  return {
    /** Whether one of the events came before the end. */
    async until(...kinds: LiveEvent['kind'][]): Promise<boolean> {
      for (;;) {
        const { done, value = '' } = (await reader?.read()) ?? { done: true };
        if (kinds.some(kind => value.includes(`"kind":"${kind}"`))) return true;
        if (done) return false;
      }
    },
    async close() {
      controller.abort();
    },
  };
}

describe('StageWatch', () => {
  it('reads the ledger every 5 s, and at once what the gateway has named', async () => {
    const clock = new FakeClock();
    const store = createMemoryLedgerStore(clock);
    const target = targetOf(tables);
    const outbox = createOutboxStore(
      createDocuments(openLedgerTable({ client: tables.client, tableName: tables.ledgerTable })),
    );
    const events: LiveEvent[] = [];
    const watch = new StageWatch({ ...target, clock, outbox, ledger: { ...target.ledger, store } }, event =>
      events.push(event),
    );
    const toldBy = async () => {
      await watch.look();
      return events.splice(0).flatMap(event => (event.kind === 'requests' ? event.rows.map(({ id }) => id) : []));
    };
    expect(await toldBy()).toEqual([]);
    const [first, second] = [ledgerRecord(clock.now()), ledgerRecord(clock.now())];
    await store.append(first);
    await store.append(second);
    expect(await toldBy()).toEqual([]);
    watch.noteAnswer([second.audit_id]);
    expect(await toldBy()).toEqual([second.audit_id]);
    await clock.advance(5_000);
    expect(await toldBy()).toEqual([first.audit_id]);
  });
});

describe('UpstreamFeed', () => {
  it('shows until when the permits of the limit are taken: the first free line counts', async () => {
    const store = createDynamoDbStateStore({ client: tables.client, table: tables.stateTable });
    const pk = 'upstream#api.example.com#credentials';
    await store.update(pk, { set: { line_us: 5_000_000, expires_at: 9_999_999_999 } });
    const { upstreams } = await new UpstreamFeed(targetOf(tables)).next();
    expect(upstreams).toMatchObject([{ host: 'api.example.com', limitUntil: 5_000, breaker: 'closed' }]);
    await store.update(`${pk}#1`, { set: { line_us: 4_000_000, expires_at: 9_999_999_999 } });
    expect((await new UpstreamFeed(targetOf(tables)).next()).upstreams.map(({ limitUntil }) => limitUntil)).toEqual([
      4_000,
    ]);
  });

  it('has no limit where no line of permits is', async () => {
    const store = createDynamoDbStateStore({ client: tables.client, table: tables.stateTable });
    await store.update('upstream#other.example.com#credentials', { set: { expires_at: 9_999_999_999 } });
    const { upstreams } = await new UpstreamFeed(targetOf(tables)).next();
    expect(upstreams.find(({ host }) => host === 'other.example.com')?.limitUntil).toBeNull();
  });

  it('of stage local reads the table after a write and each 10 s, and computes what depends on the time', async () => {
    const clock = new FakeClock();
    const store = createDynamoDbStateStore({ client: tables.client, table: tables.stateTable });
    const write = (openedAt: number) =>
      store.update('upstream#local.example.com#credentials', {
        set: { opened_at: openedAt, expires_at: 9_999_999_999 },
      });
    let writes = 1;
    const dynamoDb = { calls: async () => ({ GetItem: 7, UpdateItem: writes }) };
    const feed = new UpstreamFeed({ ...targetOf(tables), clock, local: { dynamoDb } });
    const breaker = async () => (await feed.next()).upstreams.find(({ host }) => host === 'local.example.com')?.breaker;
    await write(clock.now());
    expect([await breaker(), await breaker()]).toEqual(['open', 'open']);
    await clock.advance(6_000);
    expect(await breaker()).toBe('half-open');
    await write(clock.now());
    expect(await breaker()).toBe('half-open');
    // The write is counted, and complete only after the first read.
    writes += 1;
    expect(await breaker()).toBe('open');
    await write(clock.now() - 6_000);
    expect(await breaker()).toBe('half-open');
    await write(clock.now());
    expect(await breaker()).toBe('half-open');
    await clock.advance(4_000);
    expect(await breaker()).toBe('half-open');
    await write(clock.now() + 6_000);
    await clock.advance(6_000);
    expect(await breaker()).toBe('open');
  });
});
