import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USES } from '../../infra/cli/aws-cost.ts';
import { UTTERED_TYPES } from '../../infra/code-cache/utterances.ts';
import { findRequested } from '../../infra/local/cxone/recogniser/index.ts';
import { httpPost } from '../../lib/platform/http-post.ts';
import { PARAGRAPHS } from '../fixtures/bench-texts.ts';
import { createExtractFunction } from '../fixtures/extract-function.ts';

const PAGE = readFileSync('docs/performance.md', 'utf8');

/** What API Gateway adds to an answer. */
const BY_THE_GATEWAY = {
  Date: 'Sun, 22 Nov 2026 12:00:00 GMT',
  'Content-Length': '1000',
  Connection: 'keep-alive',
  'x-amzn-RequestId': '0b6ad1e5-4d0b-4c2e-9a3d-1f2e3d4c5b6a',
  'x-amz-apigw-id': 'AbCdEfGhIjKlMnO=',
  'X-Amzn-Trace-Id': 'Root=1-69219c40-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=0;Lineage=1:01234567:0',
};

/** NICE does not say how long its access tokens are. */
const TOKEN = 't'.repeat(1_000);

const OF_THREE = {
  text: 'I want a refund for my wireless headphones, bought last Tuesday, please',
  language: 'en-US',
  entity_types: ['intent', 'product', 'date'],
};
const OF_TEN = { text: PARAGRAPHS['en-US'], language: 'en-US', entity_types: UTTERED_TYPES };

/** What goes to the Internet as HTTP/1.1, without TLS and the head of packets (docs/performance.md, Cost). */
describe('A request', () => {
  let bytesOfCall = 0;
  const upstream = createServer(async (request, response) => {
    const { text, entity_types } = JSON.parse(await readText(request));
    bytesOfCall = request.socket.bytesRead;
    const entities = await findRequested(text, 'en-US', entity_types, undefined);
    // The next call comes by a connection of its own, whose bytes begin at 0.
    response.setHeader('connection', 'close').end(JSON.stringify({ entities }));
  });
  beforeAll(() => once(upstream.listen(0, '127.0.0.1'), 'listening'));
  afterAll(() => promisify(upstream.close.bind(upstream))());

  const open = () =>
    createExtractFunction({
      environment: { STAGE: 'local', CXONE_BASE_URL: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}` },
      platform: {
        post: (url, request) => httpPost(String(url), request as never) as never,
        fetch: async () => Response.json({ access_token: TOKEN, token_type: 'Bearer', expires_in: 3_600 }),
      },
    });

  it.each([
    ['three types', OF_THREE],
    ['ten types', OF_TEN],
  ])('of %s sends as many bytes as docs/performance.md says, within a tenth', async (types, body) => {
    const one = open();
    const [miss, hit] = [await one.post(body), await one.post(body)];
    expect([miss, hit].map(({ body: answer }) => answer.cache_source)).toEqual(['api', 'cache']);
    for (const answer of [miss, hit]) expect(answerBytes(answer) / 1_000).toSatisfy(isAbout(statedOf('answer', types)));
    expect(bytesOfCall / 1_000).toSatisfy(isAbout(statedOf('request to CXone', types)));
  });

  it('of three types costs by these figures', () => {
    const [answer, call] = [statedOf('answer', 'three types'), statedOf('request to CXone', 'three types')];
    const kilobytes = Object.values(USES).map(({ bytesOut }) => bytesOut / 1_000);
    expect(kilobytes).toEqual([answer, answer, answer + call]);
  });
});

/** @param what the beginning of a row of the table */
function statedOf(what: string, types: string): number {
  const [, ofThree, ofTen] =
    new RegExp(`^\\| the ${what}.*? \\| ([\\d.]+) KB \\| ([\\d.]+) KB \\|$`, 'm').exec(PAGE) ?? [];
  return Number(types === 'three types' ? ofThree : ofTen);
}

const isAbout = (stated: number) => (measured: number) => measured > 0.9 * stated && measured < 1.1 * stated;

function answerBytes({ headers, body }: { headers: object; body: unknown }): number {
  const lines = Object.entries({ ...headers, ...BY_THE_GATEWAY }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.byteLength(`HTTP/1.1 200 OK\r\n${lines.join('')}\r\n${JSON.stringify(body)}`);
}
