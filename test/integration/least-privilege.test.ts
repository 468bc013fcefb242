import { Metrics } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { composeExtract } from '../../functions/extract/compose.ts';
import { readExtractConfig } from '../../functions/extract/config.ts';
import { composeMetricsFlush } from '../../functions/metrics-flush/compose.ts';
import { readMetricsFlushConfig } from '../../functions/metrics-flush/config.ts';
import { composeTokenRefresh } from '../../functions/token-refresh/compose.ts';
import { readTokenRefreshConfig } from '../../functions/token-refresh/config.ts';
import type { Clock } from '../../lib/context.ts';
import { createDocuments } from '../../lib/dynamodb/index.ts';
import {
  createAuditId,
  createDynamoDbLedgerStore,
  createDynamoDbLedgerWriter,
  openLedgerTable,
  shardOf,
  windowAt,
} from '../../lib/ledger/index.ts';
import { loadRules } from '../../lib/normalization/index.ts';
import { compileRules } from '../../lib/normalization/rules/compile.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { createKmsSigner } from '../../lib/platform/kms-signer.ts';
import { createSecretSource } from '../../lib/platform/secrets.ts';
import { createDynamoDbStateStore } from '../../lib/state/index.ts';
import { createDocumentGuard } from '../../lib/webhook/index.ts';
import { createFlushState, guardFlushState } from '../../lib/windows/index.ts';
import { shardName, withoutEmptyReads } from '../fixtures/empty-reads.ts';
import { extractEvent, lambdaContext } from '../fixtures/extract-event.ts';
import { type LocalUpstreams, startLocalUpstreams } from '../fixtures/function-environment.ts';
import { type AwsCall, allows, listOf, permit } from '../fixtures/iam/evaluate.ts';
import { decryptsFor, NETWORK_CALLS, TRACING_CALLS } from '../fixtures/iam/option-calls.ts';
import { idleAttributes, singleRights, statementsOf } from '../fixtures/iam/read-roles.ts';
import { recordCalls } from '../fixtures/iam/record-calls.ts';
import { KMS_KEY_ARN, startKms } from '../fixtures/kms.ts';
import { ledgerRecord } from '../fixtures/ledger.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../fixtures/webhook-receiver.ts';

const MINUTE = 60_000;
const LOGICAL_IDS = {
  state: 'StateTable',
  ledger: 'LedgerTable',
  service: 'ServiceSecret',
  'cxone-credentials': 'CxoneCredentialsSecret',
  webhook: 'WebhookSecret',
  'ledger-seal': 'LedgerSealSecret',
  'ledger-signing': 'LedgerSigningSecret',
};

let upstreams: LocalUpstreams;
let receiver: WebhookReceiver;
const closers: (() => unknown)[] = [];

/** The clients of one function, with what they were asked. */
function createClients() {
  const { environment } = upstreams;
  const connection = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  const dynamoDb = new DynamoDBClient({ ...connection, endpoint: environment.AWS_ENDPOINT_URL_DYNAMODB ?? '' });
  const secretsManager = new SecretsManagerClient({
    ...connection,
    endpoint: environment.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? '',
  });
  const calls: AwsCall[] = [];
  for (const client of [dynamoDb, secretsManager]) {
    recordCalls(client, calls, LOGICAL_IDS);
    closers.push(() => client.destroy());
  }
  const secret = (id: string) => createSecretSource(secretsManager, id, { maxAgeSeconds: 60 });
  return { dynamoDb, secret, calls };
}

const metrics = (serviceName: string) =>
  new Metrics({ serviceName, namespace: 'test', defaultDimensions: { stage: 'local' } });

async function runExtract(): Promise<AwsCall[]> {
  const { dynamoDb, secret, calls } = createClients();
  const config = readExtractConfig({ ...upstreams.environment, UPSTREAM_REQUESTS_PER_SECOND: '50' });
  const writer = createDynamoDbLedgerWriter({ client: dynamoDb, tableName: config.LEDGER_TABLE });
  const handler = composeExtract({
    config,
    clock: systemClock,
    logger: silentLogger,
    auditLog: silentLogger,
    bindLog: () => {},
    fetch,
    state: createDynamoDbStateStore({ client: dynamoDb, table: config.STATE_TABLE }),
    ledger: {
      // Repeats the put as the SDK does after a lost answer: the second put finds the record of the first one.
      async append(record, options) {
        await writer.append(record, options);
        await writer.append(record, options);
      },
    },
    serviceSecret: secret(config.SERVICE_SECRET_ID),
    credentials: secret(config.CXONE_CREDENTIALS_SECRET_ID),
    metrics: metrics('extract'),
    rules: loadRules(JSON.stringify(compileRules('lib/normalization/rules/default.yaml'))),
  });
  const ask = (text: string) =>
    handler(extractEvent({ text, language: 'en-US', entity_types: ['product'] }), lambdaContext);
  await ask('a refund for my headphones');
  await ask('a refund for my headphones');
  const items = ['a', 'b'].map(id => ({ id, text: `question ${id}`, language: 'en-US', entity_types: ['product'] }));
  await handler({ ...extractEvent({ items }), httpMethod: 'POST', resource: '/v1/extract:batch' }, lambdaContext);
  await upstreams.standIn.admin.fault({ kind: 'status', status: 429, retryAfter: { seconds: 60 } }, { times: 1 });
  await ask('another question');
  return calls;
}

/** A batch reads several keys by one call, which a right for one of them alone would not allow. */
function ofEachKey(call: AwsCall): AwsCall[] {
  const keys = call.context['dynamodb:LeadingKeys'];
  if (!keys) return [call];
  return keys.map(key => ({ ...call, context: { ...call.context, 'dynamodb:LeadingKeys': [key] } }));
}

const STATE_READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem'];

/**
 * Reads of State that begin at the same moment are one batch; any other read is a call of its own. The load of the
 * machine decides which case occurs.
 */
const aloneOrJoined = (call: AwsCall): AwsCall[] =>
  call.resource === 'StateTable' && STATE_READS.includes(call.action)
    ? STATE_READS.map(action => ({ ...call, action }))
    : [call];

async function runTokenRefresh(): Promise<AwsCall[]> {
  const { dynamoDb, secret, calls } = createClients();
  const config = readTokenRefreshConfig(upstreams.environment);
  const handler = composeTokenRefresh({
    config,
    clock: systemClock,
    logger: silentLogger,
    fetch,
    state: createDynamoDbStateStore({ client: dynamoDb, table: config.STATE_TABLE }),
    serviceSecret: secret(config.SERVICE_SECRET_ID),
    credentials: secret(config.CXONE_CREDENTIALS_SECRET_ID),
    metrics: metrics('token-refresh'),
  });
  await handler({}, lambdaContext);
  return calls;
}

/** The calls of metrics-flush to KMS when a KMS key signs the seals. */
const signingCalls: AwsCall[] = [];

async function runMetricsFlush(): Promise<AwsCall[]> {
  const { dynamoDb, secret, calls } = createClients();
  const config = readMetricsFlushConfig({ ...upstreams.environment, ANALYTICS_WEBHOOK_URL: receiver.url });
  let aheadMs = 0;
  const startedAt = Date.now();
  const clock: Clock = { ...systemClock, now: () => startedAt + aheadMs };
  const table = { client: dynamoDb, tableName: config.LEDGER_TABLE };
  const filled = new Set<string>();
  const signingSecret = secret(config.LEDGER_SIGNING_SECRET_ID);
  const kms = await startKms();
  closers.push(kms.close);
  recordCalls(kms.client, signingCalls, LOGICAL_IDS);
  const handler = composeMetricsFlush({
    config,
    clock,
    logger: silentLogger,
    ledger: withoutEmptyReads(createDynamoDbLedgerStore({ ...table, clock }), filled),
    documents: createDocuments(openLedgerTable(table)),
    webhookSecret: secret(config.WEBHOOK_SECRET_ID),
    sealSecret: secret(config.LEDGER_SEAL_SECRET_ID),
    signingSecret,
    connectSealSigner: async () => createKmsSigner(KMS_KEY_ARN, kms.client),
    metrics: metrics('metrics-flush'),
  });
  /** A run that has time to sum or seal this many windows, and then to deliver. */
  const run = async (windows: number, status = 204) => {
    receiver.answer = response => response.writeHead(status).end();
    let asked = 0;
    const getRemainingTimeInMillis = () => {
      asked += 1;
      return asked <= 1 + windows ? 55_000 : 15_000;
    };
    await handler({ time: new Date(clock.now()).toISOString() }, { getRemainingTimeInMillis });
    aheadMs += 2 * MINUTE;
  };

  const others = createClients();
  const otherTable = { client: others.dynamoDb, tableName: config.LEDGER_TABLE };
  const first = windowAt(startedAt - 20 * MINUTE);
  for (const window of [first, first + 60]) {
    const at = window * 1000 + 1_000;
    const record = ledgerRecord(at, { previous_audit_id: createAuditId(at - 100) });
    await createDynamoDbLedgerWriter(otherTable).append(record);
    filled.add(shardName(shardOf(record.audit_id)));
  }
  const putItem = (item: object) =>
    others.dynamoDb.send(new PutItemCommand({ TableName: config.LEDGER_TABLE, Item: marshall(item) }));

  await run(1);
  const guard = createDocumentGuard({ secret: others.secret(config.LEDGER_SIGNING_SECRET_ID), logger: silentLogger });
  const state = guardFlushState(createFlushState(createDocuments(openLedgerTable(otherTable))), guard);
  const checkpoint = { nextWindow: first, nextSeal: first, latePending: 0 };
  await state.moveCheckpoint(await state.readCheckpoint(), checkpoint);
  await run(2, 503);
  await run(0);
  await run(1, 410);
  const forged = { window: first + 120, status: 'pending', id: 'msg', body: '{}', counted: 1, late: 0 };
  const value = { ...forged, enteredAt: 0, settledAt: null };
  await putItem({ pk: 'outbox', sk: String(forged.window), version: 1, value });
  await putItem({ pk: 'seal#head', sk: 'head', sequence: 'damaged' });
  await run(3);
  return calls;
}

const RUNS = { ExtractRole: runExtract, TokenRefreshRole: runTokenRefresh, MetricsFlushRole: runMetricsFlush };
const LOG_GROUPS = { ExtractRole: 'extract', TokenRefreshRole: 'token-refresh', MetricsFlushRole: 'metrics-flush' };
const ROLES = ['TokenRefreshRole', 'ExtractRole', 'MetricsFlushRole'] as const;

/** Compares the roles with the calls that the functions make. */
describe('Least privilege', () => {
  const made = new Map<string, AwsCall[]>();

  beforeAll(async () => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    receiver = await startWebhookReceiver();
    closers.push(receiver.close);
    for (const role of ROLES) {
      // Upstreams of its own for each role, so that each function has to ask for a token.
      upstreams = await startLocalUpstreams();
      closers.push(upstreams.close);
      made.set(role, await RUNS[role]());
    }
    vi.restoreAllMocks();
  });
  afterAll(async () => {
    await Promise.all(closers.map(close => close()));
  });

  const callsOf = (role: string) => made.get(role) ?? [];
  /** Lambda itself writes the log and reports failed runs, with the role of the function. */
  const isForData = ({ Action }: { Action: string | readonly string[] }) =>
    listOf(Action).every(action => !/^(logs|sqs):/.test(action));
  const rightsOf = (role: string) => statementsOf(role).filter(isForData);

  it.each(ROLES)('%s allows every call that its function makes', role => {
    const rights = rightsOf(role);
    const refused = callsOf(role).filter(call => !rights.some(statement => allows(statement, call)));
    expect(callsOf(role).length).toBeGreaterThan(3);
    expect(refused).toEqual([]);
  });

  it.each(ROLES)('%s gives no right that its function does not use', role => {
    const rights = rightsOf(role).flatMap(statement => [...singleRights(statement)]);
    const calls = callsOf(role).flatMap(ofEachKey).flatMap(aloneOrJoined);
    expect(rights.filter(right => !calls.some(call => allows(right, call)))).toEqual([]);
    expect(idleAttributes(rightsOf(role), callsOf(role))).toEqual([]);
    // Each action is called.
    const actions = new Set(callsOf(role).map(({ action }) => action));
    for (const action of rightsOf(role).flatMap(({ Action }) => listOf(Action))) expect(actions).toContain(action);
  });

  it.each(ROLES)('%s allows with every option what they need, and nothing else', role => {
    const options = { KmsKeyArn: 'a-key', SealKmsKeyArn: KMS_KEY_ARN, XRay: 'on', StaticEgress: 'on' };
    const optional = [...decryptsFor(callsOf(role), 'a-key'), ...TRACING_CALLS, ...NETWORK_CALLS];
    if (role === 'MetricsFlushRole') optional.push(...signingCalls);
    const calls = [...callsOf(role), ...optional];
    const statements = statementsOf(role, options).filter(isForData);
    expect(calls.filter(call => !permit(statements, call))).toEqual([]);
    const rights = statements.filter(({ Effect }) => Effect === 'Allow').flatMap(each => [...singleRights(each)]);
    const single = calls.flatMap(ofEachKey).flatMap(aloneOrJoined);
    expect(rights.filter(right => !single.some(call => allows(right, call)))).toEqual([]);
  });

  it.each(ROLES)('%s lets Lambda make the interfaces of a VPC, and not the code of the function', role => {
    const statements = statementsOf(role, { StaticEgress: 'on' });
    const arn = `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:\${self:service}-\${sls:stage}-any`;
    for (const call of NETWORK_CALLS) {
      const fromCode = { ...call, context: { 'lambda:SourceFunctionArn': [arn] } };
      expect([call.action, permit(statements, call), permit(statements, fromCode)]).toEqual([call.action, true, false]);
    }
  });

  it.each(ROLES)('%s limits every call to a table by its keys, except the scan, which has none', role => {
    for (const { Action, Condition } of rightsOf(role)) {
      if (!String(Action).includes('dynamodb:') || String(Action) === 'dynamodb:Scan') continue;
      expect(Condition).toMatchObject({
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': expect.any(Array) },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      });
    }
  });

  it.each(ROLES)('%s writes only to the log group of its own function', role => {
    const logs = statementsOf(role).filter(({ Action }) => String(Action).startsWith('logs:'));
    expect(logs).toHaveLength(1);
    expect(logs[0]?.Action).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
    const group = `:log-group:/aws/lambda/\${self:service}-\${sls:stage}-${LOG_GROUPS[role]}:*`;
    expect(String(logs[0]?.Resource).endsWith(group)).toBe(true);
  });

  it('lets the schedules report failed runs to their queue, and nothing else to any', () => {
    const queues = (role: string) => statementsOf(role).filter(({ Action }) => String(Action).startsWith('sqs:'));
    const report = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'DeadLetterQueue' };
    expect(queues('ExtractRole')).toEqual([]);
    for (const role of ['TokenRefreshRole', 'MetricsFlushRole', 'SchedulerRole'])
      expect(queues(role)).toEqual([report]);
  });

  it('lets extract put nothing into the outbox, and metrics-flush no audit record', () => {
    const put = (pk: string): AwsCall => ({
      action: 'dynamodb:PutItem',
      resource: 'LedgerTable',
      context: { 'dynamodb:LeadingKeys': [pk] },
    });
    const may = (role: string, pk: string) => rightsOf(role).some(statement => allows(statement, put(pk)));
    for (const pk of ['outbox', 'outbox-pending', 'outbox-dead', 'seal#head', 'flush']) {
      expect([pk, may('ExtractRole', pk), may('MetricsFlushRole', pk)]).toEqual([pk, false, true]);
    }
    expect([may('ExtractRole', 'audit#1#0#00'), may('MetricsFlushRole', 'audit#1#0#00')]).toEqual([true, false]);
  });

  it('lets metrics-flush read neither preview nor values of a record', () => {
    const read = (action: string, context: AwsCall['context']): AwsCall => ({
      action,
      resource: 'LedgerTable',
      context,
    });
    const ofShard = { 'dynamodb:LeadingKeys': ['audit#1#0#00'] };
    const only = { 'dynamodb:Select': ['SPECIFIC_ATTRIBUTES'] };
    const refused = [
      read('dynamodb:Query', ofShard),
      read('dynamodb:Query', { ...ofShard, 'dynamodb:Attributes': ['pk'], 'dynamodb:Select': ['ALL_ATTRIBUTES'] }),
      read('dynamodb:Query', { ...ofShard, ...only, 'dynamodb:Attributes': ['pk', 'preview'] }),
      read('dynamodb:Query', { ...ofShard, ...only }),
      read('dynamodb:BatchGetItem', ofShard),
      read('dynamodb:BatchGetItem', { ...ofShard, 'dynamodb:Attributes': ['sk', 'digest'] }),
      read('dynamodb:GetItem', ofShard),
      read('dynamodb:Scan', {}),
      read('dynamodb:Scan', only),
      read('dynamodb:Scan', { 'dynamodb:Attributes': ['pk'] }),
      read('dynamodb:Scan', { ...only, 'dynamodb:Attributes': ['pk', 'digest'] }),
    ];
    expect(refused.filter(call => permit(rightsOf('MetricsFlushRole'), call))).toEqual([]);
  });
});
