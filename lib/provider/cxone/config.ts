import * as z from 'zod/mini';
import type { GrantSettings } from '../../auth/index.ts';
import { choice, hostNames, optionalText, optionalUrl, textOr, url } from '../../config.ts';
import { plainHttpFaults } from '../../network/index.ts';

/** Environment variables of the access token; extract and token-refresh read the same. */
export const cxoneGrantConfig = {
  CXONE_BASE_URL: url(),
  /** Default: `{CXONE_BASE_URL}/oauth/token`. */
  CXONE_TOKEN_URL: optionalUrl(),
  CXONE_GRANT: choice(['client_credentials', 'password'], 'client_credentials'),
  CXONE_CLIENT_AUTH: choice(['client_secret_post', 'client_secret_basic'], 'client_secret_post'),
  /** Default: `nlu:entities:extract`, and no scope with the password grant, for which CXone's own clients send none. */
  CXONE_SCOPE: optionalText(),
  /** The issuer whose `.well-known/cxone-configuration` names the API host of the tenant. Default: no discovery. */
  CXONE_DISCOVERY_URL: optionalUrl(),
  /** The hosts that discovery may name, with their subdomains. Default: the domains of the issuer and of the API. */
  CXONE_ALLOWED_HOSTS: hostNames(),
};

/** The same and those of the extract endpoint. */
export const cxoneConfig = {
  ...cxoneGrantConfig,
  CXONE_EXTRACT_PATH: textOr('/api/v2/nlu/entities/extract').check(
    z.refine(path => /^\/[^?#\s]*$/.test(path), { error: 'must be a path that starts with a slash' }),
  ),
};

export type CxoneConfig = z.infer<z.ZodMiniObject<typeof cxoneConfig>> & { STAGE: string };

type GrantConfig = z.infer<z.ZodMiniObject<typeof cxoneGrantConfig>> & { STAGE: string };

export function cxoneGrant(config: GrantConfig): GrantSettings & { baseUrl: string } {
  const { CXONE_BASE_URL: baseUrl } = config;
  return {
    tokenUrl: config.CXONE_TOKEN_URL ?? `${baseUrl}/oauth/token`,
    grant: config.CXONE_GRANT,
    clientAuthentication: config.CXONE_CLIENT_AUTH,
    scope: config.CXONE_SCOPE ?? (config.CXONE_GRANT === 'password' ? '' : 'nlu:entities:extract'),
    discoveryUrl: config.CXONE_DISCOVERY_URL,
    allowedHosts: config.CXONE_ALLOWED_HOSTS,
    baseUrl,
    local: config.STAGE === 'local',
  };
}

/** Refuses the URLs that would take secrets over plain http to another machine. */
export const cxoneUrlFaults = plainHttpFaults(['CXONE_BASE_URL', 'CXONE_TOKEN_URL', 'CXONE_DISCOVERY_URL']);
