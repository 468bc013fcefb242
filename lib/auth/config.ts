import type * as z from 'zod/mini';
import { choice, optionalText, optionalUrl } from '../config.ts';
import type { GrantSettings } from './grant/settings.ts';

/** Environment variables of the access token; extract and token-refresh read the same. */
export const authConfig = {
  /** Left out: `{CXONE_BASE_URL}/oauth/token`. */
  CXONE_TOKEN_URL: optionalUrl(),
  CXONE_GRANT: choice(['client_credentials', 'password'], 'client_credentials'),
  CXONE_CLIENT_AUTH: choice(['client_secret_post', 'client_secret_basic'], 'client_secret_post'),
  /** Left out: `nlu:entities:extract`, and none with the password grant, which CXone asks for without one. */
  CXONE_SCOPE: optionalText(),
  /** The issuer whose `.well-known/cxone-configuration` names the tenant's API host; left out: no discovery. */
  CXONE_DISCOVERY_URL: optionalUrl(),
};

type AuthConfig = z.infer<z.ZodMiniObject<typeof authConfig>>;

/** @param config what `authConfig` read, and the base URL beside it */
export function grantSettings(config: AuthConfig & { CXONE_BASE_URL: string }): GrantSettings {
  return {
    tokenUrl: config.CXONE_TOKEN_URL ?? `${config.CXONE_BASE_URL}/oauth/token`,
    grant: config.CXONE_GRANT,
    clientAuthentication: config.CXONE_CLIENT_AUTH,
    scope: config.CXONE_SCOPE ?? (config.CXONE_GRANT === 'password' ? '' : 'nlu:entities:extract'),
    discoveryUrl: config.CXONE_DISCOVERY_URL,
  };
}
