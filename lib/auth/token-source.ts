import { createHash } from 'node:crypto';
import { isFromTheFuture, TOKEN_SKEW_MS } from '../clock-skew.ts';
import type { CallContext, Clock, Logger } from '../context.ts';
import { DeadlineExceededError, TokenUnavailableError, UpstreamUnauthorizedError } from '../errors.ts';
import type { KeySource } from '../keys.ts';
import { createLeases, type StateStore, StoreUnavailableError } from '../state/index.ts';
import { createCredentialWatch } from './credential-watch.ts';
import type { GrantSettings } from './grant/settings.ts';
import { createGranter, GrantFailedError } from './granter.ts';
import { joinCallers } from './join-callers.ts';
import { goodForMs, isGood } from './lifetime.ts';
import { createOwnGrants } from './own-grants.ts';
import type { AccessToken, CredentialSource, TokenSource } from './port.ts';
import { createSharedToken } from './shared-token.ts';

export interface TokenSourceOptions {
  store: StateStore;
  keys: KeySource;
  credentials: CredentialSource;
  settings: GrantSettings;
  /** Names the credentials, never tells them; the id of their secret is one. Who names the same shares a token. */
  credentialId: string;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  logger: Logger;
  /** From 0 up to 1. */
  random?: () => number;
}

/** A TokenSource that can also look ahead, which is what token-refresh does. */
export interface RenewableTokenSource extends TokenSource {
  /**
   * A token that is good for so long at least, or else a new one.
   * @throws TokenUnavailableError, DeadlineExceededError; StoreUnavailableError when a token could not be shared;
   * what the key source throws
   */
  renew(goodForAtLeastMs: number, context: CallContext): Promise<{ token: AccessToken; granted: boolean }>;
}

/** A token granted less than this ago is not refreshed for a 401: it is not the token that is wrong. */
const TOO_YOUNG_MS = 60_000;
/** A token with this much life left is sent rather than none. */
const LAST_RESORT_MS = 5_000;
/** The shortest hold after a failed grant. */
const RETRY_AFTER_SECONDS = 5;

/** Access tokens: from memory, then from the State table, then by a grant that one environment makes for the fleet. */
export function createTokenSource(options: TokenSourceOptions): RenewableTokenSource {
  const { store, clock, logger, random = Math.random } = options;
  const grant = createGranter(options);
  const ownGrant = createOwnGrants(grant, clock);
  const watch = createCredentialWatch(options.credentials, clock);
  const shared = createSharedToken({
    ...options,
    pk: tokenKey(options.settings, options.credentialId),
    leases: createLeases({ store, clock, random }),
    grant,
    watch,
  });
  let memory: AccessToken | undefined;

  /** A token that comes late never takes the place of one that was granted after it. */
  function remember(token: AccessToken): AccessToken {
    if (!memory || memory.grantedAt <= token.grantedAt) memory = token;
    return token;
  }

  /** Where State or the service secret is out of reach an environment helps itself, seldom. */
  async function shareOrOwn(accept: (token: AccessToken) => boolean, context: CallContext): Promise<AccessToken> {
    try {
      return remember((await shared.share(accept, context)).token);
    } catch (error) {
      if (!isIsolation(error)) throw asServiceError(error);
      logger.warn('token cannot be shared', {
        fault: error instanceof StoreUnavailableError ? error.message : 'no keys',
      });
    }
    try {
      return remember(await ownGrant(context));
    } catch (error) {
      throw asServiceError(error);
    }
  }

  const current = joinCallers(context =>
    shareOrOwn(token => {
      remember(token);
      return isGood(token, clock.now());
    }, context),
  );

  return {
    async current(context) {
      if (memory && isGood(memory, clock.now())) return memory;
      try {
        return await current(context);
      } catch (error) {
        if (memory && memory.expiresAt - clock.now() > LAST_RESORT_MS) return memory;
        throw error;
      }
    },

    async replace(rejected, context) {
      const isOther = (token: AccessToken) => token.value !== rejected.value && isGood(token, clock.now());
      if (memory?.value === rejected.value) memory = undefined;
      if (memory && isOther(memory)) return memory;
      const isOldEnough = clock.now() - rejected.grantedAt >= TOO_YOUNG_MS;
      const hasNoKnownAge = isFromTheFuture(rejected.grantedAt, clock.now(), TOKEN_SKEW_MS);
      if (isOldEnough || hasNoKnownAge) return shareOrOwn(isOther, context);
      const stored = await shared.read(context).catch(() => undefined);
      if (stored && isOther(stored)) return remember(stored);
      const { versionId } = rejected;
      // A rotation revoked it; the token that follows bears the new version, so this does not come round again.
      if (versionId && (await watch.movedSince(versionId))) return shareOrOwn(isOther, context);
      throw new UpstreamUnauthorizedError('The upstream refuses a token that was granted less than 60 s ago');
    },

    async renew(goodForAtLeastMs, context) {
      let found: string | undefined;
      const isNewOrLasting = (token: AccessToken) => {
        found ??= token.value;
        return token.value !== found || goodForMs(token, clock.now()) >= goodForAtLeastMs;
      };
      try {
        return await shared.share(isNewOrLasting, context);
      } catch (error) {
        throw error instanceof GrantFailedError ? asServiceError(error) : error;
      }
    },
  };
}

/** One item for all that ask the same token endpoint in the same way with the same credentials. */
function tokenKey({ tokenUrl, grant, scope, discoveryUrl }: GrantSettings, credentialId: string): string {
  const shape = JSON.stringify([tokenUrl, grant, scope, discoveryUrl ?? '', credentialId]);
  return `token#${createHash('sha256').update(shape).digest('base64url').slice(0, 22)}`;
}

/** Neither the grant nor the time left is at fault, but what the fleet has in common. */
const isIsolation = (error: unknown) =>
  !(
    error instanceof GrantFailedError ||
    error instanceof TokenUnavailableError ||
    error instanceof DeadlineExceededError
  );

function asServiceError(error: unknown): unknown {
  if (!(error instanceof GrantFailedError)) return error;
  if (error.cutShort) return new DeadlineExceededError('The time left ran out before an access token was granted');
  return new TokenUnavailableError('No access token was granted', {
    cause: error,
    retryAfterSeconds: Math.max(RETRY_AFTER_SECONDS, Math.ceil(error.retryAfterMs / 1_000)),
  });
}
