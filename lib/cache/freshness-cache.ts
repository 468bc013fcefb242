import type { CallContext, Clock, Logger } from '../context.ts';
import { NotCachedError, ServiceError } from '../errors.ts';
import type { KeySource, ServiceKeys } from '../keys.ts';
import type { NluProvider, NluResult } from '../provider/port.ts';
import type { StateStore } from '../state/index.ts';
import { type CacheStatus, formatCacheStatus } from './cache-status.ts';
import { createDynamoDbTier, type TierRead } from './dynamodb-tier.ts';
import type { CacheEntry } from './entry.ts';
import { ageMs, judge, type Worth } from './freshness.ts';
import { type CacheIdentity, createKeyMaker } from './key.ts';
import { createKeyHolder } from './key-holder.ts';
import { createMemoryTier } from './memory-tier.ts';
import { createOpenFlights } from './open-flights.ts';
import type { CacheAnswer, CacheDirectives, CacheQuery, FreshnessCache } from './port.ts';

export interface FreshnessCacheOptions {
  identity: CacheIdentity & { provider: Pick<NluProvider, 'prepare'> };
  freshSeconds: number;
  ttlSeconds: number;
  singleFlight: boolean;
  keys: KeySource;
  store: StateStore;
  clock: Clock;
  logger: Logger;
  /** From 0 up to 1, for jitter. */
  random?: () => number;
  /** Bounds of the tier in memory. */
  memory?: { maxEntries?: number; maxBytes?: number };
}

type Tier = 'memory' | 'dynamodb';

/** One request on its way through the cache. */
interface Request {
  keys: ServiceKeys;
  pk: string;
  directives: CacheDirectives;
  load: () => Promise<NluResult>;
  context: CallContext;
}

/** The best entry at hand and where it was found. */
interface Found {
  entry: CacheEntry | undefined;
  tier: Tier;
}

/** No request waits longer than this for the service secret before it goes on without a cache. */
const KEYS_TIMEOUT_MS = 2_000;

export function createFreshnessCache(options: FreshnessCacheOptions): FreshnessCache {
  const { identity, ttlSeconds, singleFlight, clock, logger, random = Math.random } = options;
  const rule = { freshSeconds: Math.min(options.freshSeconds, ttlSeconds), ttlSeconds };
  const makeKey = createKeyMaker(identity);
  const keyHolder = createKeyHolder(options.keys, logger);
  const memory = createMemoryTier(options.memory);
  const shared = createDynamoDbTier({ store: options.store, clock, random, ttlSeconds });
  const flights = createOpenFlights();

  const resolve = async (
    query: CacheQuery,
    directives: CacheDirectives,
    load: () => Promise<NluResult>,
    context: CallContext,
  ): Promise<CacheAnswer> => {
    const keys = keyHolder.known() ?? (await keyHolder.obtain(context.signal(KEYS_TIMEOUT_MS)));
    if (!keys) return passBy('no-keys', directives, load);
    if (directives.noStore) return passBy('no-store', directives, load);
    const request: Request = { keys, pk: makeKey(keys, query), directives, load, context };
    if (directives.noCache) return reload(request, 'request');
    const entry = memory.get(request.pk);
    return (entry && hit(entry, 'memory', directives)) ?? lookFurther(request, entry);
  };

  /** The answer that a stored entry gives without a call. */
  const hit = (entry: CacheEntry, tier: Tier, directives: CacheDirectives): CacheAnswer | undefined => {
    const worth = judge(entry, rule, directives, clock.now());
    if (worth !== 'fresh' && worth !== 'stale-allowed') return undefined;
    return storedAnswer(entry, tier, worth, { hit: true, detail: tier });
  };

  const lookFurther = async (request: Request, remembered: CacheEntry | undefined): Promise<CacheAnswer> => {
    const { keys, pk, directives } = request;
    const read = await shared.read(keys, pk);
    if (worthOf(read.entry) !== 'none' && read.entry) memory.put(pk, read.entry);
    const found = newer(remembered, read.entry);
    const answer = found.entry && hit(found.entry, found.tier, directives);
    if (answer) return answer;
    if (directives.onlyIfCached) throw notCached();
    identity.provider.prepare?.();
    try {
      return await fetchAnew(request, read, FORWARDED[worthOf(found.entry)]);
    } catch (error) {
      return standIn(error, found);
    }
  };

  /** What the entry is worth to a request without directives. */
  const worthOf = (entry: CacheEntry | undefined): Worth => judge(entry, rule, {}, clock.now());

  const fetchAnew = async (request: Request, read: TierRead, fwd: Forwarded): Promise<CacheAnswer> => {
    const { pk, directives, context } = request;
    // Where nothing is ever fresh, and under max-age=0, no flight is new enough that began before this request.
    if (!singleFlight || rule.freshSeconds === 0 || directives.maxAgeSeconds === 0)
      return reload(request, fwd, read.available);
    let madeHere = false;
    const make = async () => {
      madeHere = true;
      return loadEntry(request);
    };
    const accepts = (entry: CacheEntry) => judge(entry, rule, directives, clock.now()) === 'fresh';
    const status: CacheStatus = { fwd };
    const depart = async () => {
      const landing = await shared.shareFlight({ ...request, make, accepts }, read, context);
      if (landing === undefined) status.detail = 'state-unavailable';
      else status.stored = landing.stored;
      const landed = landing?.entry ?? (await make());
      memory.put(pk, landed);
      return landed;
    };
    const { entry, joined } = await flights.board(pk, depart, context);
    if (madeHere) return newAnswer(entry, status);
    // The flight may be another request's, which took an entry that is too old for this one.
    if (!accepts(entry)) return reload(request, fwd, read.available);
    const tier = joined ? 'memory' : 'dynamodb';
    return storedAnswer(entry, tier, 'fresh', { fwd, collapsed: true, detail: tier });
  };

  /** A call of this request's own, whatever is stored. */
  const reload = async (request: Request, fwd: Forwarded, stateAvailable = true): Promise<CacheAnswer> => {
    const { keys, pk, directives } = request;
    if (directives.onlyIfCached) throw notCached();
    const entry = await loadEntry(request);
    memory.put(pk, entry);
    const stored = stateAvailable && (await shared.write(keys, pk, entry));
    return newAnswer(entry, { fwd, stored });
  };

  const loadEntry = async ({ load }: Request): Promise<CacheEntry> => {
    const result = await load();
    return { result, givenAt: clock.now() };
  };

  /** The stale entry in place of a call that failed, when there is one that is still kept. */
  const standIn = (error: unknown, { entry, tier }: Found): CacheAnswer => {
    if (!(error instanceof ServiceError) || !entry || worthOf(entry) === 'none') throw error;
    logger.warn('a stale entry stands in for a failed call', { code: error.code });
    return storedAnswer(entry, tier, 'stale', { fwd: 'stale', detail: error.code });
  };

  const passBy = async (
    detail: string,
    directives: CacheDirectives,
    load: () => Promise<NluResult>,
  ): Promise<CacheAnswer> => {
    if (directives.onlyIfCached) throw notCached();
    return newAnswer({ result: await load(), givenAt: 0 }, { fwd: 'bypass', detail });
  };

  const storedAnswer = (entry: CacheEntry, tier: Tier, worth: Worth, status: CacheStatus): CacheAnswer => {
    const ageSeconds = Math.floor(ageMs(entry, clock.now()) / 1_000);
    return {
      result: entry.result,
      source: worth === 'fresh' ? 'cache' : 'stale',
      ageSeconds,
      tier,
      cacheStatus: formatCacheStatus({ ...status, ttl: rule.freshSeconds - ageSeconds }),
    };
  };

  const newAnswer = ({ result }: CacheEntry, status: CacheStatus): CacheAnswer => ({
    result,
    source: 'api',
    ageSeconds: 0,
    tier: undefined,
    cacheStatus: formatCacheStatus(status.stored ? { ...status, ttl: rule.freshSeconds } : status),
  });

  return {
    async resolve(query, directives, load, context) {
      const start = clock.monotonic();
      let loadMs = 0;
      const timedLoad = async () => {
        const loadStart = clock.monotonic();
        try {
          return await load();
        } finally {
          loadMs += clock.monotonic() - loadStart;
        }
      };
      try {
        return await resolve(query, directives, timedLoad, context);
      } finally {
        const { timings } = context.trace;
        timings.set('cache', (timings.get('cache') ?? 0) + clock.monotonic() - start - loadMs);
      }
    },
  };
}

type Forwarded = NonNullable<CacheStatus['fwd']>;

/** Why a request goes on to the upstream although an entry of this worth is there (RFC 9211, section 2.2). */
const FORWARDED: Record<Worth, Forwarded> = {
  none: 'miss',
  stale: 'stale',
  fresh: 'request',
  'stale-allowed': 'request',
};

const notCached = () => new NotCachedError('Nothing stored answers this request');

function newer(remembered: CacheEntry | undefined, read: CacheEntry | undefined): Found {
  if (!read || (remembered && remembered.givenAt >= read.givenAt)) return { entry: remembered, tier: 'memory' };
  return { entry: read, tier: 'dynamodb' };
}
