import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  ExecuteChangeSetCommand,
  waitUntilStackImportComplete,
} from '@aws-sdk/client-cloudformation';
import { DescribeTableCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { expect } from 'vitest';
import type { EmulatedAccount } from '../../fixtures/cloudformation/server.ts';

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

export type Run = (command: string[], variables: Record<string, string>) => Promise<Printed>;

const ROOT = join(import.meta.dirname, '../../..');
export const STAGE = 'dev';
export const STACK = `cxone-entities-${STAGE}`;
export const LEDGER = `${STACK}-ledger`;
const SECRETS = ['service', 'webhook', 'ledger-seal', 'ledger-signing'].map(name => `cxone-entities/${STAGE}/${name}`);
export const RECORD = { pk: { S: 'audit#a-record' }, sk: { S: 'kept' } };

/** A stage in an emulated account, with the commands of docs/operations.md as calls. */
export class DeployedStage {
  readonly account: EmulatedAccount;
  /** Where a second package of the stage is. */
  readonly changed: string;
  readonly #folder: string;
  readonly #serverless: Run;

  constructor(account: EmulatedAccount, { folder, changed }: { folder: string; changed: string }, serverless: Run) {
    this.account = account;
    this.changed = changed;
    this.#folder = folder;
    this.#serverless = serverless;
  }

  serverless(command: string[]): Promise<Printed> {
    return this.#serverless([...command, '--stage', STAGE], this.account.environment);
  }

  deploy(packed = this.#folder): Promise<Printed> {
    return this.serverless(['deploy', '--package', packed, '--conceal']);
  }

  remove(): Promise<Printed> {
    return this.serverless(['remove']);
  }

  async preflight(...options: string[]): Promise<{ code: number; errors: string }> {
    const command = ['infra/cli/preflight.ts', '--stage', STAGE, ...options];
    const env = { ...process.env, ...this.account.environment, CXONE_BASE_URL: 'https://api.example.com' };
    const ended = promisify(execFile)(process.execPath, command, { cwd: ROOT, env });
    return ended.then(
      ({ stderr }) => ({ code: 0, errors: stderr }),
      ({ code, stderr }) => ({ code, errors: stderr }),
    );
  }

  /** Imports ledger and secrets that no stack has. */
  async importKept(): Promise<void> {
    const files = join(this.changed, 'import');
    expect((await this.preflight('--import', files)).code).toBe(1);
    const client = new CloudFormationClient({
      endpoint: this.account.url,
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

  status(): string | undefined {
    return this.account.cloudFormation.find(STACK)?.status;
  }

  isProtected(): boolean {
    return this.account.protectedTables.has(LEDGER);
  }

  async tables(): Promise<string[]> {
    const found = this.account.dynamoDb.send(new DescribeTableCommand({ TableName: LEDGER }));
    return found.then(
      () => [LEDGER],
      () => [],
    );
  }

  async writeRecord(): Promise<void> {
    await this.account.dynamoDb.send(new PutItemCommand({ TableName: LEDGER, Item: RECORD }));
  }

  async record(): Promise<unknown> {
    return (await this.account.dynamoDb.send(new GetItemCommand({ TableName: LEDGER, Key: RECORD }))).Item;
  }

  secretValues(): ReturnType<typeof secretsOf> {
    return secretsOf(this.account);
  }
}

/** The output of a command that fails. */
export const failing = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => expect.fail('it succeeded'),
    ({ stdout, stderr }: Printed) => stdout + stderr,
  );

export async function secretsOf(account: EmulatedAccount) {
  const read = SECRETS.map(async id => {
    const { ARN, SecretString } = await account.secretsManager.send(new GetSecretValueCommand({ SecretId: id }));
    return { id, arn: String(ARN), value: SecretString };
  });
  return Promise.all(read);
}
