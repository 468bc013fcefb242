import type { CallContext } from '../context.ts';

export interface AccessToken {
  readonly value: string;
  /** Epoch milliseconds. */
  readonly grantedAt: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** The tenant's API host by discovery, without a trailing slash; undefined: the configured base URL. */
  readonly apiBaseUrl?: string;
  /** Of the credentials that it was granted for; tokens that earlier releases stored have none. */
  readonly versionId?: string;
}

/** Where the provider gets its bearer token. Both methods throw TokenUnavailableError or DeadlineExceededError. */
export interface TokenSource {
  /** Starts the read that `current` will need when no token is in memory. Asks for none, and never throws. */
  prefetch?(context: CallContext): void;
  /** @param onGrant called when a token was granted, before it is stored: what the next call needs can be read meanwhile */
  current(context: CallContext, onGrant?: () => void): Promise<AccessToken>;
  /**
   * After a 401 for `rejected`: the stored token if it is another one, otherwise a new one.
   * @throws UpstreamUnauthorizedError when `rejected` was granted less than 60 s ago, for credentials that are still AWSCURRENT
   */
  replace(rejected: AccessToken, context: CallContext, onGrant?: () => void): Promise<AccessToken>;
}

/** Where the client's credentials come from. Rejects when Secrets Manager fails and no earlier value is in memory. */
export interface CredentialSource {
  /** @param options.forceRefresh reads AWSCURRENT from Secrets Manager, whatever is in memory */
  current(options?: { forceRefresh?: boolean }): Promise<Credential>;
}

export interface Credential {
  /** The secret's text: JSON whose form the grant checks. */
  readonly value: string;
  /** Changes when AWSCURRENT moves; reveals nothing about the value. */
  readonly versionId: string;
}
