import { authConfig } from '../../lib/auth/index.ts';
import { readConfig, text, url } from '../../lib/config.ts';

export const tokenRefreshConfig = {
  STAGE: text(),
  STATE_TABLE: text(),
  SERVICE_SECRET_ID: text(),
  CXONE_CREDENTIALS_SECRET_ID: text(),
  CXONE_BASE_URL: url(),
  ...authConfig,
};

export type TokenRefreshConfig = ReturnType<typeof readTokenRefreshConfig>;

/** @throws ConfigurationError */
export const readTokenRefreshConfig = (environment: NodeJS.ProcessEnv) => readConfig(tokenRefreshConfig, environment);
