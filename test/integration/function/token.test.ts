import { describe, expect, it } from 'vitest';
import { TOKEN_PREFIX } from '../../../infra/local/cxone/index.ts';
import { CLIENT } from '../../fleet/world.ts';
import { problem, useFunction } from './use-function.ts';

const extract = useFunction();
const { ask, pass } = extract;
const standIn = () => extract.world.standIn.admin;
const refresh = (tokenRefresh: () => Promise<unknown>) => extract.world.time.run(tokenRefresh());

describe('The token', () => {
  it('is renewed by token-refresh only when that is due', async () => {
    const tokenRefresh = extract.world.tokenRefresh();
    await refresh(tokenRefresh);
    await refresh(tokenRefresh);
    expect((await standIn().counters()).token).toBe(1);
    await pass(3_500_000);
    await refresh(tokenRefresh);
    await refresh(tokenRefresh);
    expect((await standIn().counters()).token).toBe(2);
  });

  it('serves extract until its end when token-refresh fails', async () => {
    const tokenRefresh = extract.world.tokenRefresh();
    await refresh(tokenRefresh);
    await pass(3_200_000);
    await standIn().rotateCredentials({ ...CLIENT, clientSecret: 'another' });
    await expect(refresh(tokenRefresh)).rejects.toThrow();
    expect((await ask()).status).toBe(200);
    await standIn().rotateCredentials(CLIENT);
  });

  it('is replaced once when the upstream has revoked it', async () => {
    await ask();
    await pass(120_000);
    await standIn().revokeTokens();
    await standIn().clearTimeline();
    expect((await ask()).status).toBe(200);
    expect((await standIn().counters()).byStatus).toEqual({ 'extract 401': 1, 'token 200': 1, 'extract 200': 1 });
  });

  it('cannot be had while the credentials cannot be read: token-refresh fails, and extract answers 503', async () => {
    const { secretsManager } = extract.world;
    await secretsManager.fault({ secretId: 'cxone-credentials', type: 'InternalServiceError', status: 500 });
    const tokenRefresh = extract.world.tokenRefresh();
    await expect(refresh(tokenRefresh)).rejects.toThrow();
    const refused = await ask();
    expect(problem(refused)).toEqual([503, 'token-unavailable']);
    expect(Number(refused.headers['Retry-After'])).toBeGreaterThan(0);
    await secretsManager.clearFaults();
    await pass(120_000);
    await refresh(tokenRefresh);
    expect((await ask()).status).toBe(200);
  });

  it('is in nothing that the functions print, nor is a secret', () => {
    expect(extract.printed).toContain('"message":"audit"');
    for (const secret of [CLIENT.clientSecret, 's'.repeat(64), TOKEN_PREFIX, 'access_token', 'Bearer ']) {
      expect(extract.printed).not.toContain(secret);
    }
  });
});
