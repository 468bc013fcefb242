import { describe, expect, it } from 'vitest';
import { describeStatus, needsOf } from '../../../infra/cli/status/describe.ts';
import { readStatus, type StatusSources } from '../../../infra/cli/status/read-status.ts';
import type { Status } from '../../../infra/cli/status/status.ts';
import { main } from '../../../infra/cli/status.ts';
import { createWindowTally } from '../../../lib/windows/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { runTool } from '../../fixtures/run-tool.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 30);
const window = (secondsAgo: number) => Math.floor((NOW / 1_000 - secondsAgo) / 60) * 60;

/** A healthy stage. */
const WELL: Status = {
  stage: 'prod',
  at: NOW,
  token: { value: { token: { ageMs: 600_000, goodForMs: 3_000_000 }, hold: undefined } },
  upstream: { value: { cooldown: undefined, breaker: 'closed' } },
  traffic: {
    value: {
      ...createWindowTally().totals(),
      requests: 100,
      answered: 80,
      hits: 20,
      latencyQuantiles: { p50: 1, p95: 126_400, p99: 3 },
    },
  },
  tiers: { value: { requests: 1_000, memory: 150, dynamoDb: 100, stale: 10 } },
  outbox: { value: { pending: 1, oldest: window(120), dead: 0 } },
  seal: { value: { sequence: 7, window: window(1_000) } },
  flush: { value: { nextWindow: window(60) } },
  secrets: { value: [{ id: 'a', status: 'filled' }] },
};

const lineOf = (status: Partial<Status>, name: string) =>
  describeStatus({ ...WELL, ...status })
    .find(line => line.startsWith(name))
    ?.slice(14);

describe('npm run status', () => {
  it('shows each part in a line of 80 columns', () => {
    const lines = describeStatus(WELL);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(lines).toEqual([
      'Stage prod, 2026-11-22T12:00:30Z',
      'token         10 min old, good for 50 min',
      'cooldown      none',
      'breaker       closed',
      'last 5 min    100 requests, 0 rejected, 0 failed, p95 126 ms',
      'cache         25 % hits, 0 % stale',
      'tiers, 1 h    memory 15 %, table 10 %, stale 1 %',
      'outbox        1 pending, the oldest for 2 min',
      'dead letters  0',
      'last seal     number 7, of the window 17 min ago',
      'last flush    all windows up to 2 min ago are summed',
      'secrets       all 1 filled',
      expect.stringMatching(/^cost {10}\d+ USD a month at this rate \(AWS; prices \d+ days? old\)$/),
    ]);
    expect(needsOf(WELL)).toEqual([]);
  });

  eachRow<[string, Partial<Status>, string, string]>([
    [
      'failed grants',
      { token: { value: { token: undefined, hold: { failures: 3, leftMs: 20_000 } } } },
      'token',
      'No token is granted',
    ],
    [
      'an open breaker',
      { upstream: { value: { cooldown: undefined, breaker: 'open' } } },
      'breaker',
      'the breaker is not closed',
    ],
    [
      'a half-open breaker',
      { upstream: { value: { cooldown: undefined, breaker: 'half-open' } } },
      'breaker',
      'breaker',
    ],
    [
      'a flush that is behind',
      { flush: { value: { nextWindow: window(1_200) } } },
      'last flush',
      'metrics-flush is behind by',
    ],
    [
      'a seal that is late',
      { seal: { value: { sequence: 7, window: window(1_640) } } },
      'last seal',
      'No window was sealed for',
    ],
    [
      'a webhook that is behind',
      { outbox: { value: { pending: 9, oldest: window(1_020), dead: 0 } } },
      'outbox',
      'The webhook is behind',
    ],
    [
      'dead letters',
      { outbox: { value: { pending: 0, oldest: undefined, dead: 2 } } },
      'dead letters',
      'There are dead letters',
    ],
    [
      'an empty secret',
      { secrets: { value: [{ id: 'x/y', status: 'empty' }] } },
      'secrets',
      'The secret x/y is empty.',
    ],
  ])('asks for a person at %s', (_what, change, name, need) => {
    const status = { ...WELL, ...change };
    expect(needsOf(status)).toEqual([expect.stringContaining(need)]);
    expect(describeStatus(status).at(-1)).toMatch(/^! /);
    expect(lineOf(change, name)).not.toBe(lineOf({}, name));
  });

  eachRow<[string, Partial<Status>]>([
    [
      'a breaker that counts',
      { upstream: { value: { cooldown: { status: 429, leftMs: 9_000 }, breaker: 'counting' } } },
    ],
    ['a flush of its usual lag', { flush: { value: { nextWindow: window(1_140) } } }],
    ['a seal of its usual age', { seal: { value: { sequence: 1, window: window(1_500) } } }],
    ['a message that is pending for 15 min', { outbox: { value: { pending: 1, oldest: window(930), dead: 0 } } }],
    ['a stage without a record', { flush: { value: undefined }, seal: { value: undefined } }],
  ])('asks for no person at %s', (_what, change) => expect(needsOf({ ...WELL, ...change })).toEqual([]));

  it('shows a cooldown, an expired token, and a stage without records', () => {
    expect(
      lineOf({ upstream: { value: { cooldown: { status: 429, leftMs: 9_000 }, breaker: 'closed' } } }, 'cooldown'),
    ).toBe('9 s left, after a 429');
    expect(lineOf({ token: { value: { token: { ageMs: 4e6, goodForMs: -1 }, hold: undefined } } }, 'token')).toContain(
      'expired',
    );
    expect(lineOf({ flush: { value: undefined } }, 'last flush')).toBe('no record yet');
    expect(lineOf({ seal: { value: undefined } }, 'last seal')).toBe('none yet');
  });

  it('counts one request in the singular', () => {
    const traffic = { value: { ...createWindowTally().totals(), requests: 1 } };
    expect(lineOf({ traffic }, 'last 5 min')).toMatch(/^1 request, /);
    const hold = { failures: 1, leftMs: 1_000 };
    expect(lineOf({ token: { value: { token: undefined, hold } } }, 'token')).toContain('after 1 failed grant none');
  });

  it('shows what it may not read, and the rest', () => {
    const fault = 'AccessDeniedException: x These credentials lack the permission.';
    expect(lineOf({ token: { fault } }, 'token')).toBe(`? ${fault}`);
    expect(needsOf({ ...WELL, token: { fault }, outbox: { fault } })).toEqual([]);
  });
});

describe('readStatus', () => {
  it('never throws: every fault is that of its part', async () => {
    const fail = () => {
      throw new Error('Region is missing');
    };
    const sources = { stage: 'prod', secretIds: ['a'], credentialsId: 'c' };
    const failing = { ...sources, state: { get: fail }, secretStatus: fail, upstream: fail, tierHits: fail };
    const stores = {
      serviceSecret: { current: fail },
      ledger: { readRows: fail, readHead: fail },
      documents: { get: fail, list: fail },
    };
    const status = await readStatus({ ...failing, ...stores } as never as StatusSources, NOW);
    const { stage: _stage, at: _at, ...parts } = status;
    for (const part of Object.values(parts)) expect(part).toEqual({ fault: expect.stringContaining('Set AWS_REGION') });
  });

  it('counts the records of this minute and of the four before it, in all shards', async () => {
    const asked: string[] = [];
    const readRows = async function* ({ window: start, shard }: { window: number; shard: number }) {
      asked.push(`${start} ${shard}`);
      yield [];
    };
    const fail = () => expect.fail('not asked for here');
    const sources = {
      secretIds: [],
      state: { get: fail },
      upstream: fail,
      documents: {},
      serviceSecret: { current: fail },
    };
    const { traffic } = await readStatus({ ...sources, ledger: { readRows } } as never as StatusSources, NOW);
    const minutes = [0, 60, 120, 180, 240].map(window);
    const shards = Array.from({ length: 32 }, (_, shard) => shard);
    expect(asked.toSorted()).toEqual(minutes.flatMap(start => shards.map(shard => `${start} ${shard}`)).toSorted());
    expect(traffic).toMatchObject({ value: { requests: 0 } });
  });

  eachRow([
    [['--stage', 'a/b'], '--stage must be'],
    [['--every', '0'], '--every must be 1 to 3600'],
    [['--every', 'x'], '--every must be 1 to 3600'],
  ])('refuses %j', async (argv, complaint) => {
    const { code, errors } = await runTool(main, argv);
    expect([code, errors]).toEqual([2, expect.stringContaining(complaint)]);
  });
});
