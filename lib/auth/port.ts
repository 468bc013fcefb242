import type { CallContext } from '../context.ts';

export interface AccessToken {
  readonly value: string;
  /** Epoch milliseconds. */
  readonly grantedAt: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Where the provider gets its bearer token. Both throw TokenUnavailableError or DeadlineExceededError. */
export interface TokenSource {
  current(context: CallContext): Promise<AccessToken>;
  /**
   * After a 401 for `rejected`: the stored token if it is another one, else one forced refresh.
   * @throws UpstreamUnauthorizedError when `rejected` was granted less than 60 s ago
   */
  replace(rejected: AccessToken, context: CallContext): Promise<AccessToken>;
}
