import assert from 'node:assert/strict';
import { copyFile, glob, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCxoneAdmin } from '../../../infra/local/cxone/index.ts';
import { type LocalSettings, readFreeSettings } from '../../../infra/local/environment.ts';
import { freePort } from '../../../infra/local/functions/ports.ts';
import { createPrograms, type Program } from './program.ts';

/** The addresses of a running stack: plain data, which vitest can pass to a test's worker. */
export interface StackAddress {
  readonly httpUrl: string;
  readonly lambdaUrl: string;
  readonly apiKey: string;
  readonly clockFile: string;
  readonly dynamoDbUrl: string;
  readonly secretsManagerUrl: string;
  readonly cxoneUrl: string;
  readonly webhookUrl: string;
  /** With its token. */
  readonly consoleUrl: string;
  readonly settings: LocalSettings;
  /** The output of the demo so far. */
  readonly printed: string;
  /** Epoch milliseconds of the real clock. The clock of the stack is two minutes ahead of it by then. */
  readonly demoOverAt: number;
}

export interface DemoStack {
  readonly address: StackAddress;
  /** @throws AssertionError when it does not end as it should by Ctrl-C */
  close(): Promise<void>;
}

/**
 * The stack of `npm run demo -- --keep`: services, functions and console, with a clock that tests move. It holds the
 * conversation of the demo. Another start of the framework, for a stack without it, takes 4 s of CPU time.
 */
export async function startDemoStack(): Promise<DemoStack> {
  const ownFolder = await mkdtemp(join(tmpdir(), 'cxone-entities-test-'));
  const programs = createPrograms();
  const close = async () => {
    await programs.close();
    await rm(ownFolder, { recursive: true });
  };
  try {
    // Tests change the rules, so they use a copy: the file of the project must not change.
    const rulesFile = join(ownFolder, 'rules.yaml');
    await copyFile(readFreeSettings({}).rulesFile, rulesFile);
    const environment = { ...(await freePorts()), ...newSecrets(), NORMALIZATION_RULES: rulesFile };
    const program = programs.start('infra/cli/demo.ts', environment, ['--keep']);
    await program.prints('Ctrl-C ends it.');
    const address = await addressOf(program, readFreeSettings(environment));
    await createCxoneAdmin(address.cxoneUrl).set({ latencyMs: 0, limit: null });
    return { address, close: () => interrupt(program).finally(close) };
  } catch (error) {
    await close();
    throw error;
  }
}

const PORTS = ['DYNAMODB_PORT', 'SECRETS_MANAGER_PORT', 'CXONE_PORT', 'WEBHOOK_PORT', 'HTTP_PORT', 'LAMBDA_PORT'];

async function freePorts(): Promise<Record<string, string>> {
  const ports: Record<string, string> = {};
  for (const name of PORTS) ports[name] = String(await freePort(0, name));
  return ports;
}

/**
 * The demo would generate its own secrets. These are known, because tests search for them in the answers of the
 * console.
 */
function newSecrets(): Record<string, string> {
  const { cxoneCredentials, webhookSigningSecret } = readFreeSettings({});
  return { CXONE_CLIENT_SECRET: cxoneCredentials.client_secret, WEBHOOK_SIGNING_SECRET: webhookSigningSecret };
}

async function addressOf(program: Program, settings: LocalSettings): Promise<StackAddress> {
  const { ports, apiKey } = settings;
  const url = (port: number) => `http://127.0.0.1:${port}`;
  const printed = program.output();
  const [consoleUrl = ''] = /http:\S+\/#token=[\w-]+/.exec(printed) ?? [];
  const [clockFile = ''] = await Array.fromAsync(glob(join(program.folder, '*/offset-ms')));
  return {
    ...{ httpUrl: url(ports.http), lambdaUrl: url(ports.lambda), dynamoDbUrl: url(ports.dynamoDb) },
    ...{ secretsManagerUrl: url(ports.secretsManager), cxoneUrl: url(ports.cxone) },
    ...{ webhookUrl: `${url(ports.webhook)}/webhook`, consoleUrl },
    ...{ apiKey, clockFile, settings, printed, demoOverAt: Date.now() },
  };
}

/** Sends the signal that Ctrl-C sends. */
async function interrupt(program: Program): Promise<void> {
  program.child.kill('SIGINT');
  assert.equal(await program.ended, 130);
  assert.deepEqual(program.processes(), []);
  assert.deepEqual(await readdir(program.folder), []);
}
