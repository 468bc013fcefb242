import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findRoute, type GatewayAnswer, startGateway } from '../../infra/local/gateway/gateway.ts';
import { readBody, sendJson } from '../../infra/local/http/exchange.ts';
import { listen, type RunningServer } from '../../infra/local/http/listen.ts';
import { FakeClock } from '../fixtures/fake-clock.ts';

interface Event {
  body: string | null;
  headers: Record<string, string>;
  httpMethod: string;
  path: string;
  resource: string;
  requestContext: { requestId: string };
}

let result: unknown;
let events: Event[];
const answers: GatewayAnswer[] = [];
const clock = new FakeClock();
let lambda: RunningServer;
let gateway: RunningServer;

beforeAll(async () => {
  const server = createServer(async (request, response) => {
    events.push(JSON.parse((await readBody(request, 8 * 1024 * 1024)).toString()));
    sendJson(response, 200, result);
  });
  lambda = await listen(server, 0, 'this test');
  gateway = await startGateway({
    ...{ port: 0, lambdaUrl: lambda.url, apiKey: 'key', clock },
    limit: { perSecond: 1, burst: 20 },
    onAnswer: answer => answers.push(answer),
  });
});
afterAll(async () => {
  await gateway.close();
  await lambda.close();
});

async function ask(path: string, { key = 'key', ...init }: RequestInit & { key?: string } = {}) {
  events = [];
  await clock.advance(20_000);
  const answer = await fetch(`${gateway.url}${path}`, {
    method: 'POST',
    ...init,
    headers: { 'content-type': 'application/json', 'x-api-key': key, ...init.headers },
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
}

describe('The local gateway', () => {
  beforeAll(() => {
    result = { statusCode: 201, headers: { 'Content-Type': 'application/json', 'X-Y': 'z' }, body: '{"a":1}' };
  });

  it('hands the request to the function as API Gateway does, and its result back', async () => {
    const { status, headers, body } = await ask('/v1/extract?x=1', { body: 'false', headers: { 'X-Z': 'y' } });
    expect([status, headers.get('x-y'), body]).toEqual([201, 'z', { a: 1 }]);
    const { 0: event } = events;
    expect(event).toMatchObject({ body: 'false', httpMethod: 'POST', path: '/v1/extract', resource: '/v1/extract' });
    expect(event?.requestContext.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(answers.at(-1)).toMatchObject({ method: 'POST', path: '/v1/extract', status: 201, body: '{"a":1}' });
  });

  it.each(['false', '0', '"x"', 'null', '{'])('does not read the body: %s arrives as it is', async body => {
    await ask('/v1/extract', { body });
    expect(events[0]?.body).toBe(body);
  });

  it.each([
    ['no key', ''],
    ['a wrong key', 'wrong'],
  ])('refuses %s in the form of the templates', async (_what, key) => {
    const { status, headers, body } = await ask('/v1/extract', { key, body: '{}' });
    expect([status, events]).toEqual([403, []]);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toEqual({
      type: 'urn:cxone-entities:problem:forbidden',
      title: 'Forbidden',
      status: 403,
      detail: 'Forbidden',
      instance: `urn:cxone-entities:request:${headers.get('x-request-id')}`,
    });
  });

  it('refuses what exceeds the usage plan, and says when to come again', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 25 }, async () => {
        const answer = await fetch(`${gateway.url}/v1/extract`, { method: 'POST', headers: { 'x-api-key': 'key' } });
        const body = (await answer.json()) as { type: string };
        if (answer.status === 429) {
          expect(answer.headers.get('retry-after')).toBe('1');
          expect(body.type).toBe('urn:cxone-entities:problem:rate-limited');
        }
        return answer.status;
      }),
    );
    expect(statuses).toContain(429);
    expect(statuses).toContain(201);
  });

  it('refuses a body of more than 10 MB, and one that no Lambda function takes', async () => {
    for (const megabytes of [7, 11]) {
      const body = 'x'.repeat(megabytes * 1024 * 1024);
      const { status, body: problem } = await ask('/v1/extract', { body });
      expect([status, problem.type]).toEqual([413, 'urn:cxone-entities:problem:payload-too-large']);
    }
  });

  it('answers a failure of the function with a problem that does not describe it', async () => {
    const before = result;
    result = { errorMessage: 'secret', errorType: 'Error' };
    const { status, body } = await ask('/v1/extract', { body: '{}' });
    expect([status, body.title]).toEqual([502, 'Failed in the gateway']);
    expect(JSON.stringify(body)).not.toContain('secret');
    result = before;
  });

  it('refuses the root, for which there is no resource', async () => {
    expect((await ask('/', { body: '{}' })).body.type).toBe('urn:cxone-entities:problem:not-found');
  });
});

describe('findRoute', () => {
  const route = (method: string, resource: string) => ({ method, resource, needsKey: true });
  const routes = [route('POST', '/a'), route('ANY', '/a'), route('GET', '/b'), route('ANY', '/{proxy+}')];

  it.each([
    ['POST', '/a', 0],
    ['GET', '/a', 1],
    ['GET', '/b', 2],
    ['POST', '/b', undefined],
    ['POST', '/c/d', 3],
    ['POST', '/', undefined],
  ])('finds for %s %s the most specific resource, then the method', (method, path, index) => {
    expect(findRoute(routes, method, path)).toBe(index === undefined ? undefined : routes[index]);
  });
});
