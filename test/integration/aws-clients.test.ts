import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSecretsManagerClient } from '../../lib/platform/aws-clients.ts';

afterEach(() => vi.unstubAllEnvs());

describe('createSecretsManagerClient', () => {
  it('gives a Secrets Manager up that accepts and never answers, after its second attempt', async () => {
    let requests = 0;
    const server = createServer(() => {
      requests += 1;
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    const client = createSecretsManagerClient();
    try {
      await expect(client.send(new GetSecretValueCommand({ SecretId: 'service' }))).rejects.toThrow();
      expect(requests).toBe(2);
    } finally {
      client.destroy();
      server.closeAllConnections();
      server.close();
    }
  });
});
