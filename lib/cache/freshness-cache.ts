import type { CallContext, Clock, Logger } from '../context.ts';
import { MIN_CALL_MS } from '../deadline.ts';
import { type ErrorCode, NotCachedError, ServiceError } from '../errors.ts';
import type { KeySource } from '../keys.ts';
import { OpenCalls } from '../open-calls.ts';
import type { NluProvider, NluResult } from '../provider/port.ts';
import type { StateStore } from '../state/index.ts';
import { newAnswer } from './answer.ts';
import { type CacheCall, CacheRequest, type Load } from './cache-request.ts';
import type { ForwardReason } from './cache-status.ts';
import { createCanonicalForm, fitsForm, type ToCanonicalForm } from './canonical-form.ts';
import { DynamoDbTier, type TierRead, WRITE_TIMEOUT_MS } from './dynamodb-tier.ts';
import type { CacheEntry } from './entry.ts';
import type { FreshnessRule } from './freshness.ts';
import { type CacheIdentity, createKeyMaker } from './key.ts';
import { createKeyHolder, type KeyHolder } from './key-holder.ts';
import { createMemoryTier, type MemoryTier } from './memory-tier.ts';
import type { CacheAnswer, CacheDirectives, CacheQuery, FreshnessCache } from './port.ts';
import { Stopwatch } from './stopwatch.ts';

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

/** No request waits longer than this for the service secret; it then goes on without a cache. */
const KEYS_TIMEOUT_MS = 2_000;
/** The upstream has answered the request itself: 422 and 403. */
const FINAL_CODES: ReadonlySet<ErrorCode> = new Set(['rejected-by-upstream', 'upstream-forbidden']);

export function createFreshnessCache(options: FreshnessCacheOptions): FreshnessCache {
  const cache = new TieredCache(options);
  return {
    async resolve(query, directives, ask, context, noteOn = async () => undefined) {
      const watch = new Stopwatch(options.clock);
      const load = async () => {
        const result = await ask();
        const givenAt = options.clock.now();
        return { result, givenAt, notes: await noteOn(result).catch(() => undefined) };
      };
      try {
        return await cache.resolve(query, directives, () => watch.pauseFor(load), context);
      } finally {
        const { timings } = context.trace;
        timings.set('cache', (timings.get('cache') ?? 0) + watch.elapsedMs());
      }
    },
  };
}

interface CallResult {
  entry: CacheEntry;
  /** True when this environment made the entry, false when another one did. */
  made: boolean;
  /** It answers other requests with the same key. */
  fits: boolean;
  /** Settles after the entry is there. Undefined: State cannot be reached. */
  stored: Promise<boolean> | undefined;
}

/** Memory, then DynamoDB, then the upstream. */
class TieredCache {
  readonly #options: FreshnessCacheOptions;
  readonly #rule: FreshnessRule;
  readonly #makeKey: ReturnType<typeof createKeyMaker>;
  readonly #toForm: ToCanonicalForm;
  readonly #keys: KeyHolder;
  readonly #memory: MemoryTier;
  readonly #shared: DynamoDbTier;
  readonly #openCalls = new OpenCalls<CallResult>();

  constructor(options: FreshnessCacheOptions) {
    const { identity, ttlSeconds, store, clock, random = Math.random } = options;
    this.#options = options;
    this.#rule = { freshSeconds: Math.min(options.freshSeconds, ttlSeconds), ttlSeconds };
    this.#makeKey = createKeyMaker(identity);
    this.#toForm = createCanonicalForm(identity.canonical ?? []);
    this.#keys = createKeyHolder(options.keys, options.logger);
    this.#memory = createMemoryTier(options.memory);
    this.#shared = new DynamoDbTier({ store, clock, random, ttlSeconds });
  }

  async resolve(
    query: CacheQuery,
    directives: CacheDirectives,
    load: Load,
    context: CallContext,
  ): Promise<CacheAnswer> {
    if (!this.#mayShare(query)) return this.#bypass('no-api-key-id', directives, load);
    const beganAt = this.#options.clock.now();
    const keys = this.#keys.known() ?? (await this.#keys.obtain(context.signal(KEYS_TIMEOUT_MS)));
    if (!keys) return this.#bypass('no-keys', directives, load);
    if (directives.noStore) return this.#bypass('no-store', directives, load);
    const form = this.#toForm(query.text);
    const fits = (result: NluResult) => fitsForm(result, query.text, form);
    const call = { keys, pk: this.#makeKey(keys, { ...query, text: form }), fits, directives, load, context };
    const request = new CacheRequest(call, this.#rule, beganAt);
    if (directives.noCache) return this.#callAlone(call, 'request');
    request.see(this.#memory.get(call.pk), 'memory');
    return request.hit() ?? this.#lookFurther(request);
  }

  /** Under the scope `api-key`, nothing separates the callers that have no id. */
  #mayShare({ caller }: CacheQuery): boolean {
    return this.#options.identity.scope === 'service' || Boolean(caller);
  }

  async #lookFurther(request: CacheRequest): Promise<CacheAnswer> {
    const { keys, pk, directives, context } = request.call;
    const read = await this.#shared.read(keys, pk);
    if (read.entry) this.#see(request, read.entry);
    const hit = request.hit();
    if (hit) return hit;
    if (directives.onlyIfCached) throw notCached();
    this.#options.identity.provider.prepare?.(context);
    try {
      return await this.#callOrFollow(request, read);
    } catch (error) {
      // A stale entry must not hide a fault of our own, or what the upstream answered to this request.
      const code = error instanceof ServiceError && !FINAL_CODES.has(error.code) ? error.code : undefined;
      const answer = code && (await this.#standIn(request, read, code));
      if (!answer) throw error;
      this.#options.logger.warn('a stale entry answers in place of a failed call', { code });
      return answer;
    }
  }

  /** Reads the entry once more when the first read did not answer: a slow store must not cost a valid answer. */
  async #standIn(request: CacheRequest, read: TierRead, code: ErrorCode): Promise<CacheAnswer | undefined> {
    const { keys, pk, context } = request.call;
    // Another request of this environment may have found it.
    request.see(this.#memory.get(pk), 'memory');
    const answer = request.standIn(code);
    if (answer || read.available || context.remainingMs() < MIN_CALL_MS) return answer;
    request.see(await this.#shared.readAgain(keys, pk, context), 'dynamodb');
    return request.standIn(code);
  }

  /** An entry from DynamoDB. */
  #see(request: CacheRequest, entry: CacheEntry): void {
    if (request.isUsable(entry)) this.#memory.put(request.call.pk, entry);
    request.see(entry, 'dynamodb');
  }

  async #callOrFollow(request: CacheRequest, read: TierRead): Promise<CacheAnswer> {
    const { call } = request;
    const fwd = request.forwardReason();
    if (!this.#mayFollow(call)) return this.#callAlone(call, fwd, read.available);
    const { value, joined } = await this.#openCalls.join(call.pk, () => this.#share(request, read), call.context);
    if (value.made && !joined) {
      const status = value.stored ? { fwd } : { fwd, detail: 'state-unavailable' };
      return newAnswer(value.entry, status, this.#rule, value.stored);
    }
    // What another request has made may be too old for this one.
    const answer = value.fits ? request.follow(value.entry, joined ? 'memory' : 'dynamodb', fwd) : undefined;
    return answer ?? this.#callAlone(call, fwd, read.available);
  }

  /** When no entry is ever fresh, and under max-age=0, a call that began before this request is too old for it. */
  #mayFollow({ directives }: CacheCall): boolean {
    return this.#options.singleFlight && this.#rule.freshSeconds > 0 && directives.maxAgeSeconds !== 0;
  }

  async #share(request: CacheRequest, read: TierRead): Promise<CallResult> {
    const { keys, pk, fits, context } = request.call;
    const make = () => request.call.load();
    const accepts = (entry: CacheEntry) => request.accepts(entry);
    const onSeen = (entry: CacheEntry) => this.#see(request, entry);
    const guarded = { keys, pk, make, fits: ({ result }: CacheEntry) => fits(result) };
    const shared = await this.#shared.shareCall({ ...guarded, accepts, onSeen }, read, context);
    const { entry, made } = shared ?? { entry: await make(), made: true };
    const isForOthers = fits(entry.result);
    if (isForOthers) this.#memory.put(pk, entry);
    // The stored item then only tells the others to make their own calls.
    const stored = shared && (isForOthers ? shared.stored : Promise.resolve(false));
    return { entry, made, fits: isForOthers, stored };
  }

  /** A call of this request's own, whatever is stored. */
  async #callAlone(call: CacheCall, fwd: ForwardReason, stateAvailable = true): Promise<CacheAnswer> {
    const { keys, pk, fits, directives, context } = call;
    if (directives.onlyIfCached) throw notCached();
    const entry = await call.load();
    if (!fits(entry.result)) return newAnswer(entry, { fwd }, this.#rule);
    this.#memory.put(pk, entry);
    if (!stateAvailable) return newAnswer(entry, { fwd }, this.#rule);
    const stored = this.#shared.write(keys, pk, entry);
    context.runInBackground(stored, WRITE_TIMEOUT_MS);
    return newAnswer(entry, { fwd }, this.#rule, stored);
  }

  async #bypass(detail: string, { onlyIfCached }: CacheDirectives, load: Load): Promise<CacheAnswer> {
    if (onlyIfCached) throw notCached();
    return newAnswer(await load(), { fwd: 'bypass', detail }, this.#rule);
  }
}

const notCached = () =>
  new NotCachedError('No stored result can answer this request, and only-if-cached allows no call');
