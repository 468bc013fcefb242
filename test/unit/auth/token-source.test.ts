import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CredentialSource, createTokenSource } from '../../../lib/auth/index.ts';
import { type CallContext, type Clock, createCallContext, type Logger } from '../../../lib/context.ts';
import { DeadlineExceededError, TokenUnavailableError, UpstreamUnauthorizedError } from '../../../lib/errors.ts';
import { deriveKeys, type KeySource } from '../../../lib/keys.ts';
import { StoreUnavailableError } from '../../../lib/state/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { GRANT_SETTINGS } from '../../fixtures/grant-settings.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { createRandom } from '../../fixtures/random.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';
import { sized } from '../../fixtures/test-scale.ts';

const MINUTE = 60_000;
/** The keys are derived once, because thousands of cold environments would each derive them again. */
const KEYS = deriveKeys('s'.repeat(32));

// Loading the chunk takes real time, which the simulated clock does not see.
beforeAll(() => import('../../../lib/auth/grant/index.ts'));

/** A fleet and its token endpoint. Credentials are `v<n>`; the endpoint accepts some of them. */
function prepare({ latencyMs = 50, keys = async () => KEYS }: { latencyMs?: number; keys?: KeySource } = {}) {
  const clock = new SimulatedClock();
  const random = createRandom(11);
  const world = {
    stateDown: false,
    /** How long the answers of reads take from now on. */
    answersTakeMs: 0,
    current: 'v1',
    accepted: new Set(['v1']),
    /** The answer of the endpoint instead. */
    answer: undefined as (() => Promise<Response> | Response) | undefined,
    lifetimeSeconds: 3_600,
    /** Times of the requests that reached the endpoint. */
    grants: [] as number[],
    secretReads: 0,
    secretsDown: false,
    stateReads: 0,
    lines: [] as unknown[],
  };
  const store = createMemoryStateStore({
    before: async operation => {
      if (operation === 'read') world.stateReads += 1;
      await clock.sleep(5);
      if (world.stateDown) throw new StoreUnavailableError('down');
    },
    after: async kind => {
      if (kind === 'read' && world.answersTakeMs > 0) await clock.sleep(world.answersTakeMs);
    },
  });
  const fetch = (async (_: string, init: RequestInit) => {
    const id = new URLSearchParams(String(init.body)).get('client_id') ?? '';
    world.grants.push(clock.monotonic());
    const n = world.grants.length;
    await clock.sleep(latencyMs, init.signal ?? undefined);
    if (world.answer) return world.answer();
    if (!world.accepted.has(id)) return Response.json({ error: 'invalid_client' }, { status: 401 });
    return Response.json({ access_token: `token-${n}`, token_type: 'Bearer', expires_in: world.lifetimeSeconds });
  }) as typeof globalThis.fetch;
  const log = (...line: unknown[]) => void world.lines.push(line);
  const logger: Logger = { debug: log, info: log, warn: log, error: log };

  /** One cold environment. @param readSecret awaited before each read of the credentials: tests delay or fail it here */
  function environment(own: Clock = clock, readSecret?: () => Promise<void>, ownFetch = fetch) {
    let kept: string | undefined;
    const credentials: CredentialSource = {
      async current({ forceRefresh = false } = {}) {
        if (forceRefresh || kept === undefined) {
          world.secretReads += 1;
          await readSecret?.();
          if (world.secretsDown) throw new Error('hush: secrets are down');
          kept = world.current;
        }
        return { value: JSON.stringify({ client_id: kept, client_secret: `hush-${kept}` }), versionId: kept };
      },
    };
    const source = createTokenSource({
      store,
      keys,
      credentials,
      settings: GRANT_SETTINGS,
      credentialId: 'secret',
      fetch: ownFetch,
      clock: own,
      logger,
      random,
    });
    const call = <T>(act: (context: CallContext) => Promise<T>, budgetMs = 25_000) =>
      clock.run(act(createCallContext(own, 'r', budgetMs)));
    return {
      source,
      current: (budgetMs?: number) => call(context => source.current(context), budgetMs),
      replace: (value: Awaited<ReturnType<typeof source.current>>) => call(context => source.replace(value, context)),
      renew: (ms: number) => call(context => source.renew(ms, context)),
    };
  }
  const pass = (ms: number) => clock.run(clock.sleep(ms));
  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => expect.fail('should have thrown'),
      (error: Error) => error,
    );
  return {
    clock,
    world,
    store,
    environment,
    pass,
    failure,
    context: (ms = 25_000) => createCallContext(clock, 'r', ms),
  };
}

describe('TokenSource', () => {
  it('asks once, then answers from memory without any call', async () => {
    const { clock, world, environment } = prepare();
    const one = environment();
    expect((await one.current()).value).toBe('token-1');
    const before = clock.monotonic();
    expect((await one.current()).value).toBe('token-1');
    expect(clock.monotonic()).toBe(before);
    expect(world.grants).toHaveLength(1);
  });

  it('shares a token with every other environment, sealed', async () => {
    const { world, store, environment } = prepare();
    const first = await environment().current();
    expect(await environment().current()).toEqual(first);
    expect(world.grants).toHaveLength(1);
    expect(inspect(store.items, { maxArrayLength: null, depth: 9 })).not.toContain('token-1');
  });

  describe('prefetch', () => {
    /** A fleet with a token, and the reads of State that the next environment makes from `prefetch` on. */
    async function prepareReads() {
      const fleet = prepare();
      await fleet.environment().current();
      const cold = fleet.environment();
      const before = fleet.world.stateReads;
      cold.source.prefetch?.(fleet.context());
      return { ...fleet, cold, reads: () => fleet.world.stateReads - before };
    }

    it('reads what the next call needs, once', async () => {
      const { cold, reads } = await prepareReads();
      expect((await cold.current()).value).toBe('token-1');
      expect(reads()).toBe(1);
    });

    eachRow([
      [1_000, 1],
      [1_001, 2],
    ])('%i ms before the call leads to %i reads in all', async (ms, count) => {
      const { cold, pass, reads } = await prepareReads();
      await pass(ms);
      await cold.current();
      expect(reads()).toBe(count);
    });

    it('is repeated by the call when it fails', async () => {
      const { world, clock, cold, reads } = await prepareReads();
      world.stateDown = true;
      await clock.run(clock.sleep(10));
      world.stateDown = false;
      expect((await cold.current()).value).toBe('token-1');
      expect([reads(), world.grants.length]).toEqual([2, 1]);
    });

    it('reads nothing while the token in memory is good, and reads when it is not', async () => {
      const { cold, context, pass, reads } = await prepareReads();
      await cold.current();
      cold.source.prefetch?.(context());
      expect(reads()).toBe(1);
      await pass(59 * MINUTE + 1_000);
      cold.source.prefetch?.(context());
      expect(reads()).toBe(2);
    });
  });

  it('lets one of hundreds of cold environments ask', async () => {
    const { clock, world, environment, context } = prepare({ latencyMs: 400 });
    const environments = Array.from({ length: sized(150, 1_000) }, () => environment());
    const tokens = await clock.run(Promise.all(environments.map(({ source }) => source.current(context()))));
    expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(['token-1']));
    expect(world.grants).toHaveLength(1);
    expect(clock.monotonic() - 400).toBeLessThanOrEqual(650);
  });

  it('asks again 60 s before expiry, not earlier', async () => {
    const { world, environment, pass } = prepare();
    const one = environment();
    const { grantedAt } = await one.current();
    await pass(3_539_000);
    expect((await one.current()).grantedAt).toBe(grantedAt);
    await pass(1_100);
    expect((await one.current()).value).toBe('token-2');
    expect(world.grants).toHaveLength(2);
  });

  it('uses the token that another environment has renewed', async () => {
    const { world, environment, pass } = prepare();
    const one = environment();
    await one.current();
    await pass(50 * MINUTE);
    expect((await environment().renew(15 * MINUTE)).granted).toBe(true);
    await pass(9.5 * MINUTE);
    expect((await one.current()).value).toBe('token-2');
    expect(world.grants).toHaveLength(2);
  });

  it('ignores a token that another service secret sealed', async () => {
    let secret = 'a'.repeat(32);
    const { world, environment } = prepare({ keys: async () => deriveKeys(secret) });
    await environment().current();
    secret = 'b'.repeat(32);
    expect((await environment().current()).value).toBe('token-2');
    expect(world.grants).toHaveLength(2);
  });

  it('asks for its own token when State is down, at most once a minute', async () => {
    const { world, environment, pass, failure } = prepare();
    world.stateDown = true;
    world.lifetimeSeconds = 20;
    const one = environment();
    expect((await one.current()).value).toBe('token-1');
    expect((await one.current()).value).toBe('token-1');
    await pass(21_000);
    const error = await failure(one.current());
    expect(error).toMatchObject({ code: 'token-unavailable', isLocal: true, retryAfterSeconds: 39 });
    await pass(40_000);
    expect((await one.current()).value).toBe('token-2');
    expect(world.grants).toHaveLength(2);
  });

  it('asks for its own token when the service secret cannot be read', async () => {
    const { world, environment } = prepare({ keys: () => Promise.reject(new Error('no secret')) });
    expect((await environment().current()).value).toBe('token-1');
    expect(world.grants).toHaveLength(1);
  });

  it('lets callers of one environment share an open request, each within its own budget', async () => {
    const { clock, world, environment, context, failure } = prepare({ latencyMs: 5_000 });
    const { source } = environment();
    const long = source.current(context());
    const short = failure(source.current(context(1_000)));
    expect(await clock.run(short)).toBeInstanceOf(DeadlineExceededError);
    expect(clock.monotonic()).toBeLessThanOrEqual(1_000);
    expect((await clock.run(long)).value).toBe('token-1');
    expect(world.grants).toHaveLength(1);
  });

  it('asks again for a caller with time left when the first one ran out of time, without a backoff', async () => {
    const { clock, world, environment, context } = prepare({ latencyMs: 900 });
    const { source } = environment();
    const short = source.current(context(500));
    const long = source.current(context());
    const outcomes = await clock.run(Promise.allSettled([short, long]));
    expect(outcomes[0]).toMatchObject({ reason: { code: 'deadline-exceeded' } });
    expect(outcomes[1]).toMatchObject({ value: { value: 'token-2' } });
    expect(world.grants).toHaveLength(2);
  });

  it('starts no backoff when a timer fires 1 ms before the time is up', async () => {
    const { clock, environment, context, failure, world } = prepare({ latencyMs: 900 });
    const precise = context(500);
    const hasty = { ...precise, signal: (ms: number) => clock.timeout(Math.min(ms, precise.remainingMs() - 1)) };
    const { source } = environment();
    expect(await failure(clock.run(source.current(hasty)))).toBeInstanceOf(DeadlineExceededError);
    expect((await environment().current()).value).toBe('token-2');
    expect(world.grants).toHaveLength(2);
  });

  it('gives up on a token endpoint after 10 s', async () => {
    const { clock, environment, failure } = prepare({ latencyMs: 60_000 });
    expect(await failure(environment().current())).toBeInstanceOf(TokenUnavailableError);
    expect(clock.monotonic()).toBeGreaterThanOrEqual(10_000);
    expect(clock.monotonic()).toBeLessThan(10_200);
  });

  it('sends a token in its last minute when no other can be had', async () => {
    const { world, environment, pass, failure } = prepare();
    const one = environment();
    await one.current();
    world.accepted.clear();
    await pass(3_550_000);
    expect((await one.current()).value).toBe('token-1');
    expect((await environment().current()).value).toBe('token-1');
    await pass(47_000);
    expect(await failure(one.current())).toBeInstanceOf(TokenUnavailableError);
  });
});

describe('TokenSource.renew', () => {
  it('asks when the token does not last long enough, and not when it does', async () => {
    const { world, environment, pass } = prepare();
    const one = environment();
    expect((await one.renew(11 * MINUTE)).granted).toBe(true);
    expect((await one.renew(11 * MINUTE)).granted).toBe(false);
    await pass(49 * MINUTE);
    expect((await one.renew(11 * MINUTE)).granted).toBe(true);
    expect(world.grants).toHaveLength(2);
  });

  it('keeps a token that is good for exactly as long as it must be', async () => {
    const { clock, environment } = prepare();
    const one = environment();
    const { expiresAt } = await one.current();
    // The read of the item takes 5 ms.
    const goodForMs = () => expiresAt - MINUTE - (clock.now() + 5);
    expect((await one.renew(goodForMs())).granted).toBe(false);
    expect((await one.renew(goodForMs() + 1)).granted).toBe(true);
  });

  it('asks once when two runs meet, also for tokens with a shorter lifetime', async () => {
    const { clock, world, environment, context } = prepare({ latencyMs: 500 });
    world.lifetimeSeconds = 120;
    await environment().current();
    const renewals = [environment(), environment()].map(({ source }) => source.renew(11 * MINUTE, context()));
    const outcomes = await clock.run(Promise.all(renewals));
    expect(outcomes.map(({ token }) => token.value)).toEqual(['token-2', 'token-2']);
    expect(outcomes.filter(({ granted }) => granted)).toHaveLength(1);
    expect(world.grants).toHaveLength(2);
  });

  it('fails when the token could not be shared, and grants nothing', async () => {
    const { world, environment, failure } = prepare();
    world.stateDown = true;
    expect(await failure(environment().renew(11 * MINUTE))).toBeInstanceOf(StoreUnavailableError);
    expect(world.grants).toEqual([]);
  });

  it('keeps the stored token when the renewal fails', async () => {
    const { world, environment, pass, failure } = prepare();
    await environment().current();
    await pass(50 * MINUTE);
    world.accepted.clear();
    expect(await failure(environment().renew(11 * MINUTE))).toBeInstanceOf(TokenUnavailableError);
    expect((await environment().current()).value).toBe('token-1');
  });
});

describe('TokenSource after a 401', () => {
  it('asks once for the fleet when the token is old enough', async () => {
    const { clock, world, environment, pass, context } = prepare();
    const environments = Array.from({ length: 50 }, () => environment());
    const revoked = await environments[0]?.current();
    if (!revoked) return expect.fail('no token');
    await pass(61_000);
    const tokens = await clock.run(Promise.all(environments.map(({ source }) => source.replace(revoked, context()))));
    expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(['token-2']));
    expect(world.grants).toHaveLength(2);
    expect((await environment().current()).value).toBe('token-2');
  });

  it('uses the stored token when it is another one, however young the refused one is', async () => {
    const { world, environment, pass } = prepare();
    const one = environment();
    const old = await one.current();
    await pass(61_000);
    const other = environment();
    const next = await other.replace(old);
    expect((await one.replace({ ...old, grantedAt: old.grantedAt + 61_000 })).value).toBe(next.value);
    expect(world.grants).toHaveLength(2);
  });

  it('does not refresh a token that was granted less than 60 s ago', async () => {
    const { world, environment, pass, failure } = prepare();
    const one = environment();
    const token = await one.current();
    await pass(59_000);
    expect(await failure(one.replace(token))).toBeInstanceOf(UpstreamUnauthorizedError);
    expect(world.grants).toHaveLength(1);
    await pass(2_000);
    expect((await one.replace(token)).value).toBe('token-2');
  });

  it('replaces a token that was granted 60 s ago, and none that is 1 ms younger', async () => {
    const { clock, environment, pass, failure } = prepare();
    const one = environment();
    const token = await one.current();
    const passUntilAge = (ageMs: number) => pass(token.grantedAt + ageMs - clock.now());
    await passUntilAge(59_999);
    const young = failure(one.replace(token));
    expect(await young).toBeInstanceOf(UpstreamUnauthorizedError);
    const other = environment();
    const late = { ...token, grantedAt: clock.now() - 60_000 };
    expect((await other.replace(late)).value).toBe('token-2');
  });

  it('trusts the age of a token up to 10 s of clock skew', async () => {
    const { clock, environment, failure } = prepare();
    const ahead = await environment(clock.skewed(10_000)).current();
    expect(await failure(environment().replace(ahead))).toBeInstanceOf(UpstreamUnauthorizedError);
    const farAhead = { ...ahead, grantedAt: ahead.grantedAt + 1_000 };
    expect((await environment().replace(farAhead)).value).toBe('token-2');
  });

  it('never goes back to an older token', async () => {
    const { clock, world, environment, pass, store } = prepare();
    const one = environment();
    const old = await one.current();
    const before = new Map(store.items);
    await pass(61_000);
    const next = await one.replace(old);
    // The table has the content from before the refresh, because writes were lost or an environment was late.
    for (const [pk, item] of before) store.items.set(pk, item);
    expect((await one.current()).value).toBe(next.value);
    expect(clock.monotonic()).toBeGreaterThan(0);
    expect(world.grants).toHaveLength(2);
  });
});

describe('TokenSource with late answers', () => {
  it('does not replace a newer token with an older one', async () => {
    const { clock, world, environment, pass, context } = prepare();
    const old = await environment().current();
    await pass(61_000);
    const { source } = environment();
    world.answersTakeMs = 500;
    const late = source.current(context());
    await pass(10);
    world.answersTakeMs = 0;
    expect((await clock.run(source.replace(old, context()))).value).toBe('token-2');
    expect((await clock.run(late)).value).toBe('token-1');
    expect((await clock.run(source.current(context()))).value).toBe('token-2');
    expect(world.grants).toHaveLength(2);
  });
});

describe('TokenSource when grants fail', () => {
  /** Each environment asks repeatedly for this long. */
  async function askFrom(fleet: ReturnType<typeof prepare>, environments: number, forMs: number) {
    const { clock, environment, context } = fleet;
    const end = clock.monotonic() + forMs;
    const keepAsking = async (n: number) => {
      const { source } = environment(clock.skewed((n % 5) * 1_000 - 2_000));
      while (clock.monotonic() < end) {
        await source.current(context()).catch(error => expect(error).toBeInstanceOf(TokenUnavailableError));
        await clock.sleep(400 + 10 * n);
      }
    };
    await clock.run(Promise.all(Array.from({ length: environments }, (_, n) => keepAsking(n))));
  }

  it('asks no more than 10 times in the first minute of bad credentials, with 50 environments', async () => {
    const fleet = prepare();
    fleet.world.accepted.clear();
    await askFrom(fleet, 50, MINUTE);
    expect(fleet.world.grants.length).toBeGreaterThanOrEqual(3);
    expect(fleet.world.grants.length).toBeLessThanOrEqual(10);
  });

  it('holds the fleet back for 5 s, doubling to 60 s', async () => {
    const fleet = prepare();
    fleet.world.answer = () => new Response('hush', { status: 503 });
    const { environment, pass, failure, world } = fleet;
    const one = environment();
    for (let second = 0; second < 240; second += 1) {
      await failure(one.current());
      await pass(1_000);
    }
    const gaps = world.grants.slice(1).map((at, n) => Math.round((at - (world.grants[n] ?? 0)) / 1_000));
    expect(gaps).toHaveLength(6);
    [5, 10, 20, 40, 60, 60].forEach((seconds, n) => {
      expect(gaps[n]).toBeGreaterThanOrEqual(seconds);
      expect(gaps[n]).toBeLessThanOrEqual(seconds + 2);
    });
  });

  it('starts the backoff at 5 s again after a success, and for other credentials', async () => {
    const { world, environment, failure, pass } = prepare();
    const one = environment();
    /** The grant fails at once, the next request is held back, and a request after `seconds` may ask again. */
    const failFor = async (seconds: number) => {
      const asked = world.grants.length;
      await failure(one.current());
      expect(world.grants.length).toBeGreaterThan(asked);
      expect(await failure(one.current())).toMatchObject({ retryAfterSeconds: seconds });
      await pass(seconds * 1_000 + 500);
    };
    world.accepted.clear();
    await failFor(5);
    await failFor(10);
    world.current = 'v2';
    await failFor(5);
    await failFor(10);
    world.accepted.add('v2');
    world.lifetimeSeconds = 10;
    await one.current();
    world.accepted.clear();
    await pass(11_000);
    await failFor(5);
  });

  it('holds the fleet back for as long as the token endpoint asks', async () => {
    const { world, environment, failure, pass } = prepare();
    world.answer = () => new Response('', { status: 429, headers: { 'retry-after': '90' } });
    await failure(environment().current());
    await pass(80_000);
    expect(await failure(environment().current())).toMatchObject({ retryAfterSeconds: 10 });
    world.answer = undefined;
    await pass(10_500);
    expect((await environment().current()).value).toBe('token-2');
    expect(world.grants).toHaveLength(2);
  });

  it('leaves no count of waiting environments behind', async () => {
    const fleet = prepare();
    fleet.world.accepted.clear();
    for (let round = 0; round < 4; round += 1) {
      await askFrom(fleet, 12, 100);
      await fleet.pass(70_000);
    }
    expect(fleet.world.grants.length).toBeGreaterThanOrEqual(4);
    expect([...fleet.store.items.values()][0]).not.toHaveProperty('lease_waiters');
  });

  it('does not loop on a scope that is always refused', async () => {
    const fleet = prepare();
    fleet.world.answer = () => Response.json({ error: 'invalid_scope' }, { status: 400 });
    await askFrom(fleet, 20, MINUTE);
    expect(fleet.world.grants.length).toBeLessThanOrEqual(5);
  });

  it('says how long the backoff lasts, and reveals no secret', async () => {
    const { world, environment, failure, store } = prepare();
    world.accepted.clear();
    const one = environment();
    const first = await failure(one.current());
    const second = await failure(one.current());
    for (const error of [first, second]) expect(error).toMatchObject({ retryAfterSeconds: 5, isLocal: false });
    expect(second).toMatchObject({ code: 'token-unavailable' });
    expect(inspect([first, second, world.lines, store.items], { depth: 9 })).not.toContain('hush');
  });

  it('ends the backoff at once when the credentials have changed', async () => {
    const { world, environment, failure, pass } = prepare();
    world.accepted = new Set(['v2']);
    const one = environment();
    await failure(one.current());
    await failure(one.current());
    world.current = 'v2';
    await pass(5_000 - 200);
    expect((await one.current()).value).toBe('token-2');
    expect((await environment().current()).value).toBe('token-2');
  });

  it('ignores a backoff from a clock that is an hour ahead', async () => {
    const { clock, world, environment, failure } = prepare();
    world.accepted.clear();
    await failure(environment(clock.skewed(3_600_000)).current());
    world.accepted.add('v1');
    expect((await environment().current()).value).toBe('token-2');
    expect(world.grants).toHaveLength(2);
  });

  it('does not read the credentials for every request that is held back', async () => {
    const { world, environment, failure, pass } = prepare();
    world.accepted.clear();
    const one = environment();
    for (let n = 0; n < 40; n += 1) {
      await failure(one.current());
      await pass(100);
    }
    expect(world.grants).toHaveLength(1);
    expect(world.secretReads).toBeLessThanOrEqual(5);
  });

  it('holds the fleet back when the credentials are refused and cannot be read again', async () => {
    const { world, environment, failure } = prepare();
    world.accepted.clear();
    let reads = 0;
    const failSecondRead = async () => {
      reads += 1;
      if (reads === 2) throw new Error('hush: slow');
    };
    await failure(environment(undefined, failSecondRead).current());
    world.accepted.add('v1');
    expect(await failure(environment().current())).toMatchObject({ retryAfterSeconds: 5 });
    expect(world.grants).toHaveLength(1);
  });
});

describe('TokenSource when an environment cannot read its credentials', () => {
  const hang = (clock: Clock, ms: number) => async () => {
    await clock.sleep(ms);
    throw new Error('hush: the secret store did not answer');
  };

  it('says so without a secret, and reads them again after 5 s', async () => {
    const { world, environment, failure, pass, store } = prepare();
    world.secretsDown = true;
    const one = environment();
    const error = await failure(one.current());
    expect(error).toMatchObject({ code: 'token-unavailable', retryAfterSeconds: 5, isLocal: true });
    expect(inspect([error, world.lines, store.items], { depth: 9 })).not.toContain('hush');
    world.secretsDown = false;
    await pass(4_800);
    expect(await failure(one.current())).toMatchObject({ code: 'token-unavailable', retryAfterSeconds: 1 });
    expect(world.secretReads).toBe(1);
    await pass(200);
    expect((await one.current()).value).toBe('token-1');
  });

  it('lets another environment ask at once', async () => {
    const { world, environment, failure } = prepare();
    const broken = environment(undefined, () => Promise.reject(new Error('hush')));
    await failure(broken.current());
    expect((await environment().current()).value).toBe('token-1');
    expect((await broken.current()).value).toBe('token-1');
    expect(world.grants).toHaveLength(1);
  });

  it('lets the 99 environments that wait for it have a token, also when the secret store answers few at a time', async () => {
    const { clock, world, environment, context } = prepare();
    const broken = environment(undefined, hang(clock, 4_000)).source.current(context());
    let open = 0;
    const readInTurn = async () => {
      open += 1;
      if (open > 5) await hang(clock, 4_000)();
      await clock.sleep(50);
      open -= 1;
    };
    const ask = () => environment(undefined, readInTurn).source.current(context());
    const fleet = clock.sleep(100).then(() => Promise.all(Array.from({ length: 99 }, ask)));
    const [leader, tokens] = await clock.run(Promise.all([broken.catch(error => error), fleet]));
    expect(leader).toBeInstanceOf(TokenUnavailableError);
    expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(['token-1']));
    expect(world.grants).toHaveLength(1);
    expect(clock.monotonic()).toBeLessThan(5_000);
  });

  it('answers 503 everywhere after three reads when no environment can', async () => {
    const { clock, world, environment, context, store } = prepare();
    const fleet = Array.from({ length: 100 }, () => environment(undefined, hang(clock, 4_000)));
    const outcomes = await clock.run(Promise.allSettled(fleet.map(({ source }) => source.current(context()))));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: 'token-unavailable' } });
    expect(clock.monotonic()).toBeLessThan(13_500);
    expect(world.grants).toEqual([]);
    expect(Object.keys([...store.items.values()][0] ?? {}).filter(name => name.startsWith('grant_'))).toEqual([]);
  });
});

describe('TokenSource when nothing answers an environment', () => {
  const unreachable = () => Promise.reject(new Error('hush: getaddrinfo ENOTFOUND'));

  it('lets another environment ask at once, and asks again itself after 5 s', async () => {
    const { environment, failure, pass, world } = prepare();
    let tries = 0;
    const cutOff = environment(undefined, undefined, () => {
      tries += 1;
      return unreachable();
    });
    const error = await failure(cutOff.current());
    expect(error).toMatchObject({ code: 'token-unavailable', retryAfterSeconds: 5, isLocal: true });
    await pass(4_000);
    expect(await failure(cutOff.current())).toMatchObject({ code: 'token-unavailable', retryAfterSeconds: 1 });
    expect(tries).toBe(1);
    await pass(1_000);
    await failure(cutOff.current());
    expect(tries).toBe(2);
    expect((await environment().current()).value).toBe('token-1');
    expect(world.grants).toHaveLength(1);
  });

  it('lets the environments that wait for it have a token', async () => {
    const { clock, environment, context, world } = prepare();
    const hang = async (_: unknown, init?: RequestInit) => {
      await clock.sleep(60_000, init?.signal ?? undefined);
      return unreachable();
    };
    const cutOff = environment(undefined, undefined, hang).source.current(context());
    const ask = () => environment().source.current(context());
    const fleet = clock.sleep(100).then(() => Promise.all(Array.from({ length: 50 }, ask)));
    const [leader, tokens] = await clock.run(Promise.all([cutOff.catch(error => error), fleet]));
    expect(leader).toBeInstanceOf(TokenUnavailableError);
    expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(['token-1']));
    expect(world.grants).toHaveLength(1);
  });

  it('holds the fleet back once two environments have failed, and for longer after each further one', async () => {
    const { environment, failure, pass, world } = prepare();
    world.answer = unreachable;
    const first = environment();
    await failure(first.current());
    await failure(environment().current());
    expect(await failure(environment().current())).toMatchObject({ retryAfterSeconds: 5, isLocal: false });
    expect(world.grants).toHaveLength(2);
    await pass(5_000);
    await failure(first.current());
    await failure(environment().current());
    expect(await failure(environment().current())).toMatchObject({ retryAfterSeconds: 10 });
    expect(world.grants).toHaveLength(4);
  });

  it('holds nobody back after a failure that the token endpoint had before', async () => {
    const { environment, failure, pass, world } = prepare();
    world.answer = () => new Response('', { status: 500 });
    await failure(environment().current());
    await pass(5_000);
    world.answer = undefined;
    await failure(environment(undefined, undefined, unreachable).current());
    expect((await environment().current()).value).toBe('token-2');
  });

  it('holds nobody back when a grant came between two failures', async () => {
    const { environment, failure, pass, world, store } = prepare();
    const cutOff = () => environment(undefined, undefined, unreachable);
    await failure(cutOff().current());
    await environment().current();
    await pass(3_600_000);
    await failure(cutOff().current());
    expect((await environment().current()).value).toBe('token-2');
    expect(Object.keys([...store.items.values()][0] ?? {}).filter(name => name.startsWith('grant_'))).toEqual([]);
    expect(world.grants).toHaveLength(2);
  });
});

describe('TokenSource while credentials are rotated', () => {
  it('asks with the new credentials when the old ones are refused, without a failed call', async () => {
    const { world, environment, pass } = prepare();
    const one = environment();
    const old = await one.current();
    world.current = 'v2';
    world.accepted = new Set(['v2']);
    await pass(61_000);
    expect((await one.replace(old)).value).toMatch(/^token-/);
    expect(world.grants).toHaveLength(3);
    await pass(3_600_000);
    await one.current();
    expect(world.grants).toHaveLength(4);
  });

  it('replaces a token of the old credentials at any age, once for the fleet', async () => {
    const { clock, world, environment, pass, context } = prepare();
    const environments = Array.from({ length: 20 }, () => environment());
    const revoked = await clock.run(Promise.all(environments.map(({ source }) => source.current(context()))));
    await pass(10_000);
    world.current = 'v2';
    world.accepted = new Set(['v2']);
    const replaced = await clock.run(
      Promise.all(environments.map(({ source }, n) => source.replace(revoked[n] as (typeof revoked)[0], context()))),
    );
    expect(new Set(replaced.map(({ value }) => value)).size).toBe(1);
    expect(replaced[0]?.value).not.toBe(revoked[0]?.value);
    expect(world.grants).toHaveLength(2);
  });

  it('does not replace a young token of the new credentials', async () => {
    const { world, environment, pass, failure } = prepare();
    const one = environment();
    const old = await one.current();
    world.current = 'v2';
    world.accepted = new Set(['v2']);
    await pass(10_000);
    const next = await one.replace(old);
    for (let n = 0; n < 5; n += 1) {
      await pass(3_000);
      expect(await failure(one.replace(next))).toBeInstanceOf(UpstreamUnauthorizedError);
    }
    expect(world.grants).toHaveLength(2);
  });

  it('reads the credentials again once when they are refused, and does not ask again when they are the same', async () => {
    const { world, environment, failure } = prepare();
    world.accepted.clear();
    await failure(environment().current());
    expect(world.grants).toHaveLength(1);
    expect(world.secretReads).toBe(2);
  });
});
