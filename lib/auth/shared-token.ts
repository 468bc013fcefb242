import { randomUUID } from 'node:crypto';
import type { CallContext, Clock, Logger } from '../context.ts';
import { TokenUnavailableError } from '../errors.ts';
import type { KeySource, ServiceKeys } from '../keys.ts';
import type { FailureNote, Guarded, Leases, ShareOptions, StateItem, StateStore } from '../state/index.ts';
import type { CredentialWatch } from './credential-watch.ts';
import { holdLeftMs, isNotedAlone, nextBackoff, readBackoff, storeBackoff, storeUnreached } from './grant-backoff.ts';
import { type Granter, GrantFailedError } from './granter.ts';
import type { AccessToken } from './port.ts';
import { readToken, storeToken } from './token-item.ts';

export interface SharedTokenDependencies {
  pk: string;
  store: StateStore;
  leases: Leases;
  keys: KeySource;
  granter: Granter;
  watch: CredentialWatch;
  clock: Clock;
  logger: Logger;
}

const READ_TIMEOUT_MS = 1_000;
/** An item that was read earlier than this is read again: the lease of another environment may be on it by now. */
const PREFETCHED_FOR_MS = 1_000;

/** The token that the fleet shares, on one item of the State table. */
export class SharedToken {
  readonly #dependencies: SharedTokenDependencies;
  readonly #environment = randomUUID();

  #prefetched: { item: Promise<StateItem | undefined>; at: number } | undefined;

  constructor(dependencies: SharedTokenDependencies) {
    this.#dependencies = dependencies;
  }

  /** Reads the item that the next `share` needs. A read that fails is repeated there. */
  prefetch(context: CallContext): void {
    const { store, pk, clock } = this.#dependencies;
    const item = store.get(pk, { signal: context.signal(READ_TIMEOUT_MS) });
    item.catch(() => undefined);
    this.#prefetched = { item, at: clock.monotonic() };
  }

  /** @throws StoreUnavailableError; what the key source throws */
  async read(context: CallContext): Promise<AccessToken | undefined> {
    const { store, pk, keys } = this.#dependencies;
    const item = await store.get(pk, { signal: context.signal(READ_TIMEOUT_MS) });
    return readToken(await keys(), item);
  }

  /**
   * The stored token when `accept` allows it, otherwise a new one for which a single environment asks.
   * @throws GrantFailedError in that environment; TokenUnavailableError while failed grants hold the fleet back;
   * StoreUnavailableError, DeadlineExceededError; what the key source throws
   */
  async share(
    accept: (token: AccessToken) => boolean,
    context: CallContext,
    onGrant?: () => void,
  ): Promise<{ token: AccessToken; granted: boolean }> {
    const { keys, leases, logger } = this.#dependencies;
    const guarded = this.#guard(await keys(), accept, context, onGrant);
    const { value, role, stored } = await leases.share(guarded, context, await this.#takePrefetched());
    // The others wait for it, and nothing is sent with a token that only this environment knows.
    if (!(await stored)) logger.warn('an access token was granted but not stored');
    return { token: value, granted: role === 'holder' };
  }

  /** Each item serves once. */
  async #takePrefetched(): Promise<ShareOptions> {
    const prefetched = this.#prefetched;
    this.#prefetched = undefined;
    const { clock } = this.#dependencies;
    if (!prefetched || clock.monotonic() - prefetched.at > PREFETCHED_FOR_MS) return {};
    try {
      return { item: await prefetched.item };
    } catch {
      return {};
    }
  }

  #guard(
    keys: ServiceKeys,
    accept: (token: AccessToken) => boolean,
    context: CallContext,
    onGrant?: () => void,
  ): Guarded<AccessToken> {
    const { pk, granter, clock } = this.#dependencies;
    return {
      pk,
      read: async item => {
        const token = readToken(keys, item);
        if (token && accept(token)) return token;
        this.#refuseWhilePaused();
        await this.#refuseWhileHeldBack(item);
        return undefined;
      },
      prepare: () => granter.checkCredentials(context),
      work: async () => {
        const token = await granter.grant(context);
        onGrant?.();
        return { value: token, store: storeToken(keys, pk, token, clock.now()) };
      },
      noteFailure: (error, item) => this.#noteFailure(error, item),
    };
  }

  /** This environment failed for a reason of its own just now: it leaves the lease to the others. */
  #refuseWhilePaused(): void {
    const { pauseMs } = this.#dependencies.granter;
    if (pauseMs <= 0) return;
    throw new TokenUnavailableError('The last request of this environment for an access token failed a moment ago', {
      isLocal: true,
      retryAfterSeconds: Math.ceil(pauseMs / 1_000),
    });
  }

  /** Only credentials other than those that failed end the hold early. */
  async #refuseWhileHeldBack(item: StateItem | undefined): Promise<void> {
    const { clock, watch } = this.#dependencies;
    const backoff = readBackoff(item);
    const leftMs = backoff ? holdLeftMs(backoff, clock.now()) : 0;
    if (!backoff || leftMs <= 0 || (await watch.movedSince(backoff.versionId))) return;
    throw new TokenUnavailableError('The last grant of an access token failed', {
      retryAfterSeconds: Math.ceil(leftMs / 1_000),
    });
  }

  #noteFailure(error: unknown, item: StateItem | undefined): FailureNote | undefined {
    const { clock, logger } = this.#dependencies;
    if (!(error instanceof GrantFailedError)) return undefined;
    const isUnreached = error.failure === 'unreached';
    const isAlone = isUnreached && isNotedAlone(item, this.#environment);
    if (isAlone || !(isUnreached || error.failure === 'endpoint')) {
      logger.warn('this environment could not ask for an access token', { fault: error.message });
      return isAlone ? { change: storeUnreached(this.#environment) } : undefined;
    }
    const backoff = nextBackoff(readBackoff(item), error, clock.now());
    logger.error('the grant of an access token failed', { fault: error.message, failures: backoff.failures });
    return { change: storeBackoff(backoff) };
  }
}
