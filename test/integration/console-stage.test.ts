import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FoundApi, findApi } from '../../infra/console/server/find-api.ts';
import { readSettings } from '../../infra/console/server/read-settings.ts';
import { createStageMetrics } from '../../infra/console/server/stage-metrics.ts';
import { startStageAccount, type TestAccount } from '../fixtures/stage-account.ts';

let aws: TestAccount;
beforeAll(async () => {
  aws = await startStageAccount('cxone-entities-prod');
});
afterAll(() => aws.close());
beforeEach(() => {
  aws.account.refusal = undefined;
  for (const list of [aws.account.outputs, aws.account.parameters, aws.account.apiKeys, aws.account.data])
    list.length = 0;
});

const URL_OF_STAGE = 'https://abc.execute-api.eu-west-1.amazonaws.com/prod';
const key = (value: string, change = {}) => ({
  name: 'cxone-entities-prod',
  enabled: true,
  createdDate: 1_000,
  value,
  ...change,
});

describe('findApi', () => {
  const find = (env: Record<string, string> = {}) => findApi('prod', env, aws);

  /** The address of a request, and the headers that identify the caller. */
  async function asked({ api, reason }: FoundApi) {
    if (!api) throw new Error(reason);
    const url = new URL(`${api.url}/v1/extract`);
    return [api.url, await api.credentials.headersOf({ method: 'POST', url, headers: {}, body: '{}' })] as const;
  }

  it('finds the URL in the outputs of the stack, and the newest enabled key of its name', async () => {
    aws.account.outputs.push({ name: 'Other', value: 'x' }, { name: 'ServiceEndpoint', value: URL_OF_STAGE });
    aws.account.apiKeys.push(
      key('older'),
      key('newest', { createdDate: 2_000 }),
      key('old', { createdDate: 1_500 }),
      key('off', { createdDate: 3_000, enabled: false }),
      key('of another stage', { createdDate: 4_000, name: 'cxone-entities-prod2' }),
    );
    expect(await asked(await find())).toEqual([URL_OF_STAGE, { 'x-api-key': 'newest' }]);
  });

  it('prefers the values of the environment, and then makes no calls', async () => {
    aws.account.refusal = 'AccessDenied';
    const env = { CXONE_ENTITIES_URL: 'https://api.example.com/prod/', CXONE_ENTITIES_KEY: 'mine' };
    expect(await asked(await find(env))).toEqual(['https://api.example.com/prod', { 'x-api-key': 'mine' }]);
  });

  it('asks only for what the environment does not give', async () => {
    aws.account.outputs.push({ name: 'ServiceEndpoint', value: URL_OF_STAGE });
    const found = await find({ CXONE_ENTITIES_KEY: 'mine' });
    expect(await asked(found)).toEqual([URL_OF_STAGE, { 'x-api-key': 'mine' }]);
  });

  it('signs the questions to a stage without API keys', async () => {
    aws.account.outputs.push({ name: 'ServiceEndpoint', value: URL_OF_STAGE });
    aws.account.parameters.push({ name: 'Authorization', value: 'aws_iam' });
    const [, headers] = await asked(await find());
    expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=local\/\d{8}\/eu-west-1\/execute-api\//);
    expect(headers).not.toHaveProperty('x-api-key');
  });

  it.each([
    ['no endpoint', () => aws.account.apiKeys.push(key('k')), 'has no output ServiceEndpoint'],
    [
      'no key',
      () => aws.account.outputs.push({ name: 'ServiceEndpoint', value: URL_OF_STAGE }),
      'there is no API key cxone-entities-prod',
    ],
  ])('says when there is %s', async (_, arrange, reason) => {
    arrange();
    const found = await find();
    expect(found.api).toBeUndefined();
    expect(found.reason).toContain(reason);
  });

  it('says when it may not look', async () => {
    aws.account.refusal = 'AccessDenied';
    const { api, reason } = await find();
    expect(api).toBeUndefined();
    expect(reason).not.toBe('');
  });
});

describe('readSettings', () => {
  it('reads both functions, and lets the person decide', async () => {
    aws.account.functions['cxone-entities-prod-extract'] = {
      LANGUAGES_ENABLED: 'it-IT',
      DEFAULT_TIME_ZONE: 'Europe/Rome',
    };
    aws.account.functions['cxone-entities-prod-metrics-flush'] = { ANALYTICS_WEBHOOK_URL: 'https://x.example' };
    const own = { DEFAULT_TIME_ZONE: 'UTC', LANGUAGES_ENABLED: '' };
    expect(await readSettings('prod', own, aws.lambda)).toEqual({
      LANGUAGES_ENABLED: 'it-IT',
      DEFAULT_TIME_ZONE: 'UTC',
      ANALYTICS_WEBHOOK_URL: 'https://x.example',
    });
  });

  it('leaves out what may not be read', async () => {
    aws.account.refusal = 'AccessDeniedException';
    expect(await readSettings('prod', { A: 'b' }, aws.lambda)).toEqual({ A: 'b' });
  });
});

describe('the figures of a stage', () => {
  const MINUTE = 1_795_845_060;
  const span = { from: MINUTE * 1000, to: (MINUTE + 180) * 1000 };
  const put = (name: string, stat: string, at: number, value: number) =>
    aws.account.data.push({ metric: `CxoneEntities ${name} ${stat} extract prod`, at: MINUTE + at, value });
  const read = () => createStageMetrics({ stage: 'prod', namespace: 'CxoneEntities' }, aws.cloudWatch)(span);

  it('have one value a minute, and none where nothing was asked', async () => {
    put('Latency', 'SampleCount', 0, 4);
    put('Latency', 'SampleCount', 120, 10);
    put('Latency', 'p95', 120, 31.5);
    put('Confidence', 'Average', 0, 0.9);
    const figures = await read();
    expect(figures.seconds).toBe(60);
    expect(figures.times).toEqual([MINUTE, MINUTE + 60, MINUTE + 120]);
    expect(figures.requests).toEqual([4, 0, 10]);
    expect(figures.p95).toEqual([null, null, 31.5]);
    expect(figures.confidence).toEqual([0.9, null, null]);
  });

  it('are shares of the answers with status 200', async () => {
    put('Latency', 'SampleCount', 0, 10);
    put('Failed', 'Sum', 0, 1);
    put('Rejected', 'Sum', 0, 1);
    put('CacheHitsMemory', 'Sum', 0, 2);
    put('CacheHitsDynamoDb', 'Sum', 0, 4);
    put('Latency', 'SampleCount', 60, 1);
    put('Failed', 'Sum', 60, 1);
    const { memory, dynamoDb, stale, failed, rejected } = await read();
    expect(memory).toEqual([0.25, null, null]);
    expect(dynamoDb).toEqual([0.5, null, null]);
    expect(stale).toEqual([null, null, null]);
    expect([failed, rejected]).toEqual([
      [1, 1, 0],
      [1, 0, 0],
    ]);
  });

  it('show what the ledger does not: calls past the limit, and the lag of the webhook', async () => {
    put('LimitBypasses', 'Sum', 60, 3);
    put('WebhookLag', 'Maximum', 60, 999);
    aws.account.data.push({
      metric: 'CxoneEntities WebhookLag Maximum metrics-flush prod',
      at: MINUTE + 60,
      value: 75,
    });
    const { limitBypasses, webhookLag } = await read();
    expect([limitBypasses, webhookLag]).toEqual([
      [0, 3, 0],
      [null, 75, null],
    ]);
  });

  it('count the requests and the calls by the samples of their latency', async () => {
    put('Latency', 'SampleCount', 0, 7);
    put('UpstreamLatency', 'SampleCount', 60, 3);
    const { requests, upstreamCalls } = await read();
    expect([requests, upstreamCalls]).toEqual([
      [7, 0, 0],
      [0, 3, 0],
    ]);
  });

  it('do not come from another stage, nor from outside the span', async () => {
    put('Latency', 'SampleCount', -60, 7);
    put('Latency', 'SampleCount', 180, 7);
    aws.account.data.push({ metric: 'CxoneEntities Latency SampleCount extract dev', at: MINUTE, value: 7 });
    expect((await read()).requests).toEqual([0, 0, 0]);
  });

  it('fail where they may not be read', async () => {
    aws.account.refusal = 'AccessDenied';
    await expect(read()).rejects.toThrow();
  });
});
