/** How the upstream wants to be asked for a token. Configuration; holds no secret. */
export interface GrantSettings {
  tokenUrl: string;
  grant: 'client_credentials' | 'password';
  clientAuthentication: 'client_secret_post' | 'client_secret_basic';
  /** Empty: none is asked for. */
  scope: string;
  /** Issuer of the tenant's host discovery, without a trailing slash; undefined: none. */
  discoveryUrl?: string | undefined;
}
