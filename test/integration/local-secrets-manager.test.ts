import { randomUUID } from 'node:crypto';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  InternalServiceError,
  InvalidParameterException,
  InvalidRequestException,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestSecrets, type TestSecrets } from '../fixtures/secrets-manager.ts';

describe('local Secrets Manager', () => {
  let secrets: TestSecrets;
  beforeAll(async () => {
    secrets = await startTestSecrets();
  });
  afterEach(() => secrets.admin.clearFaults());
  afterAll(() => secrets.close());

  const get = async (SecretId: string, which: { VersionId?: string; VersionStage?: string } = {}) =>
    (await secrets.client.send(new GetSecretValueCommand({ SecretId, ...which }))).SecretString;
  const put = async (SecretId: string, SecretString: string, more: { VersionStages?: string[]; token?: string } = {}) =>
    (
      await secrets.client.send(
        new PutSecretValueCommand({
          SecretId,
          SecretString,
          ...(more.VersionStages && { VersionStages: more.VersionStages }),
          ...(more.token && { ClientRequestToken: more.token }),
        }),
      )
    ).VersionId ?? '';
  const move = (SecretId: string, VersionStage: string, from: string | undefined, to: string | undefined) =>
    secrets.client.send(
      new UpdateSecretVersionStageCommand({
        SecretId,
        VersionStage,
        RemoveFromVersionId: from,
        MoveToVersionId: to,
      }),
    );

  it('finds a secret by name, by ARN and by the ARN without its suffix', async () => {
    const name = await secrets.create('found', 'here');
    const { ARN = '' } = await secrets.client.send(new DescribeSecretCommand({ SecretId: name }));
    expect(ARN).toMatch(new RegExp(`^arn:aws:secretsmanager:.*:secret:${name}-.{6}$`));
    expect(await Promise.all([get(name), get(ARN), get(ARN.slice(0, -7))])).toEqual(['here', 'here', 'here']);
  });

  it('answers an unknown secret, version and stage with ResourceNotFoundException', async () => {
    const name = await secrets.create('partial', 'x');
    await expect(get('no-such-secret')).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(get(name, { VersionId: randomUUID() })).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(get(name, { VersionStage: 'AWSPREVIOUS' })).rejects.toThrow(
      "Secrets Manager can't find the specified secret value for staging label: AWSPREVIOUS.",
    );
  });

  it('moves AWSCURRENT to a new version and AWSPREVIOUS to the one before', async () => {
    const name = await secrets.create('rotated', 'one');
    const second = await put(name, 'two');
    const third = await put(name, 'three');
    expect(await get(name)).toBe('three');
    expect(await get(name, { VersionStage: 'AWSPREVIOUS' })).toBe('two');
    expect(await get(name, { VersionId: second })).toBe('two');
    const { VersionIdsToStages } = await secrets.client.send(new DescribeSecretCommand({ SecretId: name }));
    expect(VersionIdsToStages).toEqual({ [second]: ['AWSPREVIOUS'], [third]: ['AWSCURRENT'] });
  });

  it('refuses a version id with a stage that it does not carry', async () => {
    const name = await secrets.create('mismatch', 'one');
    const second = await put(name, 'two');
    await expect(get(name, { VersionId: second, VersionStage: 'AWSPREVIOUS' })).rejects.toBeInstanceOf(
      InvalidRequestException,
    );
  });

  it('takes the same put twice as one, and refuses another value under the same token', async () => {
    const name = await secrets.create('idempotent', 'one');
    const token = randomUUID();
    expect(await put(name, 'two', { token })).toBe(token);
    expect(await put(name, 'two', { token })).toBe(token);
    expect(await get(name, { VersionStage: 'AWSPREVIOUS' })).toBe('one');
    await expect(put(name, 'three', { token })).rejects.toBeInstanceOf(ResourceExistsException);
  });

  it('keeps a pending version out of AWSCURRENT until its label is moved', async () => {
    const name = await secrets.create('staged', 'one');
    const pending = await put(name, 'two', { VersionStages: ['AWSPENDING'] });
    expect(await get(name)).toBe('one');
    const { Versions = [] } = await secrets.client.send(new ListSecretVersionIdsCommand({ SecretId: name }));
    const current = Versions.find(version => version.VersionStages?.includes('AWSCURRENT'))?.VersionId;

    await expect(move(name, 'AWSCURRENT', undefined, pending)).rejects.toBeInstanceOf(InvalidParameterException);
    await move(name, 'AWSCURRENT', current, pending);
    expect(await get(name)).toBe('two');
    expect(await get(name, { VersionStage: 'AWSPREVIOUS' })).toBe('one');
    await expect(move(name, 'AWSCURRENT', pending, undefined)).rejects.toThrow("can't be completely removed");
    await move(name, 'AWSPENDING', pending, undefined);
    await expect(get(name, { VersionStage: 'AWSPENDING' })).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('refuses to create a secret twice', async () => {
    const name = await secrets.create('twice', 'one');
    const again = secrets.client.send(new CreateSecretCommand({ Name: name, SecretString: 'two' }));
    await expect(again).rejects.toBeInstanceOf(ResourceExistsException);
  });

  it('keeps binary values apart from strings', async () => {
    const Name = await secrets.create('binary', 'text');
    const bytes = new Uint8Array([0, 255, 7]);
    await secrets.client.send(new PutSecretValueCommand({ SecretId: Name, SecretBinary: bytes }));
    const answer = await secrets.client.send(new GetSecretValueCommand({ SecretId: Name }));
    expect(answer.SecretString).toBeUndefined();
    expect(Buffer.from(answer.SecretBinary ?? [])).toEqual(Buffer.from(bytes));
  });

  it('fails as ordered, as often as ordered', async () => {
    const name = await secrets.create('faulty', 'one');
    await secrets.admin.fault({ operation: 'GetSecretValue', type: 'InvalidRequestException', times: 1 });
    await expect(get(name)).rejects.toBeInstanceOf(InvalidRequestException);
    expect(await get(name)).toBe('one');

    await secrets.admin.fault({ secretId: name, type: 'InternalServiceError', status: 500 });
    await expect(get(name)).rejects.toBeInstanceOf(InternalServiceError);
  });

  it('counts calls by operation', async () => {
    const name = await secrets.create('counted', 'one');
    const before = (await secrets.admin.calls()).GetSecretValue ?? 0;
    await get(name);
    expect((await secrets.admin.calls()).GetSecretValue).toBe(before + 1);
  });
});
