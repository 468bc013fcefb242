import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  ExecuteChangeSetCommand,
  waitUntilStackImportComplete,
} from '@aws-sdk/client-cloudformation';
import { DeleteTableCommand, DescribeTableCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteSecretCommand, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTables } from '../../../infra/local/dynamodb/index.ts';
import { importOf, type Template } from '../../../infra/template/index.ts';
import { API_KEY, type EmulatedAccount, startAccount } from '../../fixtures/cloudformation/server.ts';

interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

type Run = (command: string[], variables: Record<string, string>) => Promise<Printed>;

interface Packages {
  /** Where `serverless package` has put the stage. */
  folder: () => string;
  /** Packages it once more. */
  packageInto: (folder: string, variables?: Record<string, string>) => Promise<unknown>;
  serverless: Run;
}

const ROOT = join(import.meta.dirname, '../../..');
const STAGE = 'dev';
const STACK = `cxone-entities-${STAGE}`;
const LEDGER = `${STACK}-ledger`;
const SECRETS = ['service', 'webhook', 'ledger-seal', 'ledger-signing'].map(name => `cxone-entities/${STAGE}/${name}`);
const CREDENTIALS = `cxone-entities/${STAGE}/cxone-credentials`;
const RECORD = { pk: { S: 'audit#a-record' }, sk: { S: 'kept' } };
/** A resource that is created late in the deployment. */
const LATE = 'AlarmWebhookLag';

/** The same on the calls of CloudFormation alone, without the framework. @param read gives the packaged template when the tests run */
export function testImport(read: () => Template): void {
  it('takes over ledger and secrets of a removed stack, with their values', async () => {
    const account = await startAccount();
    const call = (action: string, more: Record<string, string> = {}) =>
      account.cloudFormation.answer(action, new URLSearchParams({ StackName: STACK, ...more }));
    const whole = { TemplateBody: JSON.stringify(read()) };
    await call('CreateStack', whole);
    const values = await secretsOf(account);
    await call('DeleteStack');
    expect(account.cloudFormation.find(STACK)?.status).toBe('DELETE_COMPLETE');

    const secrets = values.map(({ id, arn }) => ({ id, arn }));
    const { template, resources } = importOf(read(), { tables: [LEDGER], secrets });
    const imported = resources.flatMap(({ LogicalResourceId, ResourceIdentifier }, index) => [
      [`ResourcesToImport.member.${index + 1}.LogicalResourceId`, LogicalResourceId],
      [`ResourcesToImport.member.${index + 1}.ResourceIdentifier.entry.1.value`, Object.values(ResourceIdentifier)[0]],
    ]);
    const TemplateBody = JSON.stringify(template);
    await call('CreateChangeSet', { ChangeSetType: 'IMPORT', TemplateBody, ...Object.fromEntries(imported) });
    await call('ExecuteChangeSet');
    // The secret of the credentials has no value and is not imported here.
    await account.secretsManager.send(
      new DeleteSecretCommand({ SecretId: CREDENTIALS, ForceDeleteWithoutRecovery: true }),
    );
    await call('UpdateStack', whole);
    expect(account.cloudFormation.find(STACK)?.status).toBe('UPDATE_COMPLETE');
    expect(await secretsOf(account)).toEqual(values);
    await account.close();
  });
}

async function secretsOf(account: EmulatedAccount) {
  const read = SECRETS.map(async id => {
    const { ARN, SecretString } = await account.secretsManager.send(new GetSecretValueCommand({ SecretId: id }));
    return { id, arn: String(ARN), value: SecretString };
  });
  return Promise.all(read);
}

/**
 * Follows docs/operations.md, "Release and roll back" and "Recover", with the real framework and preflight, in an
 * emulated account. Each test continues where the previous one ended.
 */
export function testRecovery({ folder, packageInto, serverless }: Packages): void {
  let account: EmulatedAccount;
  /** Another folder, because the framework compares the archives there with those that it has uploaded. */
  let changed: string;

  beforeAll(async () => {
    account = await startAccount();
    changed = `${folder()}-changed`;
    await packageInto(changed, { X_RAY: 'on' });
  });
  afterAll(async () => {
    await account.close();
    await rm(changed, { recursive: true, force: true });
  });

  const deploy = (packed = folder()) =>
    serverless(['deploy', '--stage', STAGE, '--package', packed, '--conceal'], account.environment);
  const remove = () => serverless(['remove', '--stage', STAGE], account.environment);
  const failing = (run: Promise<unknown>): Promise<string> =>
    run.then(
      () => expect.fail('it succeeded'),
      ({ stdout, stderr }: Printed) => stdout + stderr,
    );
  const status = () => account.cloudFormation.find(STACK)?.status;
  const isProtected = () => account.protectedTables.has(LEDGER);
  const tables = async () => {
    const found = account.dynamoDb.send(new DescribeTableCommand({ TableName: LEDGER }));
    return found.then(
      () => [LEDGER],
      () => [],
    );
  };
  const record = async () => (await account.dynamoDb.send(new GetItemCommand({ TableName: LEDGER, Key: RECORD }))).Item;
  const writeRecord = () => account.dynamoDb.send(new PutItemCommand({ TableName: LEDGER, Item: RECORD }));
  const secretValues = () => secretsOf(account);

  async function preflight(...options: string[]): Promise<{ code: number; errors: string }> {
    const command = ['infra/cli/preflight.ts', '--stage', STAGE, ...options];
    const env = { ...process.env, ...account.environment, CXONE_BASE_URL: 'https://api.example.com' };
    const ended = promisify(execFile)(process.execPath, command, { cwd: ROOT, env });
    return ended.then(
      ({ stderr }) => ({ code: 0, errors: stderr }),
      ({ code, stderr }) => ({ code, errors: stderr }),
    );
  }

  /** The commands of the page, as calls. */
  async function importKept(): Promise<void> {
    const files = join(changed, 'import');
    expect((await preflight('--import', files)).code).toBe(1);
    const client = new CloudFormationClient({
      endpoint: account.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const set = { StackName: STACK, ChangeSetName: 'import' };
    const TemplateBody = await readFile(join(files, 'template.json'), 'utf8');
    const ResourcesToImport = JSON.parse(await readFile(join(files, 'resources.json'), 'utf8'));
    await client.send(new CreateChangeSetCommand({ ...set, ChangeSetType: 'IMPORT', TemplateBody, ResourcesToImport }));
    await client.send(new ExecuteChangeSetCommand(set));
    await waitUntilStackImportComplete({ client, maxWaitTime: 60 }, { StackName: STACK });
    client.destroy();
  }

  it('leaves nothing of a first deployment that failed', async () => {
    account.cloudFormation.faults.add(LATE);
    expect(await failing(deploy())).toContain('A fault ordered by a test');
    expect(status()).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await tables()).toEqual([]);
    await expect(secretValues()).rejects.toThrow();
    expect(await preflight()).toEqual({ code: 0, errors: '' });
  });

  it('deploys then, protects the ledger and shows no key', async () => {
    const { stdout, stderr } = await deploy();
    expect(stdout + stderr).not.toContain(API_KEY);
    expect([status(), isProtected()]).toEqual(['UPDATE_COMPLETE', true]);
    expect(await preflight()).toEqual({ code: 0, errors: '' });
    await writeRecord();
  });

  it('protects a ledger that a stopped deployment left unprotected, though nothing changed', async () => {
    const stack = account.cloudFormation.find(STACK);
    await stack?.update(stack.template, { ...stack.parameters, LedgerProtection: 'off' });
    expect(isProtected()).toBe(false);
    expect((await deploy()).stderr).toContain('No changes to deploy');
    expect(isProtected()).toBe(true);
  });

  it('keeps record and secrets when a later deployment fails, and takes the next one', async () => {
    const values = await secretValues();
    account.cloudFormation.faults.add('ExtractLambdaFunction');
    await failing(deploy(changed));
    expect([status(), isProtected()]).toEqual(['UPDATE_ROLLBACK_COMPLETE', true]);
    await deploy(changed);
    expect([status(), isProtected(), await secretValues()]).toEqual(['UPDATE_COMPLETE', true, values]);
    expect(await record()).toEqual(RECORD);
  });

  it('goes back to the deployment before', async () => {
    const isTraced = () => account.cloudFormation.find(STACK)?.template.Parameters?.XRay?.Default;
    expect(isTraced()).toBe('on');
    const { stdout } = await serverless(['deploy', 'list', '--stage', STAGE], account.environment);
    const [, timestamp = ''] = /Timestamp: (\d+)/.exec(stdout) ?? [];
    await serverless(['rollback', '--stage', STAGE, '--timestamp', timestamp], account.environment);
    expect([status(), isTraced(), isProtected()]).toEqual(['UPDATE_COMPLETE', '', true]);
    expect(await record()).toEqual(RECORD);
  });

  it('removes the stage, and keeps the protected ledger and the secrets', async () => {
    const values = await secretValues();
    await remove();
    expect([status(), isProtected()]).toEqual(['DELETE_COMPLETE', true]);
    expect([await record(), await secretValues()]).toEqual([RECORD, values]);
  });

  it('takes over what was kept into a new stack', async () => {
    const values = await secretValues();
    await importKept();
    await deploy();
    expect([status(), isProtected()]).toEqual(['UPDATE_COMPLETE', true]);
    expect([await record(), await secretValues()]).toEqual([RECORD, values]);
    expect(await preflight()).toEqual({ code: 0, errors: '' });
  });

  it('takes over what was kept into a stack whose deployment met it', async () => {
    const values = await secretValues();
    await remove();
    expect(await failing(deploy())).toContain(`${LEDGER} already exists`);
    expect((await preflight()).errors).toContain(`The table ${LEDGER} exists and belongs to no stack`);
    await importKept();
    await deploy();
    expect([status(), isProtected()]).toEqual(['UPDATE_COMPLETE', true]);
    expect([await record(), await secretValues()]).toEqual([RECORD, values]);
  });

  it('has a ledger again that was deleted and is restored under its name', async () => {
    await account.dynamoDb.send(new DeleteTableCommand({ TableName: LEDGER }));
    await createTables(account.dynamoDb, { ledgerTable: LEDGER, stateTable: `${STACK}-state` });
    await writeRecord();
    expect(await preflight()).toEqual({ code: 0, errors: '' });
    await deploy(changed);
    expect([status(), await record()]).toEqual(['UPDATE_COMPLETE', RECORD]);
  });
}
