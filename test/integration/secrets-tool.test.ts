import { PassThrough } from 'node:stream';
import { CreateSecretCommand, GetSecretValueCommand, ResourceNotFoundException } from '@aws-sdk/client-secrets-manager';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openApiKeys } from '../../infra/cli/secrets/api-keys.ts';
import { apiKeyRotation } from '../../infra/cli/secrets/commands.ts';
import { openSecretStore } from '../../infra/cli/secrets/store.ts';
import { main } from '../../infra/cli/secrets.ts';
import { type RunningStandIn, startCxoneStandIn } from '../../infra/local/cxone/index.ts';
import { readSigningKeys } from '../../lib/webhook/index.ts';
import { startTestApiGateway } from '../fixtures/api-gateway.ts';
import { runTool, startTool } from '../fixtures/run-tool.ts';
import { IS_OWN_EMULATOR, startTestSecrets, type TestSecrets } from '../fixtures/secrets-manager.ts';

const CLIENT = { clientId: 'local-client', clientSecret: 'a private secret' };
const CREDENTIALS = JSON.stringify({ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret });

let secrets: TestSecrets;
let standIn: RunningStandIn;
let counter = 0;
let prefix: string;

beforeAll(async () => {
  [secrets, standIn] = await Promise.all([startTestSecrets(), startCxoneStandIn(CLIENT)]);
});

/** A separate stage with all secrets; those that the stack generates have a value. */
async function deploy(values: Record<string, string> = {}): Promise<void> {
  counter += 1;
  prefix = `stage-${process.pid}-${counter}`;
  const generated = { webhook: '{"signing_secret":"old"}', service: 's'.repeat(64), 'ledger-seal': 'l'.repeat(64) };
  const filled: Record<string, string> = { ...generated, 'ledger-signing': 'e'.repeat(64), ...values };
  for (const name of new Set(['cxone-credentials', ...Object.keys(filled)])) {
    const value = filled[name];
    const content = value === undefined ? {} : { SecretString: value };
    await secrets.client.send(new CreateSecretCommand({ Name: idOf(name), ...content }));
  }
  const environment = {
    STAGE: 'local',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
    CXONE_CREDENTIALS_SECRET_ID: idOf('cxone-credentials'),
    WEBHOOK_SECRET_ID: idOf('webhook'),
    SERVICE_SECRET_ID: idOf('service'),
    LEDGER_SEAL_SECRET_ID: idOf('ledger-seal'),
    LEDGER_SIGNING_SECRET_ID: idOf('ledger-signing'),
    CXONE_BASE_URL: standIn.url,
    CXONE_GRANT: '',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
}

afterEach(() => vi.unstubAllEnvs());
afterAll(() => Promise.all([secrets.close(), standIn.close()]));

const stateOf = (name: string) => openSecretStore(secrets.client).state(idOf(name));
const idOf = (name: string) => `test/${prefix}/${name}`;
const readValue = async (name: string, VersionStage = 'AWSCURRENT') =>
  (await secrets.client.send(new GetSecretValueCommand({ SecretId: idOf(name), VersionStage }))).SecretString;

describe('npm run secrets -- set', () => {
  it('stores credentials from the standard input, and prints nothing of them', async () => {
    await deploy();
    const { code, out, errors } = await runTool(main, ['set', 'cxone-credentials'], `${CREDENTIALS}\n`);
    expect([code, errors]).toEqual([0, '']);
    expect(await readValue('cxone-credentials')).toBe(CREDENTIALS);
    expect(out.join()).not.toMatch(/local-client|private/);
  });

  it('stores the signing secret of a receiver, alone or as JSON', async () => {
    await deploy();
    const secret = Buffer.alloc(32, 7).toString('base64');
    for (const input of [`whsec_${secret}\n`, JSON.stringify({ signing_secret: secret })]) {
      expect((await runTool(main, ['set', 'webhook'], input)).code).toBe(0);
      const value = (await readValue('webhook')) ?? '';
      const keys = await readSigningKeys({ current: async () => ({ value }), previous: async () => undefined });
      expect(keys).toEqual([Buffer.alloc(32, 7)]);
    }
  });

  it.each([
    ['cxone-credentials', '{"client_id":"private"}', 'missing or wrong: client_secret'],
    ['cxone-credentials', 'private', 'the secret is not a JSON object'],
    ['webhook', 'private', 'the webhook signing secret is not base64'],
    ['webhook', '{"secret":"private"}', 'the webhook secret has no "signing_secret"'],
    ['webhook', '', 'The standard input is empty'],
  ])('refuses for %s the value %j, names what is wrong, and stores nothing', async (name, input, complaint) => {
    await deploy();
    const { code, errors } = await runTool(main, ['set', name], input);
    expect(code).toBeGreaterThan(1);
    expect(errors).toContain(complaint);
    expect(errors).not.toContain('private');
    expect(await stateOf('cxone-credentials')).toMatchObject({ status: 'empty' });
    expect(await stateOf('webhook')).toMatchObject({ previous: undefined });
  });

  it('refuses a value that Secrets Manager would not take', async () => {
    await deploy();
    const { code, errors } = await runTool(main, ['set', 'webhook'], 'x'.repeat(65_537));
    expect([code, errors]).toEqual([2, expect.stringContaining('more than 65536 characters')]);
    const longest = await runTool(main, ['set', 'webhook'], 'x'.repeat(65_536));
    expect(longest.errors).toContain('must have 24 to 64 bytes');
  });

  it('asks for the access key as well where the grant needs one', async () => {
    await deploy();
    vi.stubEnv('CXONE_GRANT', 'password');
    const { errors } = await runTool(main, ['set', 'cxone-credentials'], CREDENTIALS);
    expect(errors).toContain('missing or wrong: access_key_id, access_key_secret');
  });

  it('stores credentials under --try only when a token is granted with them', async () => {
    await deploy();
    const wrong = JSON.stringify({ client_id: CLIENT.clientId, client_secret: 'wrong' });
    const refused = await runTool(main, ['set', 'cxone-credentials', '--try'], wrong);
    expect([refused.code, refused.errors]).toEqual([
      1,
      expect.stringContaining('Nothing was stored: the token endpoint'),
    ]);
    await expect(readValue('cxone-credentials')).rejects.toThrow(ResourceNotFoundException);
    const granted = await runTool(main, ['set', 'cxone-credentials', '--try'], CREDENTIALS);
    expect([granted.code, granted.out[0]]).toEqual([0, 'A token was granted for 3600 s.']);
    expect(await readValue('cxone-credentials')).toBe(CREDENTIALS);
  });

  it('says that the secret is missing before it asks for anything', async () => {
    await deploy();
    vi.stubEnv('WEBHOOK_SECRET_ID', 'no/such/secret');
    const { code, errors } = await runTool(main, ['set', 'webhook'], new PassThrough());
    expect([code, errors]).toEqual([3, 'There is no secret no/such/secret: deploy the stage first.\n']);
  });

  it.each([
    [['set', 'service'], 'There is no secret "service" here: cxone-credentials, webhook'],
    [['set', 'webhook', '--try'], '--try is for cxone-credentials'],
    [['rotate', 'cxone-credentials'], 'There is no secret "cxone-credentials" here: webhook, service, api-key'],
    [['rotate', 'service', '--print'], '--print is for the first step of webhook and api-key'],
    [['rotate', 'webhook', '--print', '--finish'], '--print is for the first step'],
    [['rotate', 'api-key', '--stage', 'local'], 'The stage local has its API key from LOCAL_API_KEY.'],
  ])('refuses %j', async (argv, complaint) => {
    await deploy();
    const { code, errors } = await runTool(main, argv, 'x');
    expect([code, errors]).toEqual([2, expect.stringContaining(complaint)]);
  });
});

/** A terminal with its input, and whether it shows the input. */
function createTerminal() {
  const stream = new PassThrough();
  const modes: boolean[] = [];
  const input = Object.assign(stream, { isTTY: true, setRawMode: (isRaw: boolean) => modes.push(isRaw) });
  return { input, modes, type: (keys: string) => stream.write(keys) };
}

describe('The prompt of npm run secrets', () => {
  it('asks for each field without an echo, and takes back what is erased', async () => {
    await deploy();
    const { input, modes, type } = createTerminal();
    const tool = startTool(main, ['set', 'cxone-credentials'], input);
    type('local-cliemt\u007f\u007fnt\r\n');
    type('a private secret\r');
    expect(await tool.ended).toBe(0);
    expect(await readValue('cxone-credentials')).toBe(CREDENTIALS);
    expect(tool.errors()).toBe('client_id (is not shown): \nclient_secret (is not shown): \n');
    expect(modes).toEqual([true, false]);
  });

  it('stores nothing when the terminal is closed', async () => {
    await deploy();
    const { input } = createTerminal();
    const tool = startTool(main, ['set', 'webhook'], input);
    input.end('half a sec');
    expect(await tool.ended).toBe(2);
    expect(tool.errors()).toContain('Nothing was stored');
  });

  it('stores nothing after Ctrl-C, and gives the keyboard back', async () => {
    await deploy();
    const { input, modes, type } = createTerminal();
    const tool = startTool(main, ['set', 'webhook'], input);
    type('half a sec\u0003');
    expect(await tool.ended).toBe(2);
    expect(tool.errors()).toContain('Nothing was stored');
    expect(await readValue('webhook')).toBe('{"signing_secret":"old"}');
    expect(modes).toEqual([true, false]);
  });
});

describe('npm run secrets -- rotate', () => {
  const keysOf = async () => {
    const read = async (stage: string) => ({ value: (await readValue('webhook', stage)) ?? '' });
    return readSigningKeys({
      current: () => read('AWSCURRENT'),
      previous: () => read('AWSPREVIOUS').catch(() => undefined),
    });
  };

  it('lets the old and the new signing secret sign until the rotation is finished', async () => {
    const old = Buffer.alloc(32, 1);
    await deploy({ webhook: JSON.stringify({ signing_secret: old.toString('base64') }) });
    const { code, out, errors } = await runTool(main, ['rotate', 'webhook', '--print']);
    expect([code, out]).toEqual([0, [expect.stringMatching(/^whsec_[\w+/]{43}=$/)]]);
    expect(errors).toContain('both secrets sign');
    const [current, previous] = await keysOf();
    expect(Buffer.from(out[0]?.slice(6) ?? '', 'base64')).toEqual(current);
    expect(previous).toEqual(old);

    expect((await runTool(main, ['rotate', 'webhook'])).errors).toContain(
      'is still valid: a third one would end the first',
    );
    expect((await runTool(main, ['rotate', 'webhook', '--finish'])).out).toEqual([
      'Within 5 minutes only the new secret signs.',
    ]);
    expect(await keysOf()).toEqual([current]);
    expect((await runTool(main, ['rotate', 'webhook', '--finish'])).out).toEqual(['There is no rotation to finish.']);
  });

  it('says of a rotation right after a value was set what is valid beside it, and how to go on', async () => {
    await deploy({ webhook: JSON.stringify({ signing_secret: Buffer.alloc(32, 1).toString('base64') }) });
    expect((await runTool(main, ['set', 'webhook'], Buffer.alloc(32, 2).toString('base64'))).code).toBe(0);
    const { code, errors } = await runTool(main, ['rotate', 'webhook']);
    expect([code, errors]).toEqual([
      3,
      expect.stringContaining('was set or rotated before, and the value that it had'),
    ]);
    expect(errors).toContain('Make the new value the only valid one with --finish, then rotate it.');
    expect((await runTool(main, ['rotate', 'webhook', '--finish'])).code).toBe(0);
    expect((await runTool(main, ['rotate', 'webhook'])).code).toBe(0);
  });

  it('makes a new service secret of 64 characters, and keeps the old one readable', async () => {
    await deploy();
    const { code, out } = await runTool(main, ['rotate', 'service']);
    expect(code).toBe(0);
    const made = (await readValue('service')) ?? '';
    expect(made).toMatch(/^[\w-]{64}$/);
    expect(out.join()).not.toContain(made);
    expect(await readValue('service', 'AWSPREVIOUS')).toBe('s'.repeat(64));
  });

  it('does not rotate what has no value', async () => {
    await deploy();
    vi.stubEnv('WEBHOOK_SECRET_ID', idOf('cxone-credentials'));
    const { code, errors } = await runTool(main, ['rotate', 'webhook']);
    expect([code, errors]).toEqual([3, expect.stringContaining('has no value that could be rotated: it is empty')]);
  });
});

describe('npm run secrets -- status', () => {
  it('names what is empty, what is missing, and where two versions are valid', async () => {
    await deploy();
    await runTool(main, ['rotate', 'service']);
    vi.stubEnv('LEDGER_SEAL_SECRET_ID', 'no/such/secret');
    const { code, out } = await runTool(main, ['status']);
    const today = /, changed \d{4}-\d\d-\d\d/;
    expect(code).toBe(1);
    expect(out.map(line => line.replace(today, ''))).toEqual([
      'cxone-credentials  empty',
      'webhook            filled',
      'service            filled, the previous version is valid too',
      'ledger-seal        absent',
      'ledger-signing     filled',
    ]);
  });

  it.runIf(IS_OWN_EMULATOR)('reads no value', async () => {
    await deploy();
    const reads = async () => (await secrets.admin.calls()).GetSecretValue;
    const before = await reads();
    await runTool(main, ['status']);
    expect(await reads()).toBe(before);
  });

  it('ends with 0 when nothing is empty', async () => {
    await deploy({ 'cxone-credentials': CREDENTIALS });
    expect((await runTool(main, ['status'])).code).toBe(0);
  });
});

describe('The rotation of an API key', () => {
  const NAME = 'cxone-entities-prod';

  it('has both keys valid until it is finished, and leaves the keys of other callers alone', async () => {
    const gateway = await startTestApiGateway(NAME);
    for (const [id, name] of [
      ['key-1', NAME],
      ['key-2', `${NAME}-partner`],
    ] as const) {
      gateway.keys.set(id, { id, name, createdDate: 1, enabled: true });
      gateway.plan.add(id);
    }
    const rotation = apiKeyRotation(await openApiKeys(NAME, gateway.client));
    const enabled = () => [...gateway.keys.values()].filter(key => key.enabled).map(({ id }) => id);

    expect(await rotation.begin()).toEqual({ value: 'value of key-3' });
    expect(enabled()).toEqual(['key-1', 'key-2', 'key-3']);
    expect(gateway.plan).toContain('key-3');
    await expect(rotation.begin()).rejects.toThrow('Two API keys are valid');
    expect(await rotation.finish()).toBe(true);
    expect(enabled()).toEqual(['key-2', 'key-3']);
    expect(await rotation.finish()).toBe(false);
    await gateway.close();
  });

  it('leaves no key behind that could not be put into the plan', async () => {
    const gateway = await startTestApiGateway(NAME);
    gateway.refuseNextAttachment();
    const rotation = apiKeyRotation(await openApiKeys(NAME, gateway.client));
    await expect(rotation.begin()).rejects.toThrow('refused');
    expect([...gateway.keys]).toEqual([]);
    await gateway.close();
  });

  it('says that the stage has no usage plan', async () => {
    const gateway = await startTestApiGateway('another');
    await expect(openApiKeys(NAME, gateway.client)).rejects.toThrow(`There is no usage plan ${NAME}`);
    await gateway.close();
  });
});
