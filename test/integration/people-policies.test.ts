import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { main as audit } from '../../infra/cli/audit.ts';
import { main as secretsTool } from '../../infra/cli/secrets.ts';
import { main as status } from '../../infra/cli/status.ts';
import { main as webhook } from '../../infra/cli/webhook.ts';
import { deployedTarget } from '../../infra/console/server/open-target.ts';
import { UpstreamFeed } from '../../infra/console/server/upstream-state.ts';
import { createDocuments } from '../../lib/dynamodb/index.ts';
import {
  createDynamoDbLedgerStore,
  createWindowSealer,
  deriveSealKey,
  deriveSigningKey,
  openLedgerTable,
} from '../../lib/ledger/index.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { createOutboxStore, newlyPending } from '../../lib/webhook/index.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';
import { withoutEmptyReads } from '../fixtures/empty-reads.ts';
import { type AwsCall, allows, listOf, permit } from '../fixtures/iam/evaluate.ts';
import { idleAttributes, singleRights, statementsOf } from '../fixtures/iam/read-roles.ts';
import { type RecordingProxy, startRecordingProxy } from '../fixtures/iam/recording-proxy.ts';
import { ledgerRecord } from '../fixtures/ledger.ts';
import { runTool } from '../fixtures/run-tool.ts';
import { startTestSecrets, type TestSecrets } from '../fixtures/secrets-manager.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';

const START = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000;
const SECRET_VALUES = {
  SERVICE_SECRET_ID: ['ServiceSecret', 's'.repeat(64)],
  CXONE_CREDENTIALS_SECRET_ID: ['CxoneCredentialsSecret', '{"client_id":"a","client_secret":"b"}'],
  WEBHOOK_SECRET_ID: ['WebhookSecret', `{"signing_secret":"${Buffer.alloc(32, 1).toString('base64')}"}`],
  LEDGER_SEAL_SECRET_ID: ['LedgerSealSecret', 'l'.repeat(64)],
  LEDGER_SIGNING_SECRET_ID: ['LedgerSigningSecret', 'e'.repeat(64)],
} as const;

let tables: TestTables;
let secrets: TestSecrets;
let folder: string;
const proxies: RecordingProxy[] = [];
const heard: AwsCall[] = [];
const calls = { operator: [] as AwsCall[], auditor: [] as AwsCall[], console: [] as AwsCall[] };

/** Runs a tool, and adds its calls to AWS to the calls of the person. */
async function as(person: keyof typeof calls, tool: Parameters<typeof runTool>[0], argv: string[], input = '') {
  heard.length = 0;
  const run = await runTool(tool, argv, input);
  calls[person].push(...heard);
  return run;
}

beforeAll(async () => {
  [tables, secrets, folder] = await Promise.all([
    startTestTables(),
    startTestSecrets(),
    mkdtemp(join(tmpdir(), 'people-policies-')),
  ]);
  const logical: Record<string, string> = { [tables.stateTable]: 'StateTable', [tables.ledgerTable]: 'LedgerTable' };
  const ids: Record<string, string> = {};
  for (const [variable, [logicalId, value]] of Object.entries(SECRET_VALUES)) {
    const id = await secrets.create(logicalId, value);
    ids[variable] = id;
    logical[id] = logicalId;
  }
  for (const target of [tables.endpoint, secrets.endpoint])
    proxies.push(await startRecordingProxy(target, heard, logical));
  const environment = {
    STAGE: 'local',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: proxies[0]?.url ?? '',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: proxies[1]?.url ?? '',
    STATE_TABLE: tables.stateTable,
    LEDGER_TABLE: tables.ledgerTable,
    XDG_STATE_HOME: folder,
    ANALYTICS_WEBHOOK_URL: 'http://127.0.0.1:9/hook',
    CXONE_BASE_URL: 'http://127.0.0.1:9',
    CXONE_GRANT: '',
    ...ids,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);

  const table = { client: tables.client, tableName: tables.ledgerTable };
  const store = withoutEmptyReads(createDynamoDbLedgerStore({ ...table, clock: systemClock }));
  const records = [0, 1].map(index =>
    ledgerRecord(START + index * 5_000, { governance: 'REVIEW', governance_rules: ['x'] }),
  );
  for (const record of records) await store.append(record);
  const seal = createWindowSealer({
    store,
    sealKeys: async () => [deriveSealKey(SECRET_VALUES.LEDGER_SEAL_SECRET_ID[1])],
    signingKey: async () => deriveSigningKey(SECRET_VALUES.LEDGER_SIGNING_SECRET_ID[1]),
    clock: systemClock,
    logger: silentLogger,
  });
  await seal(START / 1000);
  // A dead letter.
  const outbox = createOutboxStore(createDocuments(openLedgerTable(table)));
  const window = START / 1000;
  const message = {
    window,
    status: 'dead',
    id: 'msg_1',
    body: '{}',
    enteredAt: START,
    settledAt: START,
    counted: 2,
    late: 0,
  } as const;
  await outbox.writeMessage(await outbox.readMessage(window), message);
  await outbox.addTo('dead', newlyPending(window, START));

  const span = ['--from', new Date(START).toISOString(), '--to', new Date(START + 60_000).toISOString()];
  const id = records[0]?.audit_id ?? '';
  await as('auditor', audit, ['list', ...span]);
  await as('auditor', audit, ['show', id]);
  await as('auditor', audit, ['review', ...span]);
  await as('auditor', audit, ['export', ...span]);
  await as('auditor', audit, ['export', ...span, '--bundle', join(folder, 'bundle')]);
  await as('auditor', audit, ['export', ...span, '--bundle', join(folder, 'bundle2'), '--record', id]);
  await as('auditor', audit, ['verify', ...span]);
  await as('operator', status, []);
  heard.length = 0;
  await new UpstreamFeed(deployedTarget('local', undefined, process.env)).next();
  calls.console.push(...heard);
  await as('operator', webhook, ['list']);
  await as('operator', webhook, ['replay', '--all']);
  await as('operator', webhook, ['send-test']);
  await as('operator', secretsTool, ['status']);
  await as('operator', secretsTool, ['set', 'cxone-credentials'], '{"client_id":"a","client_secret":"c"}\n');
  await as('operator', secretsTool, ['set', 'webhook'], `${Buffer.alloc(32, 2).toString('base64')}\n`);
  for (const name of ['webhook', 'service']) {
    await as('operator', secretsTool, ['rotate', name]);
    await as('operator', secretsTool, ['rotate', name, '--finish']);
  }
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all(proxies.map(proxy => proxy.close()));
  await Promise.all([tables.close(), secrets.close(), rm(folder, { recursive: true })]);
});

/** The calls of a person to DynamoDB and Secrets Manager; there are no emulators of other services. */
const isRecorded = ({ Action }: { Action: string | readonly string[] }) =>
  listOf(Action).every(action => /^(dynamodb|secretsmanager):/.test(action));

describe.each([
  ['OperatorPolicy', 'operator'],
  ['AuditorPolicy', 'auditor'],
] as const)('%s', (policy, person) => {
  const statements = () => statementsOf(policy);

  it('allows every call that the tools make', () => {
    expect(calls[person].length).toBeGreaterThan(10);
    expect(calls[person].filter(call => !permit(statements(), call))).toEqual([]);
  });

  it('gives no right that no tool uses', () => {
    const rights = statements()
      .filter(isRecorded)
      .flatMap(statement => [...singleRights(statement)]);
    expect(rights.length).toBeGreaterThan(5);
    expect(rights.filter(right => !calls[person].some(call => allows(right, call)))).toEqual([]);
    expect(idleAttributes(statements(), calls[person])).toEqual([]);
  });

  it('has room in a managed policy, which takes 6,144 characters, at the longest name of a stage', () => {
    const arn = 'a'.repeat(115);
    const withOptions = statementsOf(policy, { KmsKeyArn: arn });
    const written = withOptions.map(({ Resource, ...rest }) => [rest, listOf(Resource).map(() => arn)]);
    expect(JSON.stringify(written).length).toBeLessThan(6_000);
  });
});

describe('ConsolePolicy', () => {
  it('allows, with the two others, every call that the console makes', () => {
    const all = ['OperatorPolicy', 'AuditorPolicy', 'ConsolePolicy'].flatMap(policy => statementsOf(policy));
    expect(calls.console.filter(call => !permit(all, call))).toEqual([]);
    const actions = all.flatMap(({ Action }) => listOf(Action));
    for (const name of operationsIn('infra/console/server')) expect(actions).toContain(ACTIONS[name] ?? name);
  });

  it('lets it read the keys of the State table, and nothing else of it', () => {
    const scan = (context: AwsCall['context']) =>
      permit(statementsOf('ConsolePolicy'), { action: 'dynamodb:Scan', resource: 'StateTable', context });
    const only = { 'dynamodb:Select': ['SPECIFIC_ATTRIBUTES'] };
    expect(calls.console.filter(call => permit(statementsOf('ConsolePolicy'), call))).toHaveLength(1);
    expect(scan({ ...only, 'dynamodb:Attributes': ['pk'] })).toBe(true);
    expect(scan({ ...only, 'dynamodb:Attributes': ['pk', 'sealed'] })).toBe(false);
    expect(scan({ 'dynamodb:Attributes': ['pk'], 'dynamodb:Select': ['ALL_ATTRIBUTES'] })).toBe(false);
    expect(scan(only)).toBe(false);
    expect(scan({})).toBe(false);
  });
});

describe('What people may read of the ledger', () => {
  const read = (action: string, context: AwsCall['context']): AwsCall => ({ action, resource: 'LedgerTable', context });
  const ofShard = { 'dynamodb:LeadingKeys': ['audit#1#0#00'] };
  const only = { 'dynamodb:Select': ['SPECIFIC_ATTRIBUTES'] };

  it('is for an operator no preview and no value of a record', () => {
    const refused = [
      read('dynamodb:Query', ofShard),
      read('dynamodb:Query', { ...ofShard, 'dynamodb:Attributes': ['pk'], 'dynamodb:Select': ['ALL_ATTRIBUTES'] }),
      read('dynamodb:Query', { ...ofShard, ...only, 'dynamodb:Attributes': ['pk', 'preview'] }),
      read('dynamodb:Query', { ...ofShard, ...only }),
      read('dynamodb:GetItem', ofShard),
      read('dynamodb:Scan', { ...only, 'dynamodb:Attributes': ['pk'] }),
    ];
    expect(refused.filter(call => permit(statementsOf('OperatorPolicy'), call))).toEqual([]);
  });

  it('gives an auditor only the keys of the table as a whole', () => {
    const may = (context: AwsCall['context']) => permit(statementsOf('AuditorPolicy'), read('dynamodb:Scan', context));
    expect(may({ ...only, 'dynamodb:Attributes': ['pk'] })).toBe(true);
    expect(may({ ...only, 'dynamodb:Attributes': ['pk', 'value'] })).toBe(false);
    expect(may({ 'dynamodb:Attributes': ['pk'], 'dynamodb:Select': ['COUNT'] })).toBe(false);
    expect(may(only)).toBe(false);
    expect(may({})).toBe(false);
  });
});

describe('The calls of the tools to other services', () => {
  it.each([
    ['infra/cli/secrets', 'OperatorPolicy'],
    ['infra/cli/status', 'OperatorPolicy'],
    ['infra/cli/webhook', 'OperatorPolicy'],
    ['infra/cli/audit', 'AuditorPolicy'],
  ])('of %s are allowed by %s', (path, policy) => {
    const actions = statementsOf(policy).flatMap(({ Action }) => listOf(Action));
    for (const name of operationsIn(path)) expect(actions).toContain(ACTIONS[name] ?? `an action for ${name}`);
  });

  it('are all that the policies allow beside DynamoDB and Secrets Manager', () => {
    const folders = ['cli/secrets', 'cli/status', 'cli/webhook', 'cli/audit', 'console/server'];
    const used = folders.flatMap(folder => operationsIn(`infra/${folder}`));
    const needed = new Set(used.map(name => ACTIONS[name]));
    for (const policy of ['OperatorPolicy', 'AuditorPolicy', 'ConsolePolicy']) {
      const others = statementsOf(policy).filter(statement => !isRecorded(statement));
      for (const action of others.flatMap(({ Action }) => listOf(Action))) expect(needed).toContain(action);
    }
  });
});

/** IAM's names of the SDK's operations. API Gateway's are HTTP methods. */
const ACTIONS: Readonly<Record<string, string>> = {
  CreateApiKey: 'apigateway:POST',
  CreateUsagePlanKey: 'apigateway:POST',
  DeleteApiKey: 'apigateway:DELETE',
  DescribeStacks: 'cloudformation:DescribeStacks',
  FilterLogEvents: 'logs:FilterLogEvents',
  GetApiKey: 'apigateway:GET',
  GetApiKeys: 'apigateway:GET',
  GetFunctionConfiguration: 'lambda:GetFunctionConfiguration',
  GetMetricData: 'cloudwatch:GetMetricData',
  GetUsagePlanKeys: 'apigateway:GET',
  GetUsagePlans: 'apigateway:GET',
  PutSecretValue: 'secretsmanager:PutSecretValue',
  Scan: 'dynamodb:Scan',
  UpdateApiKey: 'apigateway:PATCH',
  UpdateSecretVersionStage: 'secretsmanager:UpdateSecretVersionStage',
};

/** Operations of the AWS SDK that the files of a folder import. */
function operationsIn(folder: string): string[] {
  const root = join(import.meta.dirname, '../..', folder);
  const files = readdirSync(root).filter(name => name.endsWith('.ts'));
  const sources = files.map(name => readFileSync(join(root, name), 'utf8'));
  const imported = sources.flatMap(source => [
    ...source.matchAll(/\{([^{}]*)\} = await import\('@aws-sdk|import \{([^{}]*)\} from '@aws-sdk/g),
  ]);
  const names = imported.flatMap(([, dynamic, fixed]) => (dynamic ?? fixed ?? '').split(',').map(name => name.trim()));
  return names.flatMap(name => /^(\w+)Command$|^paginate(\w+)$/.exec(name)?.slice(1).filter(Boolean) ?? []);
}
