import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FaultKind, type FaultOrder, faultsResource } from '../../infra/console/server/resources/faults.ts';
import { EXTRACT_PATH, type RunningStandIn, startCxoneStandIn } from '../../infra/local/cxone/index.ts';
import { type RunningSink, startWebhookSink } from '../../infra/local/webhook-sink/index.ts';

const CREDENTIALS = { clientId: 'id', clientSecret: 'secret', accessKeyId: 'key', accessKeySecret: 'key secret' };
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const THROTTLE: FaultOrder = { kind: 'throttle', seconds: 30 };

describe('the faults of the stand-ins', () => {
  let upstream: RunningStandIn;
  let receiver: RunningSink;
  beforeAll(async () => {
    upstream = await startCxoneStandIn(CREDENTIALS);
    receiver = await startWebhookSink({ secrets: [SECRET] });
  });
  afterEach(() => call('DELETE'));
  afterAll(() => Promise.all([upstream.close(), receiver.close()]));

  async function call(method: 'GET' | 'POST' | 'DELETE', body?: FaultOrder, rest = ''): Promise<readonly FaultKind[]> {
    const resource = faultsResource({ cxone: upstream.admin, sink: receiver.admin });
    const answer = await resource.methods[method]?.({ query: new URLSearchParams(), rest, body });
    return (answer as { active: readonly FaultKind[] }).active;
  }

  /** Without a token: a fault comes before the answer 401. */
  const callUpstream = async (): Promise<number> =>
    (await fetch(upstream.url + EXTRACT_PATH, { method: 'POST', body: '{}' }).catch(() => ({ status: 0 }))).status;
  const deliver = async (): Promise<number> => (await fetch(receiver.url, { method: 'POST', body: '{}' })).status;

  it('end with the last request that they hit, and are not ordered again with another', async () => {
    expect(await call('POST', THROTTLE)).toEqual(['throttle']);
    expect(await callUpstream()).toBe(429);
    expect(await call('GET')).toEqual([]);
    expect(await call('POST', { kind: 'receiver-down' })).toEqual(['receiver-down']);
    expect(await callUpstream()).toBe(401);
    expect(await call('POST', THROTTLE)).toEqual(['throttle', 'receiver-down']);
    expect([await callUpstream(), await callUpstream(), await deliver()]).toEqual([429, 401, 503]);
  });

  it('take the place of one of their kind, and come before the others', async () => {
    await call('POST', { kind: 'offline' });
    await call('POST', THROTTLE);
    expect(await call('POST', THROTTLE)).toEqual(['throttle', 'offline']);
    expect([await callUpstream(), await callUpstream()]).toEqual([429, 0]);
    await call('POST', { kind: 'receiver-down' });
    expect(await call('POST', { kind: 'receiver-gone' })).toEqual(['offline', 'receiver-gone']);
    expect(await deliver()).toBe(410);
  });

  it('end one by one, or all at once, and leave those of other callers as they were', async () => {
    await upstream.admin.fault({ kind: 'status', status: 500 }, { times: 2 });
    await receiver.admin.fault({ status: 400, times: 1 });
    await call('POST', { kind: 'slow', delayMs: 1 });
    await call('POST', { kind: 'receiver-gone' });
    expect(await call('DELETE', undefined, 'slow')).toEqual(['receiver-gone']);
    expect(await callUpstream()).toBe(500);
    expect(await call('DELETE', undefined, 'receiver-gone')).toEqual([]);
    expect([await callUpstream(), await callUpstream(), await deliver()]).toEqual([500, 401, 400]);
    await call('POST', { kind: 'offline' });
    expect(await call('DELETE')).toEqual([]);
    expect(await callUpstream()).toBe(401);
  });

  it('are refused where the upstream or the receiver is a real one, and at a stage in AWS', async () => {
    const order = (local: Parameters<typeof faultsResource>[0], body: FaultOrder) =>
      faultsResource(local).methods.POST?.({ query: new URLSearchParams(), rest: '', body });
    const real = { cxone: undefined, sink: undefined };
    await expect(order(real, THROTTLE)).rejects.toThrow('A real upstream is in use');
    await expect(order(real, { kind: 'receiver-down' })).rejects.toThrow('A real receiver is in use');
    await expect(order(undefined, THROTTLE)).rejects.toThrow('in the local stack only');
  });
});
