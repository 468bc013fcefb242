import { describe, expect, it } from 'vitest';
import { requestOf } from '../../fleet/world.ts';
import { outcome, problem, useFunction } from './use-function.ts';

/** The built function against AWS services that fail, in virtual time: each bound is exact whatever the machine does. */

/** Lambda's time limit of the function. */
const FUNCTION_TIMEOUT_MS = 28_000;
const STATE_OPERATIONS = ['GetItem', 'BatchGetItem', 'UpdateItem'];

const extract = useFunction();
const { ask, pass } = extract;
const dynamoDb = () => extract.world.dynamoDb;

describe('A ledger', () => {
  it.each([
    ['down', { type: 'InternalServerError', status: 500 }],
    ['throttled', { type: 'ProvisionedThroughputExceededException' }],
    ['breaking connections', { reset: true }],
  ])('that is %s makes the function answer 503, until it recovers', async (_what, fault) => {
    await dynamoDb().fault({ operation: 'PutItem', ...fault });
    const refused = await ask('the same question');
    expect(problem(refused)).toEqual([503, 'audit-unavailable']);
    expect(Number(refused.headers['Retry-After'])).toBeGreaterThan(0);
    await dynamoDb().clearFaults();
    expect((await ask('the same question')).body.audit_status).toBe('LOGGED');
  });

  it('that is slow makes the function wait for it', async () => {
    await ask();
    await dynamoDb().fault({ operation: 'PutItem', delayMs: 700, times: 1 });
    const answer = await ask();
    expect(outcome(answer)).toEqual([200, 'api', 'LOGGED']);
    expect(answer.latencyMs).toBeGreaterThan(700);
  });

  it('that does not answer makes the function answer 503 before its time limit', async () => {
    await dynamoDb().fault({ operation: 'PutItem', delayMs: 40_000 });
    const answer = await ask();
    expect(problem(answer)).toEqual([503, 'audit-unavailable']);
    expect(answer.latencyMs).toBeLessThan(FUNCTION_TIMEOUT_MS);
  });

  it('that is down keeps no caller from learning what is wrong with a request', async () => {
    await dynamoDb().fault({ operation: 'PutItem', type: 'InternalServerError', status: 500 });
    const { world, environment } = extract;
    const answer = await world.time.run(environment.ask({ ...requestOf('a'), entity_types: [] }));
    expect(problem(answer)).toEqual([422, 'invalid-request']);
  });

  it('that is down and only best effort leaves the answer UNLOGGED, until it recovers', async () => {
    const lenient = extract.world.environment({ AUDIT_MODE: 'best-effort' });
    await dynamoDb().fault({ operation: 'PutItem', type: 'InternalServerError', status: 500 });
    expect(outcome(await ask(undefined, lenient))).toEqual([200, 'api', 'UNLOGGED']);
    await dynamoDb().clearFaults();
    expect((await ask(undefined, lenient)).body.audit_status).toBe('LOGGED');
  });
});

describe('A State table', () => {
  it.each([
    ['down', { type: 'InternalServerError', status: 500 }],
    ['throttled', { type: 'ThrottlingException' }],
    ['slow', { delayMs: 3_000 }],
  ])('that is %s costs the cache and no answer', async (_what, fault) => {
    await ask();
    for (const operation of STATE_OPERATIONS) await dynamoDb().fault({ operation, ...fault });
    const answer = await ask();
    expect(outcome(answer)).toEqual([200, 'api', 'LOGGED']);
    // Each read ends after 150 ms, and the State table is left alone after three failures.
    expect(answer.latencyMs).toBeLessThan(1_500);
  });
});

describe('A Secrets Manager', () => {
  it('that is down makes the function answer 503, until it recovers', async () => {
    const { world } = extract;
    await world.secretsManager.fault({ type: 'InternalServiceError', status: 500 });
    const cold = world.environment();
    const [status, type] = problem(await ask(undefined, cold));
    expect(status).toBe(503);
    expect(['audit-unavailable', 'token-unavailable']).toContain(type);
    await world.secretsManager.clearFaults();
    await pass(120_000);
    expect((await ask(undefined, cold)).status).toBe(200);
  });
});
