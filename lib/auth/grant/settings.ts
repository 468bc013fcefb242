/** How to ask the upstream for a token. Configuration, without any secret. */
export interface GrantSettings {
  tokenUrl: string;
  grant: 'client_credentials' | 'password';
  clientAuthentication: 'client_secret_post' | 'client_secret_basic';
  /** Empty: the request names no scope. */
  scope: string;
  /** Issuer of the host discovery, without a trailing slash; undefined: no discovery. */
  discoveryUrl?: string | undefined;
  /** The hosts that discovery may name, with their subdomains. Empty: those of the domains of issuer and API. */
  allowedHosts?: readonly string[];
  /** Of the API. */
  baseUrl?: string;
  /** STAGE=local: plain http to a loopback address is allowed. */
  local?: boolean;
}
