import type { CallContext } from '../context.ts';

export interface AccessToken {
  readonly value: string;
  /** Epoch milliseconds. */
  readonly grantedAt: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** The tenant's API host by discovery, without a trailing slash; undefined: the configured base URL. */
  readonly apiBaseUrl?: string;
  /** Of the credentials it was granted for; tokens stored by earlier releases have none. */
  readonly versionId?: string;
}

/** Where the provider gets its bearer token. Both throw TokenUnavailableError or DeadlineExceededError. */
export interface TokenSource {
  current(context: CallContext): Promise<AccessToken>;
  /**
   * After a 401 for `rejected`: the stored token if it is another one, else one forced refresh.
   * @throws UpstreamUnauthorizedError when `rejected` was granted less than 60 s ago, for credentials that are AWSCURRENT still
   */
  replace(rejected: AccessToken, context: CallContext): Promise<AccessToken>;
}

/** Where the client's credentials come from. Rejects when the secret store fails and nothing is kept from before. */
export interface CredentialSource {
  /** @param options.forceRefresh asks the secret store for AWSCURRENT, whatever is kept in memory */
  current(options?: { forceRefresh?: boolean }): Promise<Credential>;
}

export interface Credential {
  /** The secret's text: JSON whose shape the grant checks. */
  readonly value: string;
  /** Changes when AWSCURRENT moves; tells nothing about the value. */
  readonly versionId: string;
}
