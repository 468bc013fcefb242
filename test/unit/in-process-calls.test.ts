import type { RequestListener } from 'node:http';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../infra/local/http/exchange.ts';
import { callInProcess } from '../fixtures/in-process-calls.ts';

const SERVER = { url: 'http://127.0.0.1:8' };
const SECRET = { SecretId: 'é' };

function clientOf(endpoint: string) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new SecretsManagerClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
}

function call(answer: RequestListener, options: { abortSignal?: AbortSignal } = {}) {
  const callOverHttp = callInProcess({ ...SERVER, answer });
  return clientOf(SERVER.url).send(new GetSecretValueCommand(SECRET), options).finally(callOverHttp);
}

describe('callInProcess', () => {
  it('hands over the request and gives back the answer, both whole', async () => {
    const seen: unknown[] = [];
    const found = await call(async (request, answer) => {
      const body = (await readBody(request)).toString();
      seen.push(request.method, request.url, request.headers['x-amz-target'], JSON.parse(body));
      answer.setHeader('X-Amz-Cf-Id', 7);
      answer.writeHead(200, { 'x-amzn-requestid': 'request-1' }).end('{"SecretString":"ü"}');
    });
    expect(seen).toEqual(['POST', '/', 'secretsmanager.GetSecretValue', SECRET]);
    expect(found).toMatchObject({ SecretString: 'ü', $metadata: { requestId: 'request-1', cfId: '7' } });
  });

  it('gives back a status that says that it failed', async () => {
    const refused = call((_request, answer) => {
      answer.writeHead(400).end('{"__type":"ResourceNotFoundException"}');
    });
    await expect(refused).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('leaves calls to other servers to the network, and calls to this one when it is taken back', async () => {
    const callOverHttp = callInProcess({ ...SERVER, answer: () => expect.fail('it was called') });
    const calling = clientOf('http://127.0.0.1:9').send(new GetSecretValueCommand(SECRET)).finally(callOverHttp);
    const later = calling.catch(() => clientOf(SERVER.url).send(new GetSecretValueCommand(SECRET)));
    // test/fixtures/no-network.ts
    for (const one of [calling, later]) await expect(one).rejects.toThrow('tried to open a socket');
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
