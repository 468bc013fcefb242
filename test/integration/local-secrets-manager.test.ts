import { randomUUID } from 'node:crypto';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  InternalServiceError,
  InvalidParameterException,
  InvalidRequestException,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSecretsManager } from '../../infra/local/secrets-manager/index.ts';
import { startTestSecrets, type TestSecrets } from '../fixtures/secrets-manager.ts';

/** The contract that our code relies on, so that it also runs against other emulators. */
describe('Secrets Manager', () => {
  let secrets: TestSecrets;
  beforeAll(async () => {
    secrets = await startTestSecrets();
  });
  afterAll(() => secrets.close());

  const get = async (SecretId: string, VersionStage?: string) =>
    (await secrets.client.send(new GetSecretValueCommand({ SecretId, ...(VersionStage && { VersionStage }) })))
      .SecretString;
  const put = async (SecretId: string, SecretString: string, ClientRequestToken?: string) => {
    const token = ClientRequestToken && { ClientRequestToken };
    return (await secrets.client.send(new PutSecretValueCommand({ SecretId, SecretString, ...token }))).VersionId ?? '';
  };

  it('finds a secret by name and by ARN', async () => {
    const name = await secrets.create('found', 'here');
    const { ARN = '', Name } = await secrets.client.send(new GetSecretValueCommand({ SecretId: name }));
    expect(Name).toBe(name);
    expect(ARN).toMatch(new RegExp(`^arn:aws:secretsmanager:.*:secret:${name}-.{6}$`));
    expect(await get(ARN)).toBe('here');
  });

  it('answers an unknown secret and an unknown stage with ResourceNotFoundException', async () => {
    const name = await secrets.create('partial', 'x');
    await expect(get('no-such-secret')).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(get(name, 'AWSPREVIOUS')).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('moves AWSCURRENT to a new version and AWSPREVIOUS to the one before', async () => {
    const name = await secrets.create('rotated', 'one');
    const second = await put(name, 'two');
    const third = await put(name, 'three');
    expect(await get(name)).toBe('three');
    expect(await get(name, 'AWSPREVIOUS')).toBe('two');
    const versionOf = async (VersionStage: string) =>
      (await secrets.client.send(new GetSecretValueCommand({ SecretId: name, VersionStage }))).VersionId;
    expect([await versionOf('AWSPREVIOUS'), await versionOf('AWSCURRENT')]).toEqual([second, third]);
  });

  it('describes versions by their labels, takes a label off, and has secrets without a value', async () => {
    const name = await secrets.create('described', 'one');
    const describe = async (SecretId: string) =>
      (await secrets.client.send(new DescribeSecretCommand({ SecretId }))).VersionIdsToStages;
    const [first = ''] = Object.keys((await describe(name)) ?? {});
    const second = await put(name, 'two');
    expect(await describe(name)).toEqual({ [first]: ['AWSPREVIOUS'], [second]: ['AWSCURRENT'] });
    const removal = { SecretId: name, VersionStage: 'AWSPREVIOUS', RemoveFromVersionId: second };
    const takeOff = (change: object) =>
      secrets.client.send(new UpdateSecretVersionStageCommand({ ...removal, ...change }));
    await expect(takeOff({})).rejects.toBeInstanceOf(InvalidParameterException);
    await takeOff({ RemoveFromVersionId: first });
    expect(await describe(name)).toEqual({ [second]: ['AWSCURRENT'] });
    await expect(takeOff({ VersionStage: 'AWSCURRENT' })).rejects.toBeInstanceOf(InvalidParameterException);

    const empty = `${name}-empty`;
    await secrets.client.send(new CreateSecretCommand({ Name: empty }));
    expect(await describe(empty)).toBeUndefined();
    await expect(get(empty)).rejects.toBeInstanceOf(ResourceNotFoundException);
    await put(empty, 'now');
    expect(await get(empty)).toBe('now');
  });

  it('takes the same put twice as one', async () => {
    const name = await secrets.create('idempotent', 'one');
    const token = randomUUID();
    expect(await put(name, 'two', token)).toBe(token);
    expect(await put(name, 'two', token)).toBe(token);
    expect(await get(name)).toBe('two');
    expect(await get(name, 'AWSPREVIOUS')).toBe('one');
  });

  it('refuses to create a secret twice', async () => {
    const name = await secrets.create('twice', 'one');
    const again = secrets.client.send(new CreateSecretCommand({ Name: name, SecretString: 'two' }));
    await expect(again).rejects.toBeInstanceOf(ResourceExistsException);
  });
});

describe('The local Secrets Manager', () => {
  let secrets: TestSecrets;
  beforeAll(async () => {
    const server = await startSecretsManager();
    secrets = await startTestSecrets(server);
  });
  afterAll(() => secrets.close());

  const get = async (SecretId: string) =>
    (await secrets.client.send(new GetSecretValueCommand({ SecretId }))).SecretString;

  it('deletes a secret at once, and never with recovery', async () => {
    const SecretId = await secrets.create('gone', 'value');
    await expect(secrets.client.send(new DeleteSecretCommand({ SecretId }))).rejects.toThrow('ForceDelete');
    await secrets.client.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true }));
    await expect(secrets.client.send(new DescribeSecretCommand({ SecretId }))).rejects.toThrow("can't find");
  });

  it('finds a secret by its ARN without the suffix', async () => {
    const name = await secrets.create('found', 'here');
    const { ARN = '' } = await secrets.client.send(new GetSecretValueCommand({ SecretId: name }));
    expect(await get(ARN.slice(0, -7))).toBe('here');
  });

  it('refuses another value under the same token', async () => {
    const name = await secrets.create('idempotent', 'one');
    const request = { SecretId: name, ClientRequestToken: randomUUID() };
    await secrets.client.send(new PutSecretValueCommand({ ...request, SecretString: 'two' }));
    const other = secrets.client.send(new PutSecretValueCommand({ ...request, SecretString: 'three' }));
    await expect(other).rejects.toBeInstanceOf(ResourceExistsException);
  });

  it('refuses a value that is empty or too long, a bad name, and a parameter that it does not know', async () => {
    const name = await secrets.create('limits', 'one');
    for (const SecretString of ['', 'x'.repeat(65_537)]) {
      const request = secrets.client.send(new PutSecretValueCommand({ SecretId: name, SecretString }));
      await expect(request).rejects.toBeInstanceOf(InvalidParameterException);
    }
    const named = secrets.client.send(new CreateSecretCommand({ Name: 'a b', SecretString: 'x' }));
    await expect(named).rejects.toThrow('Invalid name');
    const staged = { SecretId: name, SecretString: 'two', VersionStages: ['AWSPENDING'] };
    await expect(secrets.client.send(new PutSecretValueCommand(staged))).rejects.toBeInstanceOf(
      InvalidParameterException,
    );
  });

  it('fails as ordered, as often as ordered', async () => {
    const name = await secrets.create('faulty', 'one');
    await secrets.admin.fault({ operation: 'GetSecretValue', type: 'InvalidRequestException', times: 1 });
    await expect(get(name)).rejects.toBeInstanceOf(InvalidRequestException);
    expect(await get(name)).toBe('one');

    await secrets.admin.fault({ secretId: name, type: 'InternalServiceError', status: 500 });
    await expect(get(name)).rejects.toBeInstanceOf(InternalServiceError);
    await secrets.admin.clearFaults();
    expect(await get(name)).toBe('one');
  });

  it('counts calls by operation', async () => {
    const name = await secrets.create('counted', 'one');
    const before = (await secrets.admin.calls()).GetSecretValue ?? 0;
    await get(name);
    expect((await secrets.admin.calls()).GetSecretValue).toBe(before + 1);
  });
});
