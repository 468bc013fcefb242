import { GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { CreateSecretCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composeTokenRefresh } from '../../functions/token-refresh/compose.ts';
import { readTokenRefreshConfig } from '../../functions/token-refresh/config.ts';
import { type RunningStandIn, startCxoneStandIn } from '../../infra/local/cxone/index.ts';
import { createTokenSource } from '../../lib/auth/index.ts';
import { createCallContext, type Logger } from '../../lib/context.ts';
import { UnreadableSecretError } from '../../lib/errors.ts';
import { deriveKeys } from '../../lib/keys.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { createSecretSource } from '../../lib/platform/secrets.ts';
import { cxoneGrant } from '../../lib/provider/index.ts';
import { createDynamoDbStateStore } from '../../lib/state/index.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';
import { PatientClock } from '../fixtures/patient-clock.ts';
import { IS_OWN_EMULATOR, startTestSecrets, type TestSecrets } from '../fixtures/secrets-manager.ts';
import { sized } from '../fixtures/test-scale.ts';

const SERVICE_SECRET = 's'.repeat(48);
const FIRST = { clientId: 'client-1', clientSecret: 'hush-1', accessKeyId: 'key====', accessKeySecret: 'hush-key====' };
const asSecret = ({ clientId, clientSecret, accessKeyId, accessKeySecret }: typeof FIRST) =>
  JSON.stringify({
    client_id: clientId,
    client_secret: clientSecret,
    access_key_id: accessKeyId,
    access_key_secret: accessKeySecret,
  });

let tables: TestTables;
let secrets: TestSecrets;
let standIn: RunningStandIn;
const lines: unknown[][] = [];
const log = (...line: unknown[]) => void lines.push(line);
const logger: Logger = { debug: log, info: log, warn: log, error: log };

beforeAll(async () => {
  [tables, secrets, standIn] = await Promise.all([startTestTables(), startTestSecrets(), startCxoneStandIn(FIRST)]);
});
afterAll(() => Promise.all([tables.close(), secrets.close(), standIn.close()]));

/** A fleet with a secret of its own, and so with its own token item. */
async function prepare(variables: Record<string, string> = {}) {
  await standIn.admin.clearTimeline();
  await standIn.admin.clearFaults();
  await standIn.admin.rotateCredentials(FIRST);
  const credentialsId = variables.CXONE_CREDENTIALS_SECRET_ID ?? (await secrets.create('credentials', asSecret(FIRST)));
  const config = readTokenRefreshConfig({
    STAGE: 'local',
    STATE_TABLE: tables.stateTable,
    SERVICE_SECRET_ID: await secrets.create('service', SERVICE_SECRET),
    CXONE_CREDENTIALS_SECRET_ID: credentialsId,
    CXONE_BASE_URL: standIn.url,
    ...variables,
  });
  const clock = new PatientClock();
  const credentials = () => createSecretSource(secrets.client, credentialsId, { maxAgeSeconds: 300 });
  const state = createDynamoDbStateStore({ client: tables.client, table: tables.stateTable });
  const environment = () => {
    const source = createTokenSource({
      store: state,
      keys: async () => deriveKeys(SERVICE_SECRET),
      credentials: credentials(),
      settings: cxoneGrant(config),
      credentialId: credentialsId,
      fetch: globalThis.fetch,
      clock,
      logger,
    });
    const context = () => createCallContext(clock, 'r', 20_000);
    return {
      current: () => source.current(context()),
      replace: (token: Awaited<ReturnType<typeof source.current>>) => source.replace(token, context()),
    };
  };
  const refresh = () => {
    const emitted: Record<string, number> = {};
    const sink = {
      addMetric: (name: string, _unit: string, value: number) => Object.assign(emitted, { [name]: value }),
      addMetadata: () => undefined,
      publishStoredMetrics: () => undefined,
    };
    const handler = composeTokenRefresh({
      config,
      clock,
      logger,
      fetch: globalThis.fetch,
      state,
      serviceSecret: createSecretSource(secrets.client, config.SERVICE_SECRET_ID, { maxAgeSeconds: 300 }),
      credentials: credentials(),
      metrics: sink as never,
    });
    return { emitted, run: () => handler({}, { awsRequestId: 'r', getRemainingTimeInMillis: () => 30_000 }) };
  };
  return {
    environment,
    refresh,
    rotate: async (to: typeof FIRST) => {
      await secrets.client.send(new PutSecretValueCommand({ SecretId: credentialsId, SecretString: asSecret(to) }));
      await standIn.admin.rotateCredentials(to);
    },
    advance: (ms: number) => clock.advance(ms),
    grants: async () => (await standIn.admin.counters()).token,
  };
}

describe('TokenSource over DynamoDB, Secrets Manager and the stand-in', () => {
  it('makes one grant for all environments that start cold', async () => {
    const { environment, grants } = await prepare();
    const tokens = await Promise.all(Array.from({ length: sized(8, 30) }, () => environment().current()));
    expect(new Set(tokens.map(({ value }) => value)).size).toBe(1);
    expect(await grants()).toBe(1);
  });

  it('makes one more grant when the token was revoked and is old enough', async () => {
    const { environment, grants, advance } = await prepare();
    const fleet = Array.from({ length: sized(4, 10) }, environment);
    const [token] = await Promise.all(fleet.map(one => one.current()));
    await standIn.admin.revokeTokens();
    advance(61_000);
    const next = await Promise.all(fleet.map(one => token && one.replace(token)));
    expect(new Set(next.map(other => other?.value)).size).toBe(1);
    expect(next[0]?.value).not.toBe(token?.value);
    expect(await grants()).toBe(2);
  });

  it.each([
    { CXONE_CLIENT_AUTH: 'client_secret_basic' },
    { CXONE_GRANT: 'password', CXONE_CLIENT_AUTH: 'client_secret_basic' },
    { CXONE_GRANT: 'password', CXONE_CLIENT_AUTH: 'client_secret_post' },
  ])('is granted a token by %j', async variables => {
    const { environment } = await prepare(variables);
    expect((await environment().current()).value).toMatch(/^[\w-]{20,}$/);
  });

  it("discovers the tenant's API host", async () => {
    const { environment } = await prepare({ CXONE_GRANT: 'password', CXONE_DISCOVERY_URL: standIn.url });
    expect((await environment().current()).apiBaseUrl).toBe(standIn.url);
    expect((await environment().current()).apiBaseUrl).toBe(standIn.url);
  });

  it('continues with rotated credentials without a failed call', async () => {
    const { environment, rotate, advance } = await prepare();
    const warm = environment();
    const token = await warm.current();
    await rotate({ ...FIRST, clientId: 'client-2', clientSecret: 'hush-2' });
    await standIn.admin.revokeTokens();
    advance(61_000);
    const next = await warm.replace(token);
    expect(next.value).not.toBe(token.value);
    expect((await environment().current()).value).toBe(next.value);
  });

  it('leaves no token or secret in the table or the log', async () => {
    const { environment } = await prepare();
    const { value } = await environment().current();
    const { Items } = await tables.client.send(new ScanCommand({ TableName: tables.stateTable }));
    const stored = JSON.stringify(Items, (_, part) =>
      part?.B instanceof Uint8Array ? Buffer.from(part.B).toString('latin1') : part,
    );
    expect(stored).toContain('token#');
    expect(stored).not.toContain(value);
    expect(JSON.stringify(lines)).not.toContain(value);
    expect(JSON.stringify(lines)).not.toContain('hush');
  });
});

describe('token-refresh', () => {
  beforeEach(() => {
    lines.length = 0;
  });

  it('asks for a token, keeps a fresh one, and renews it in time', async () => {
    const { refresh, grants, advance, environment } = await prepare();
    const { run, emitted } = refresh();
    expect(await run()).toEqual({ outcome: 'refreshed' });
    expect(emitted).toEqual({});
    expect(await run()).toEqual({ outcome: 'fresh' });
    advance(49 * 60_000);
    expect(await Promise.all([run(), refresh().run()])).toContainEqual({ outcome: 'refreshed' });
    expect(await grants()).toBe(2);
    await environment().current();
    expect(await grants()).toBe(2);
  });

  it('fails when the grant fails, and counts it', async () => {
    const { refresh } = await prepare();
    await standIn.admin.fault({ kind: 'status', status: 500 }, { on: 'token' });
    const { run, emitted } = refresh();
    await expect(run()).rejects.toMatchObject({ code: 'token-unavailable' });
    expect(emitted).toEqual({ TokenRefreshFailures: 1 });
  });

  it('lets the item expire with the token, in epoch seconds', async () => {
    const { refresh } = await prepare();
    await refresh().run();
    const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.stateTable }));
    for (const { pk } of Items) {
      if (!pk) return expect.fail();
      const { Item } = await tables.client.send(new GetItemCommand({ TableName: tables.stateTable, Key: { pk } }));
      const secondsLeft = Number(Item?.expires_at?.N) - systemClock.now() / 1_000;
      expect(secondsLeft).toBeGreaterThan(3_500);
      expect(secondsLeft).toBeLessThan(110_000);
    }
  });
});

describe('A secret that cannot be read', () => {
  it('is named in the log of token-refresh, with the reason', async () => {
    const Name = `test/empty-${process.pid}`;
    await secrets.client.send(new CreateSecretCommand({ Name }));
    const { refresh } = await prepare({ CXONE_CREDENTIALS_SECRET_ID: Name });
    await expect(refresh().run()).rejects.toThrow();
    const fault = `The secret ${Name} has no value or does not exist (ResourceNotFoundException)`;
    expect(lines).toContainEqual(['this environment could not ask for an access token', { fault }]);
  });

  it.runIf(IS_OWN_EMULATOR)('is named by its source, with what the service says', async () => {
    const name = await secrets.create('broken', 'private');
    const source = createSecretSource(secrets.client, name, { maxAgeSeconds: 0 });
    expect(await source.previous()).toBeUndefined();
    await secrets.admin.fault({ secretId: name, type: 'AccessDeniedException', times: 1 });
    await expect(source.current()).rejects.toThrow(
      `The secret ${name} cannot be read: AccessDeniedException: A fault ordered by a test.`,
    );
    await secrets.admin.fault({ secretId: name, type: 'AccessDeniedException', times: 1 });
    await expect(source.previous()).rejects.toThrow(UnreadableSecretError);
  });
});
