import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../infra/local/http/exchange.ts';
import { createInProcessHandler } from '../fixtures/in-process-handler.ts';

const REQUEST = { method: 'POST', path: '/?a=1', headers: { 'X-Amz-Target': 'Get' }, body: '{"é":1}' };
const call = (listener: RequestListener, options?: { abortSignal: AbortSignal }) =>
  createInProcessHandler(listener).handle(REQUEST, options);

describe('createInProcessHandler', () => {
  it('hands over the request and gives back the answer, both whole', async () => {
    const { response } = await call(async (request, answer) => {
      const { method, url, headers } = request;
      const body = (await readBody(request)).toString();
      answer.setHeader('X-Early', 1);
      answer.writeHead(400, { 'content-type': 'text/plain' });
      answer.end(JSON.stringify([method, url, headers, body]));
    });
    expect(response).toMatchObject({ statusCode: 400, headers: { 'content-type': 'text/plain', 'x-early': '1' } });
    const seen = ['POST', '/?a=1', { 'x-amz-target': 'Get' }, '{"é":1}'];
    expect(JSON.parse(Buffer.from(response.body).toString())).toEqual(seen);
  });

  it('fails as a connection does that the server resets', async () => {
    const calling = call(request => request.socket.resetAndDestroy());
    await expect(calling).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('fails when the caller aborts before the call or while it runs, as the transport over HTTP does', async () => {
    const abort = new AbortController();
    const running = call(() => abort.abort(), { abortSignal: abort.signal });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    const late = call(() => expect.fail('it was called'), { abortSignal: abort.signal });
    await expect(late).rejects.toMatchObject({ name: 'AbortError' });
  });
});
