import type { CallContext } from '../context.ts';
import type { ErrorCode } from '../errors.ts';
import type { ServiceKeys } from '../keys.ts';
import type { NluResult } from '../provider/port.ts';
import { storedAnswer } from './answer.ts';
import type { ForwardReason } from './cache-status.ts';
import type { CacheEntry } from './entry.ts';
import { evaluateFreshness, type Freshness, type FreshnessRule } from './freshness.ts';
import type { CacheAnswer, CacheDirectives, CacheTier } from './port.ts';

/** Calls the upstream. */
export type Load = () => Promise<CacheEntry>;

export interface CacheCall {
  keys: ServiceKeys;
  pk: string;
  /** Whether a result fits every request with the same key. */
  fits: (result: NluResult) => boolean;
  directives: CacheDirectives;
  load: Load;
  context: CallContext;
}

/**
 * One request to the cache, and the newest entry that it has seen. Ages are those at the beginning of the request, so
 * that an entry cannot expire during the call whose failure it may replace.
 */
export class CacheRequest {
  readonly call: CacheCall;
  readonly #rule: FreshnessRule;
  readonly #beganAt: number;
  #newest: { entry: CacheEntry; tier: CacheTier } | undefined;

  /** @param beganAt epoch milliseconds */
  constructor(call: CacheCall, rule: FreshnessRule, beganAt: number) {
    this.call = call;
    this.#rule = rule;
    this.#beganAt = beganAt;
  }

  see(entry: CacheEntry | undefined, tier: CacheTier): void {
    if (entry && (!this.#newest || entry.givenAt > this.#newest.entry.givenAt)) this.#newest = { entry, tier };
  }

  /** The answer of the newest entry, when it needs no call. */
  hit(): CacheAnswer | undefined {
    if (!this.#newest) return undefined;
    const freshness = this.#evaluate(this.#newest.entry, this.call.directives);
    if (freshness !== 'fresh' && freshness !== 'stale-allowed') return undefined;
    const status = { hit: true, detail: this.#newest.tier };
    return storedAnswer(this.#newest, freshness, status, this.#rule, this.#beganAt);
  }

  /** An answer from an entry that another request has made; undefined when the entry is too old for this one. */
  follow(entry: CacheEntry, tier: CacheTier, fwd: ForwardReason): CacheAnswer | undefined {
    if (!this.accepts(entry)) return undefined;
    const status = { fwd, collapsed: true, detail: tier };
    return storedAnswer({ entry, tier }, 'fresh', status, this.#rule, this.#beganAt);
  }

  /**
   * The answer of the newest entry after the call failed with `code`; undefined when there is no entry or it has
   * expired.
   */
  standIn(code: ErrorCode): CacheAnswer | undefined {
    if (!this.#newest || !this.isUsable(this.#newest.entry)) return undefined;
    return storedAnswer(this.#newest, 'stale', { fwd: 'stale', detail: code }, this.#rule, this.#beganAt);
  }

  /** Why the request needs a call (RFC 9211, section 2.2). */
  forwardReason(): ForwardReason {
    const freshness = this.#newest ? this.#evaluate(this.#newest.entry, {}) : 'expired';
    if (freshness === 'expired') return 'miss';
    return freshness === 'stale' ? 'stale' : 'request';
  }

  /** Whether the entry is fresh enough for this request. */
  accepts(entry: CacheEntry): boolean {
    return this.#evaluate(entry, this.call.directives) === 'fresh';
  }

  /** Whether the entry may still answer a request. */
  isUsable(entry: CacheEntry): boolean {
    return this.#evaluate(entry, {}) !== 'expired';
  }

  #evaluate(entry: CacheEntry, directives: CacheDirectives): Freshness {
    return evaluateFreshness(entry, this.#rule, directives, this.#beganAt);
  }
}
