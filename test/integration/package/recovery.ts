import { rm } from 'node:fs/promises';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTables } from '../../../infra/local/dynamodb/index.ts';
import { importOf, type Template } from '../../../infra/template/index.ts';
import { API_KEY, startAccount } from '../../fixtures/cloudformation/server.ts';
import { DeployedStage, failing, LEDGER, RECORD, type Run, STACK, STAGE, secretsOf } from './deployed-stage.ts';

interface Packages {
  /** Where `serverless package` has put the stage. */
  folder: () => string;
  /** Packages it once more. */
  packageInto: (folder: string, variables?: Record<string, string>) => Promise<unknown>;
  serverless: Run;
}

const CREDENTIALS = `cxone-entities/${STAGE}/cxone-credentials`;
/** A resource that is created late in the deployment. */
const LATE = 'AlarmWebhookLag';

/**
 * Follows docs/operations.md, "Release and roll back" and "Recover", with the real framework and preflight, in an
 * emulated account. Each test continues where the previous one ended.
 */
export function testRecovery({ folder, packageInto, serverless }: Packages): void {
  let running: DeployedStage | undefined;
  /** Another folder, because the framework compares the archives there with those that it has uploaded. */
  const changedFolder = () => `${folder()}-changed`;

  beforeAll(async () => {
    running = new DeployedStage(await startAccount(), { folder: folder(), changed: changedFolder() }, serverless);
    await packageInto(running.changed, { X_RAY: 'on' });
  });
  afterAll(async () => {
    await running?.account.close();
    await rm(changedFolder(), { recursive: true, force: true });
  });

  const started = () => running ?? expect.fail('the account has not started');
  testDeployments(started);
  testRemoval(started);
}

function testDeployments(started: () => DeployedStage): void {
  it('leaves nothing of a first deployment that failed', async () => {
    const stage = started();
    stage.account.cloudFormation.faults.add(LATE);
    expect(await failing(stage.deploy())).toContain('A fault ordered by a test');
    expect(stage.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await stage.tables()).toEqual([]);
    await expect(stage.secretValues()).rejects.toThrow();
    expect(await stage.preflight()).toEqual({ code: 0, errors: '' });
  });

  it('deploys then, protects the ledger and shows no key', async () => {
    const stage = started();
    const { stdout, stderr } = await stage.deploy();
    expect(stdout + stderr).not.toContain(API_KEY);
    expect([stage.status(), stage.isProtected()]).toEqual(['UPDATE_COMPLETE', true]);
    expect(await stage.preflight()).toEqual({ code: 0, errors: '' });
    await stage.writeRecord();
  });

  it('protects a ledger that a stopped deployment left unprotected, though nothing changed', async () => {
    const stage = started();
    const stack = stage.account.cloudFormation.find(STACK);
    await stack?.update(stack.template, { ...stack.parameters, LedgerProtection: 'off' });
    expect(stage.isProtected()).toBe(false);
    expect((await stage.deploy()).stderr).toContain('No changes to deploy');
    expect(stage.isProtected()).toBe(true);
  });

  it('keeps record and secrets when a later deployment fails, and takes the next one', async () => {
    const stage = started();
    const values = await stage.secretValues();
    stage.account.cloudFormation.faults.add('ExtractLambdaFunction');
    await failing(stage.deploy(stage.changed));
    expect([stage.status(), stage.isProtected()]).toEqual(['UPDATE_ROLLBACK_COMPLETE', true]);
    await stage.deploy(stage.changed);
    expect([stage.status(), stage.isProtected(), await stage.secretValues()]).toEqual([
      'UPDATE_COMPLETE',
      true,
      values,
    ]);
    expect(await stage.record()).toEqual(RECORD);
  });

  it('goes back to the deployment before', async () => {
    const stage = started();
    const isTraced = () => stage.account.cloudFormation.find(STACK)?.template.Parameters?.XRay?.Default;
    expect(isTraced()).toBe('on');
    const { stdout } = await stage.serverless(['deploy', 'list']);
    const [, timestamp = ''] = /Timestamp: (\d+)/.exec(stdout) ?? [];
    await stage.serverless(['rollback', '--timestamp', timestamp]);
    expect([stage.status(), isTraced(), stage.isProtected()]).toEqual(['UPDATE_COMPLETE', '', true]);
    expect(await stage.record()).toEqual(RECORD);
  });
}

function testRemoval(started: () => DeployedStage): void {
  it('removes the stage, and keeps the protected ledger and the secrets', async () => {
    const stage = started();
    const values = await stage.secretValues();
    await stage.remove();
    expect([stage.status(), stage.isProtected()]).toEqual(['DELETE_COMPLETE', true]);
    expect([await stage.record(), await stage.secretValues()]).toEqual([RECORD, values]);
  });

  it('takes over what was kept into a new stack', async () => {
    const stage = started();
    const values = await stage.secretValues();
    await stage.importKept();
    await stage.deploy();
    expect([stage.status(), stage.isProtected()]).toEqual(['UPDATE_COMPLETE', true]);
    expect([await stage.record(), await stage.secretValues()]).toEqual([RECORD, values]);
    expect(await stage.preflight()).toEqual({ code: 0, errors: '' });
  });

  it('takes over what was kept into a stack whose deployment met it', async () => {
    const stage = started();
    const values = await stage.secretValues();
    await stage.remove();
    expect(await failing(stage.deploy())).toContain(`${LEDGER} already exists`);
    expect((await stage.preflight()).errors).toContain(`The table ${LEDGER} exists and belongs to no stack`);
    await stage.importKept();
    await stage.deploy();
    expect([stage.status(), stage.isProtected()]).toEqual(['UPDATE_COMPLETE', true]);
    expect([await stage.record(), await stage.secretValues()]).toEqual([RECORD, values]);
  });

  it('has a ledger again that was deleted and is restored under its name', async () => {
    const stage = started();
    await stage.account.dynamoDb.send(new DeleteTableCommand({ TableName: LEDGER }));
    await createTables(stage.account.dynamoDb, { ledgerTable: LEDGER, stateTable: `${STACK}-state` });
    await stage.writeRecord();
    expect(await stage.preflight()).toEqual({ code: 0, errors: '' });
    await stage.deploy(stage.changed);
    expect([stage.status(), await stage.record()]).toEqual(['UPDATE_COMPLETE', RECORD]);
  });
}

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
