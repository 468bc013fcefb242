import type { CallContext, Clock } from '../context.ts';
import { TokenUnavailableError } from '../errors.ts';
import type { Granter } from './granter.ts';
import type { AccessToken } from './port.ts';

const AT_MOST_EVERY_MS = 60_000;

/**
 * Grants of an environment that cannot reach the fleet: at most one a minute, failures counted.
 * @returns a function that throws TokenUnavailableError when it is too early, and what the granter throws
 */
export function createOwnGrants(grant: Granter, clock: Clock): (context: CallContext) => Promise<AccessToken> {
  let lastAt: number | undefined;
  return async context => {
    const waitMs = lastAt === undefined ? 0 : lastAt + AT_MOST_EVERY_MS - clock.monotonic();
    if (waitMs > 0) {
      throw new TokenUnavailableError(
        'no access token can be shared, and this environment has just asked for its own',
        {
          retryAfterSeconds: Math.ceil(waitMs / 1_000),
        },
      );
    }
    lastAt = clock.monotonic();
    return grant(context);
  };
}
