import { describe, expect, it } from 'vitest';
import type { StandInFault } from '../../../infra/local/cxone/index.ts';
import { sized } from '../../fixtures/test-scale.ts';
import { requestOf } from '../../fleet/world.ts';
import { outcome, problem, useFunction } from './use-function.ts';

/** The built function against an upstream that fails, in virtual time: each bound is exact whatever the machine does. */

/** The budget of a request. */
const BUDGET_MS = 25_000;

const extract = useFunction();
const { ask, fault, pass } = extract;
const counters = () => extract.world.standIn.admin.counters();

describe('A fault of the upstream', () => {
  it.each<[string, StandInFault, number, string, boolean]>([
    ['401 for ever', { kind: 'status', status: 401 }, 502, 'upstream-unauthorized', false],
    ['403', { kind: 'status', status: 403 }, 502, 'upstream-forbidden', false],
    ['422', { kind: 'status', status: 422 }, 422, 'rejected-by-upstream', false],
    ['429 with seconds', { kind: 'status', status: 429, retryAfter: { seconds: 30 } }, 429, 'upstream-throttled', true],
    [
      '429 with a date',
      { kind: 'status', status: 429, retryAfter: { dateInSeconds: 30 } },
      429,
      'upstream-throttled',
      true,
    ],
    ['500 for ever', { kind: 'status', status: 500 }, 503, 'upstream-unavailable', true],
    [
      '503 with Retry-After',
      { kind: 'status', status: 503, retryAfter: { seconds: 30 } },
      503,
      'upstream-unavailable',
      true,
    ],
    ['a reset connection', { kind: 'reset' }, 503, 'upstream-unavailable', true],
    ['a body that is not JSON', { kind: 'not-json' }, 502, 'upstream-malformed', false],
    ['truncated JSON', { kind: 'truncated-json' }, 502, 'upstream-malformed', false],
    ['JSON of another shape', { kind: 'other-json', body: { entities: 'none' } }, 502, 'upstream-malformed', false],
    ['JSON that is a string', { kind: 'other-json', body: 'entities' }, 502, 'upstream-malformed', false],
  ])('such as %s becomes its problem', async (_what, order, status, type, hasRetryAfter) => {
    await fault(order);
    const answer = await ask();
    expect(problem(answer)).toEqual([status, type]);
    expect(answer.headers['Content-Type']).toMatch(/^application\/problem\+json/);
    expect('Retry-After' in answer.headers).toBe(hasRetryAfter);
  });

  it.each<[string, StandInFault, number]>([
    ['one 500', { kind: 'status', status: 500 }, 1],
    ['two resets', { kind: 'reset' }, 2],
    ['one 429 with a second to wait', { kind: 'status', status: 429, retryAfter: { seconds: 1 } }, 1],
    ['one cut connection', { kind: 'cut-connection' }, 1],
  ])('that passes, %s, is retried', async (_what, order, times) => {
    await fault(order, { times });
    expect(outcome(await ask())).toEqual([200, 'api', 'LOGGED']);
    expect((await counters()).extract).toBe(times + 1);
  });

  it('that cannot pass is not retried', async () => {
    await fault({ kind: 'status', status: 422 });
    await ask();
    expect((await counters()).extract).toBe(1);
  });

  it('leads to no call during a cooldown, and to calls again after it', async () => {
    await fault({ kind: 'status', status: 429, retryAfter: { seconds: 60 } }, { times: 1 });
    const [first, second] = [await ask(), await ask()];
    expect([first.status, second.status]).toEqual([429, 429]);
    expect(Number(second.headers['Retry-After'])).toBeGreaterThan(50);
    expect((await counters()).extract).toBe(1);
    await pass(61_000);
    expect((await ask()).status).toBe(200);
  });
});

describe('An upstream', () => {
  it('is called once when many environments ask the same at the same time', async () => {
    const fleet = extract.world.environments(sized(3, 5));
    const answers = await extract.world.time.run(
      Promise.all(fleet.map(one => one.ask(requestOf('the same question')))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await counters()).extract).toBe(1);
  });
});

describe('An upstream that is down', () => {
  it('leaves the stale entry as the answer, and nothing older than 300 s', async () => {
    await ask('the same question');
    await fault({ kind: 'status', status: 500 });
    await pass(280_000);
    const stale = await ask('the same question');
    expect(outcome(stale)).toEqual([200, 'stale', 'LOGGED']);
    expect(Number(stale.headers.Age)).toBeGreaterThanOrEqual(280);
    await pass(30_000);
    expect((await ask('the same question')).status).toBe(503);
  });
});

describe('An upstream that does not answer', () => {
  it('makes the function answer 504 at the end of its budget', async () => {
    await ask();
    await fault({ kind: 'hang' });
    const answer = await ask();
    expect(problem(answer)).toEqual([504, 'deadline-exceeded']);
    expect(answer.latencyMs).toBeGreaterThan(BUDGET_MS - 1_000);
    expect(answer.latencyMs).toBeLessThan(BUDGET_MS + 500);
  });

  it('for a while makes the function wait: the answer arrives in small pieces', async () => {
    await fault({ kind: 'slow-drip', chunkBytes: 64, intervalMs: 50 });
    expect((await ask()).status).toBe(200);
  });
});
