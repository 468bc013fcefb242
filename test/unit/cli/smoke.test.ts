import { LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { CHECKS, type SmokeContext } from '../../../infra/cli/smoke/checks.ts';
import { apiKeyCredentials, type Credentials } from '../../../infra/cli/smoke/credentials.ts';
import { openDeployment } from '../../../infra/cli/smoke/deployment.ts';
import { signingCredentials } from '../../../infra/cli/smoke/signature.ts';
import { main } from '../../../infra/cli/smoke.ts';
import { createAuditId } from '../../../lib/ledger/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';
import { runTool } from '../../fixtures/run-tool.ts';
import { signatureFaults } from '../../fixtures/verify-signature.ts';

const TEXT = 'a refund for my headphones';
const KEY = 'the-api-key-of-the-test';
const REQUEST_ID = 'request-0001';
const URL_OF_STAGE = 'https://abc.execute-api.eu-central-1.amazonaws.com/prod';

interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

const problem = (status: number, code: string, extra = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/problem+json', 'x-request-id': REQUEST_ID },
  body: { type: `urn:cxone-entities:problem:${code}`, detail: 'why', ...extra },
});

/** A service whose answers have no faults. */
function soundReplies() {
  const extraction = (cache_source: string): Reply => ({
    status: 200,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': REQUEST_ID,
      'server-timing': 'total;dur=3',
      'cache-status': 'cxone-entities; hit',
    },
    body: {
      input_text: TEXT,
      cache_source,
      audit_status: 'LOGGED',
      audit_id: createAuditId(Date.UTC(2026, 10, 28)),
      entities: [
        { name: 'product', start: 16, end: 26, raw_value: 'headphones' },
        { name: 'intent', start: null, end: null, raw_value: 'return_item' },
      ],
    },
  });
  return {
    health: { status: 200, headers: {}, body: { status: 'ok' } } as Reply,
    noKey: problem(403, 'forbidden'),
    first: extraction('api'),
    second: extraction('cache'),
    refusal: problem(422, 'invalid-request', { errors: [1, 2, 3] }),
    oversize: problem(413, 'payload-too-large'),
    path: problem(404, 'not-found'),
  };
}

type Replies = ReturnType<typeof soundReplies>;

interface Options {
  credentials?: Credentials;
  onRequest?: (request: Request) => Promise<void>;
}

/** The faults that all checks find in a service with the given difference. */
async function faultsOf(
  change: (replies: Replies) => void,
  record?: Parameters<typeof ledgerRecord>[1],
  { credentials = apiKeyCredentials(KEY), onRequest = async () => {} }: Options = {},
) {
  const replies = soundReplies();
  change(replies);
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    const { status, headers, body } = replies[kindOf(String(url), init, asked)];
    await onRequest(new Request(url, init));
    asked += 1;
    return new Response(JSON.stringify(body), { status, headers });
  };
  let asked = 0;
  const context: SmokeContext = {
    deployment: openDeployment(URL_OF_STAGE, credentials, fetch),
    credentials,
    text: TEXT,
    readRecord:
      record &&
      (async id => [{ ...ledgerRecord(Date.UTC(2026, 10, 28), { request_id: REQUEST_ID, ...record }), audit_id: id }]),
  };
  const faults: string[] = [];
  for (const { run } of CHECKS) faults.push(...(await run(context)));
  return faults;
}

function kindOf(url: string, { headers, body }: RequestInit, asked: number): keyof Replies {
  if (url.endsWith('/v1/health')) return 'health';
  if (!url.endsWith('/v1/extract')) return 'path';
  const sent = new Headers(headers);
  if (!sent.has('x-api-key') && !sent.has('authorization')) return 'noKey';
  if (String(body).length > 100 * 1024) return 'oversize';
  if (String(body).includes('"entity_types":[]')) return 'refusal';
  return asked === 2 ? 'first' : 'second';
}

describe('The checks of npm run smoke', () => {
  it('find nothing in a sound service, with its record and without', async () => {
    expect(await faultsOf(() => {})).toEqual([]);
    expect(await faultsOf(() => {}, { outcome: 'ok' })).toEqual([]);
  });

  const faulty: [change: (replies: Replies) => void, fault: RegExp][] = [
    [({ health }) => Object.assign(health, { status: 503 }), /^its status is 503, not 200$/],
    [({ health }) => Object.assign(health.body, { status: 'ill' }), /is not "ok"/],
    [({ noKey }) => Object.assign(noKey, { status: 200 }), /^its status is 200, not 403$/],
    [({ noKey }) => Object.assign(noKey.headers, { 'content-type': 'application/json' }), /not the problem forbidden/],
    [({ first }) => Object.assign(first.body, { cache_source: 'cache' }), /does not come from the upstream/],
    [({ first }) => Object.assign(first.body, { input_text: 'other' }), /does not repeat the text/],
    [({ first }) => Object.assign(first.body, { entities: null }), /no list of entities/],
    [
      ({ first }) => Object.assign(first.body, { entities: [{ start: 0, end: 3, raw_value: 'xyz' }] }),
      /place of an entity/,
    ],
    [({ first }) => Object.assign(first.body, { audit_status: 'UNLOGGED' }), /audit_status is not LOGGED/],
    [({ first }) => Object.assign(first.body, { audit_id: 'none' }), /not the id of a record/],
    [({ second }) => Object.assign(second.body, { cache_source: 'api' }), /not from the cache/],
    [({ first, second }) => Object.assign(second.body, { audit_id: first.body.audit_id }), /the same audit_id/],
    [({ refusal }) => Object.assign(refusal.body, { errors: [1] }), /does not list the 3 faults/],
    [({ refusal }) => delete refusal.headers['x-request-id'], /x-request-id is missing/],
    [({ oversize }) => Object.assign(oversize, { status: 502 }), /^its status is 502, not 413$/],
    [({ path }) => Object.assign(path.body, { type: 'about:blank' }), /not the problem not-found/],
    [({ path }) => Object.assign(path.body, { detail: `key ${KEY}` }), /^an answer holds the API key$/],
    [({ noKey }) => Object.assign(noKey.body, { detail: 'arn:aws:lambda:us-east-1:1:function:x' }), /holds an ARN$/],
    [
      ({ oversize }) => Object.assign(oversize.body, { stack: 'Error\n    at read (a.js:1:1)' }),
      /holds a stack trace$/,
    ],
    [({ first }) => Object.assign(first.headers, { 'x-debug': 'Bearer abc' }), /holds a token$/],
    [({ second }) => Object.assign(second.body, { id: 'AKIAABCDEFGHIJKLMNOP' }), /holds an access key of AWS$/],
    [({ refusal }) => Object.assign(refusal.body, { detail: 'client_secret' }), /a secret of the configuration$/],
  ];

  eachRow(faulty)('name one fault of a service that differs: %s', async (change, fault) => {
    expect(await faultsOf(change)).toEqual([expect.stringMatching(fault)]);
  });

  eachRow(['content-type', 'cache-control', 'x-content-type-options', 'x-request-id', 'server-timing', 'cache-status'])(
    'miss the header %s, and tell the rest of the answer',
    async name => {
      const faults = await faultsOf(({ first }) => delete first.headers[name]);
      expect(faults).toEqual([`the header ${name} is missing or not as it should be`]);
    },
  );

  it('say why an extraction failed', async () => {
    const faults = await faultsOf(replies => {
      replies.first = problem(503, 'token-unavailable');
    });
    expect(faults).toContain('token-unavailable: why');
  });

  eachRow([{ request_id: 'another-request' }, { outcome: 'internal' as const }])(
    'compare the record: %o',
    async record => {
      expect(await faultsOf(() => {}, { outcome: 'ok', ...record })).toEqual([
        'the record in the ledger is not that of the answer',
      ]);
    },
  );
});

describe('npm run smoke -- --sign', () => {
  const NOW = Date.UTC(2026, 10, 28, 12);
  const IDENTITY = { accessKeyId: 'AKID', secretAccessKey: 'the-secret-of-the-test', sessionToken: 'the-session' };
  const signing = (credentials: typeof IDENTITY | Omit<typeof IDENTITY, 'sessionToken'> = IDENTITY) =>
    signingCredentials(new LambdaClient({ region: 'us-west-2', credentials }).config, () => NOW);
  const expected = { ...IDENTITY, region: 'eu-central-1', service: 'execute-api', now: NOW };

  it('signs each request but two, for the region of its address, and sends no API key', async () => {
    const faults: string[][] = [];
    const credentials = signing();
    const found = await faultsOf(() => {}, undefined, {
      credentials,
      onRequest: async request => {
        expect(request.headers.has('x-api-key')).toBe(false);
        if (request.headers.has('authorization')) faults.push(await signatureFaults(request, expected));
      },
    });
    expect(found).toEqual([]);
    expect(faults).toEqual(Array(5).fill([]));
  });

  it('signs for the region of the AWS SDK behind a custom domain', async () => {
    const url = new URL('https://api.example.com:8443/v1/extract?a=1');
    const signable = { method: 'POST', url, headers: { 'content-type': 'application/json' }, body: '{}' };
    const headers = await signing({ accessKeyId: 'AKID', secretAccessKey: 'other' }).headersOf(signable);
    const request = new Request(url, { method: 'POST', headers, body: '{}' });
    const theirs = {
      accessKeyId: 'AKID',
      secretAccessKey: 'other',
      region: 'us-west-2',
      service: 'execute-api',
      now: NOW,
    };
    expect(await signatureFaults(request, theirs)).toEqual([]);
    // The signature covers the body, and depends on the secret.
    expect(await signatureFaults(new Request(url, { method: 'POST', headers, body: '[]' }), theirs)).not.toEqual([]);
    const withOther = new Request(url, { method: 'POST', headers, body: '{}' });
    expect(await signatureFaults(withOther, { ...theirs, secretAccessKey: 'x' })).not.toEqual([]);
  });

  eachRow([
    ['the-secret-of-the-test', 'an answer holds the secret access key'],
    ['the-session', 'an answer holds the session token'],
  ])('names an answer that holds %s', async (secret, fault) => {
    const leak = ({ path }: Replies) => Object.assign(path.body, { detail: `with ${secret}` });
    expect(await faultsOf(leak, undefined, { credentials: signing() })).toEqual([fault]);
  });

  it('does not take a key as well', async () => {
    const { code, errors } = await runTool(main, ['--url', URL_OF_STAGE, '--key', KEY, '--sign']);
    expect([code, errors]).toEqual([2, expect.stringContaining('--key and --sign exclude each other')]);
  });
});

describe('npm run smoke against what does not answer', () => {
  it('says why, and what to do', async () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED', address: '10.0.0.1', port: 443 });
    const deployment = openDeployment('https://api.example.com/prod', apiKeyCredentials(KEY), async () => {
      throw new TypeError('fetch failed', { cause: refused });
    });
    await expect(deployment.ask({})).rejects.toThrow(
      /^https:\/\/api\.example\.com gives no answer\. Cannot connect to 10\.0\.0\.1:443 \(ECONNREFUSED\)\.\nCheck --url /,
    );
    expect(deployment.answers).toEqual([]);
  });
});
