import type { LookupAddress } from 'node:dns';
import * as oauth from 'oauth4webapi';
import { isSecureUrl } from '../../network/index.ts';
import type { AccessKeySecret, ClientSecret } from './secret-shape.ts';
import type { GrantSettings } from './settings.ts';

export interface Call {
  fetch: typeof globalThis.fetch;
  /** For the whole exchange, reading the answer and host discovery included. */
  signal: AbortSignal;
  /** Looks up all addresses of a host. Default: the lookup of the runtime; tests pass their own. */
  lookup?: (hostname: string) => Promise<LookupAddress[]>;
}

/** RFC 6749, section 4.4. */
export function askByClient(settings: GrantSettings, secret: ClientSecret, call: Call): Promise<Response> {
  const { server, client, authentication, options } = prepare(settings, secret, call);
  return oauth.clientCredentialsGrantRequest(server, client, authentication, scopeOf(settings), options);
}

/** CXone's sign-in with an access key: RFC 6749, section 4.3, with the key as user name and password. */
export function askByAccessKey(settings: GrantSettings, secret: AccessKeySecret, call: Call): Promise<Response> {
  const { server, client, authentication, options } = prepare(settings, secret, call);
  const parameters = { ...scopeOf(settings), username: secret.access_key_id, password: secret.access_key_secret };
  return oauth.genericTokenEndpointRequest(server, client, authentication, 'password', parameters, options);
}

const scopeOf = ({ scope }: GrantSettings): Record<string, string> => (scope === '' ? {} : { scope });

function prepare(settings: GrantSettings, secret: ClientSecret, { fetch, signal }: Call) {
  return {
    server: serverOf(settings),
    client: { client_id: secret.client_id } satisfies oauth.Client,
    authentication:
      settings.clientAuthentication === 'client_secret_basic'
        ? oauth.ClientSecretBasic(secret.client_secret)
        : oauth.ClientSecretPost(secret.client_secret),
    options: {
      signal,
      [oauth.customFetch]: (url: string, init: RequestInit) => fetch(url, init),
      [oauth.allowInsecureRequests]: isSecureUrl(settings.tokenUrl, settings.local ?? false),
    },
  };
}

export const serverOf = ({ tokenUrl }: GrantSettings): oauth.AuthorizationServer => ({
  issuer: new URL(tokenUrl).origin,
  token_endpoint: tokenUrl,
});
