import type { CallContext, Clock, Logger } from '../context.ts';
import { TokenUnavailableError } from '../errors.ts';
import type { KeySource, ServiceKeys } from '../keys.ts';
import type { Guarded, Leases, StateItem, StateStore } from '../state/index.ts';
import type { CredentialWatch } from './credential-watch.ts';
import { type Granter, GrantFailedError } from './granter.ts';
import { holdLeftMs, nextNote, readNote, writeNote } from './hold-back.ts';
import type { AccessToken } from './port.ts';
import { readToken, storeToken } from './token-item.ts';

/** The token that the fleet has in common, on one item of the State table. */
export interface SharedToken {
  /** @throws StoreUnavailableError; what the key source throws */
  read(context: CallContext): Promise<AccessToken | undefined>;
  /**
   * The stored token when `accept` likes it, else one that a single environment asks for.
   * @throws GrantFailedError in that one; TokenUnavailableError while failed grants hold the fleet back;
   * StoreUnavailableError, DeadlineExceededError; what the key source throws
   */
  share(
    accept: (token: AccessToken) => boolean,
    context: CallContext,
  ): Promise<{ token: AccessToken; granted: boolean }>;
}

export interface SharedTokenDependencies {
  pk: string;
  store: StateStore;
  leases: Leases;
  keys: KeySource;
  grant: Granter;
  watch: CredentialWatch;
  clock: Clock;
  logger: Logger;
}

const READ_TIMEOUT_MS = 1_000;

export function createSharedToken(dependencies: SharedTokenDependencies): SharedToken {
  const { pk, store, leases, grant, watch, clock, logger } = dependencies;

  function guard(keys: ServiceKeys, accept: (token: AccessToken) => boolean, context: CallContext) {
    let before: StateItem | undefined;
    return {
      pk,
      async read(item) {
        const token = readToken(keys, item);
        if (token && accept(token)) return token;
        await refuseWhileHeldBack(item);
        return undefined;
      },
      async work(item) {
        before = item;
        const token = await grant(context);
        return { value: token, store: storeToken(keys, pk, token, clock.now()) };
      },
      noteFailure(error) {
        if (!(error instanceof GrantFailedError) || error.cutShort) return undefined;
        const note = nextNote(readNote(before), error, clock.now());
        logger.error('grant failed', { fault: error.message, failures: note.failures });
        return { change: writeNote(note) };
      },
    } satisfies Guarded<AccessToken>;
  }

  /** Only other credentials than those that failed get past the hold. */
  async function refuseWhileHeldBack(item: StateItem | undefined): Promise<void> {
    const note = readNote(item);
    const leftMs = note ? holdLeftMs(note, clock.now()) : 0;
    if (!note || leftMs <= 0 || (await watch.movedSince(note.versionId))) return;
    throw new TokenUnavailableError('the last grant of an access token failed', {
      retryAfterSeconds: Math.ceil(leftMs / 1_000),
    });
  }

  return {
    async read(context) {
      const item = await store.get(pk, { signal: context.signal(READ_TIMEOUT_MS) });
      return readToken(await dependencies.keys(), item);
    },
    async share(accept, context) {
      const keys = await dependencies.keys();
      const { value, role, stored } = await leases.share(guard(keys, accept, context), context);
      if (!stored) logger.warn('token was granted but not stored');
      return { token: value, granted: role === 'holder' };
    },
  };
}
