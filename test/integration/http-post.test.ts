import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createDiscoveryGuard, guardedLookup } from '../../lib/network/index.ts';
import { httpPost } from '../../lib/platform/http-post.ts';

describe('httpPost', () => {
  const servers: Server[] = [];
  const serve = async (listener: RequestListener, host = '127.0.0.1') => {
    const server = createServer(listener).listen(0, host);
    servers.push(server);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}/api?q=1`;
  };
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  const post = (url: string, signal = new AbortController().signal, body = '{"text":"Grüße"}') =>
    httpPost(url, { method: 'POST', headers: { authorization: 'Bearer t' }, body, redirect: 'manual', signal });
  const textOf = async ({ body }: Awaited<ReturnType<typeof post>>) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };

  it.each(['127.0.0.1', '::1'])(
    'sends the body with its length, asks for no encoding and reads the answer (%s)',
    async host => {
      const url = await serve(async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk);
        const { method, url: path, headers } = request;
        const body = Buffer.concat(chunks).toString();
        const seen = { method, path, body, length: headers['content-length'], encoding: headers['accept-encoding'] };
        response.writeHead(200, { 'retry-after': '3' }).write(JSON.stringify(seen));
        response.end(' ');
      }, host);
      const answer = await post(url);
      expect([answer.status, answer.ok, answer.headers.get('Retry-After'), answer.headers.get('date-of')]).toEqual([
        200,
        true,
        '3',
        null,
      ]);
      expect(JSON.parse(await textOf(answer))).toEqual({
        method: 'POST',
        path: '/api?q=1',
        body: '{"text":"Grüße"}',
        length: '18',
        encoding: 'identity',
      });
    },
  );

  it.each([
    [199 + 1, true],
    [299, true],
    [302, false],
    [404, false],
    [503, false],
  ])('takes status %i as it is', async (status, ok) => {
    const url = await serve((_, response) => response.writeHead(status, { location: '/elsewhere' }).end());
    const answer = await post(url);
    expect([answer.status, answer.ok]).toEqual([status, ok]);
    await answer.body.cancel();
  });

  it('throws the reason of its signal before the answer and while the body arrives', async () => {
    const silent = await serve(() => {});
    const before = new AbortController();
    const asked = post(silent, before.signal);
    before.abort(new Error('too late'));
    await expect(asked).rejects.toThrow('too late');
    await expect(post(silent, AbortSignal.abort(new Error('never sent')))).rejects.toThrow('never sent');
    const slow = await serve((_, response) => void response.writeHead(200).write('{'));
    const during = new AbortController();
    const answer = await post(slow, during.signal);
    const read = textOf(answer);
    during.abort(new Error('too slow'));
    await expect(read).rejects.toThrow('too slow');
  });

  it('throws an error with its code when the connection is refused, reset or cut', async () => {
    await expect(post('http://127.0.0.1:9/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const reset = await serve(request => request.socket.resetAndDestroy());
    await expect(post(reset)).rejects.toMatchObject({ code: 'ECONNRESET' });
    const cut = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy());
    });
    await expect(textOf(await post(cut))).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('looks up a name as it is told, and throws what the lookup fails with', async () => {
    const url = (await serve((_, response) => response.end('yes'))).replace('127.0.0.1', 'name.test');
    const guarded = (local: boolean) => {
      const lookup = guardedLookup(createDiscoveryGuard({ local }), (_, __, callback) =>
        callback(null, [{ address: '127.0.0.1', family: 4 }]),
      );
      const { signal } = new AbortController();
      return httpPost(url, { method: 'POST', headers: {}, body: '', redirect: 'manual', signal }, lookup);
    };
    await expect(guarded(false)).rejects.toThrow('the host resolves to 127.0.0.1, which is refused');
    expect(await textOf(await guarded(true))).toBe('yes');
  });

  it('trusts no certificate of a stranger', async () => {
    const server = createTlsServer((_, response) => response.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(post(`https://127.0.0.1:${port}/`)).rejects.toThrow();
    server.close();
  });
});
