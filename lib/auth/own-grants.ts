import type { CallContext, Clock } from '../context.ts';
import { TokenUnavailableError } from '../errors.ts';
import type { Granter } from './granter.ts';
import type { AccessToken } from './port.ts';

const AT_MOST_EVERY_MS = 60_000;

/**
 * Grants of an environment that cannot share a token with the fleet: at most one a minute, failed ones included.
 * @returns a granter that also throws TokenUnavailableError, when it is called too early
 */
export function createOwnGrants(grant: Granter, clock: Clock): (context: CallContext) => Promise<AccessToken> {
  let lastAt: number | undefined;
  return async context => {
    const waitMs = lastAt === undefined ? 0 : lastAt + AT_MOST_EVERY_MS - clock.monotonic();
    if (waitMs > 0) {
      throw new TokenUnavailableError(
        'The access token cannot be shared, and this environment has asked for its own less than a minute ago',
        {
          retryAfterSeconds: Math.ceil(waitMs / 1_000),
        },
      );
    }
    lastAt = clock.monotonic();
    return grant(context);
  };
}
