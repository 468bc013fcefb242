import { createHash } from 'node:crypto';
import { isFromTheFuture, TOKEN_SKEW_MS } from '../clock-skew.ts';
import type { CallContext, Clock, Logger } from '../context.ts';
import { DeadlineExceededError, TokenUnavailableError, UpstreamUnauthorizedError } from '../errors.ts';
import type { KeySource } from '../keys.ts';
import { OpenCalls } from '../open-calls.ts';
import { createLeases, type StateStore, StoreUnavailableError } from '../state/index.ts';
import { CredentialWatch } from './credential-watch.ts';
import type { GrantSettings } from './grant/settings.ts';
import { Granter, GrantFailedError } from './granter.ts';
import { goodForMs, isGood } from './lifetime.ts';
import { OwnGrants } from './own-grants.ts';
import type { AccessToken, CredentialSource, TokenSource } from './port.ts';
import { SharedToken } from './shared-token.ts';
import { TokenMemory } from './token-memory.ts';

export interface TokenSourceOptions {
  store: StateStore;
  keys: KeySource;
  credentials: CredentialSource;
  settings: GrantSettings;
  /**
   * Identifies the credentials without revealing them, for example by the id of their secret. Sources with the same
   * value share a token.
   */
  credentialId: string;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  logger: Logger;
  /** From 0 up to 1. */
  random?: () => number;
}

/** A TokenSource that can also renew ahead of time, for token-refresh. */
export interface RenewableTokenSource extends TokenSource {
  /**
   * The shared token when it is good for this long at least, otherwise a new one.
   * @throws TokenUnavailableError, DeadlineExceededError; StoreUnavailableError when a token could not be shared;
   * what the key source throws
   */
  renew(goodForAtLeastMs: number, context: CallContext): Promise<{ token: AccessToken; granted: boolean }>;
}

type Accept = (token: AccessToken) => boolean;

/** A 401 does not replace a token granted less than this ago: the token is not the reason. */
const TOO_YOUNG_MS = 60_000;
/** When no other can be had, a token is sent while it has this much life left. */
const LAST_RESORT_MS = 5_000;
/** The shortest pause after a failed grant. */
const RETRY_AFTER_SECONDS = 5;

export const createTokenSource = (options: TokenSourceOptions): RenewableTokenSource => new FleetTokenSource(options);

/** Access tokens: from memory, then from the State table, then by a grant that one environment makes for the fleet. */
class FleetTokenSource implements RenewableTokenSource {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #watch: CredentialWatch;
  readonly #shared: SharedToken;
  readonly #ownGrants: OwnGrants;
  readonly #memory = new TokenMemory();
  readonly #openCalls = new OpenCalls<AccessToken>();

  constructor(options: TokenSourceOptions) {
    const { store, clock, random = Math.random } = options;
    const granter = new Granter(options);
    this.#clock = clock;
    this.#logger = options.logger;
    this.#watch = new CredentialWatch(options.credentials, clock);
    this.#ownGrants = new OwnGrants(granter, clock);
    this.#shared = new SharedToken({
      ...options,
      pk: tokenKey(options.settings, options.credentialId),
      leases: createLeases({ store, clock, random }),
      granter,
      watch: this.#watch,
    });
  }

  prefetch(context: CallContext): void {
    const kept = this.#memory.token;
    if (!kept || !this.#isGood(kept)) this.#shared.prefetch(context);
  }

  async current(context: CallContext, onGrant?: () => void): Promise<AccessToken> {
    const kept = this.#memory.token;
    if (kept && this.#isGood(kept)) return kept;
    // A stored token that is no longer good is kept all the same, as the last resort.
    const accept = (token: AccessToken) => this.#isGood(this.#memory.keep(token));
    try {
      const { value } = await this.#openCalls.join('current', () => this.#obtain(accept, context, onGrant), context);
      return value;
    } catch (error) {
      const last = this.#memory.token;
      if (last && last.expiresAt - this.#clock.now() > LAST_RESORT_MS) return last;
      throw error;
    }
  }

  async replace(rejected: AccessToken, context: CallContext, onGrant?: () => void): Promise<AccessToken> {
    const isOther = (token: AccessToken) => token.value !== rejected.value && this.#isGood(token);
    this.#memory.forget(rejected);
    const kept = this.#memory.token;
    if (kept && isOther(kept)) return kept;
    if (!this.#isYoung(rejected)) return this.#obtain(isOther, context, onGrant);
    const stored = await this.#shared.read(context).catch(() => undefined);
    if (stored && isOther(stored)) return this.#memory.keep(stored);
    // A rotation of the credentials revoked it. The next token has the new version, so this happens once.
    const { versionId } = rejected;
    if (versionId && (await this.#watch.movedSince(versionId))) return this.#obtain(isOther, context, onGrant);
    throw new UpstreamUnauthorizedError('The upstream refuses a token that was granted less than 60 s ago');
  }

  async renew(goodForAtLeastMs: number, context: CallContext): Promise<{ token: AccessToken; granted: boolean }> {
    let found: string | undefined;
    const isNewOrLasting = (token: AccessToken) => {
      found ??= token.value;
      return token.value !== found || goodForMs(token, this.#clock.now()) >= goodForAtLeastMs;
    };
    try {
      return await this.#shared.share(isNewOrLasting, context);
    } catch (error) {
      throw error instanceof GrantFailedError ? toServiceError(error) : error;
    }
  }

  /**
   * Shares a token with the fleet. An environment that cannot reach State or the service secret asks for a token of its
   * own, once a minute at most.
   */
  async #obtain(accept: Accept, context: CallContext, onGrant?: () => void): Promise<AccessToken> {
    try {
      const { token } = await this.#shared.share(accept, context, onGrant);
      return this.#memory.keep(token);
    } catch (error) {
      if (!isIsolation(error)) throw toServiceError(error);
      const fault = error instanceof StoreUnavailableError ? error.message : 'no keys';
      this.#logger.warn('the access token cannot be shared', { fault });
    }
    try {
      return this.#memory.keep(await this.#ownGrants.grant(context));
    } catch (error) {
      throw toServiceError(error);
    }
  }

  #isGood(token: AccessToken): boolean {
    return isGood(token, this.#clock.now());
  }

  #isYoung({ grantedAt }: AccessToken): boolean {
    const now = this.#clock.now();
    return now - grantedAt < TOO_YOUNG_MS && !isFromTheFuture(grantedAt, now, TOKEN_SKEW_MS);
  }
}

/** One item for all sources that ask the same token endpoint in the same way with the same credentials. */
export function tokenKey({ tokenUrl, grant, scope, discoveryUrl }: GrantSettings, credentialId: string): string {
  const shape = JSON.stringify([tokenUrl, grant, scope, discoveryUrl ?? '', credentialId]);
  return `token#${createHash('sha256').update(shape).digest('base64url').slice(0, 22)}`;
}

/** The failure is that of State or the service secret, not of the grant or of the time left. */
const isIsolation = (error: unknown) =>
  !(
    error instanceof GrantFailedError ||
    error instanceof TokenUnavailableError ||
    error instanceof DeadlineExceededError
  );

function toServiceError(error: unknown): unknown {
  if (!(error instanceof GrantFailedError)) return error;
  if (error.failure === 'deadline')
    return new DeadlineExceededError('The time for this request ran out before an access token was granted');
  return new TokenUnavailableError('No access token was granted', {
    cause: error,
    isLocal: error.failure !== 'endpoint',
    retryAfterSeconds: Math.max(RETRY_AFTER_SECONDS, Math.ceil(error.retryAfterMs / 1_000)),
  });
}
