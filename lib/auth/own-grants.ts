import type { CallContext, Clock } from '../context.ts';
import { TokenUnavailableError } from '../errors.ts';
import type { Granter } from './granter.ts';
import type { AccessToken } from './port.ts';

const MIN_INTERVAL_MS = 60_000;

/** Grants of an environment that cannot share a token with the fleet: at most one a minute, failed ones included. */
export class OwnGrants {
  readonly #granter: Pick<Granter, 'grant'>;
  readonly #clock: Clock;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(granter: Pick<Granter, 'grant'>, clock: Clock) {
    this.#granter = granter;
    this.#clock = clock;
  }

  /** @throws TokenUnavailableError when the last one was less than a minute ago; GrantFailedError */
  async grant(context: CallContext): Promise<AccessToken> {
    const now = this.#clock.monotonic();
    const waitMs = this.#lastAt + MIN_INTERVAL_MS - now;
    if (waitMs > 0) {
      throw new TokenUnavailableError(
        'The access token cannot be shared, and this environment has asked for its own less than a minute ago',
        { isLocal: true, retryAfterSeconds: Math.ceil(waitMs / 1_000) },
      );
    }
    this.#lastAt = now;
    return this.#granter.grant(context);
  }
}
