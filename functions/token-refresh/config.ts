import { readConfig, text } from '../../lib/config.ts';
import { cxoneGrantConfig } from '../../lib/provider/index.ts';

export const tokenRefreshConfig = {
  STAGE: text(),
  STATE_TABLE: text(),
  SERVICE_SECRET_ID: text(),
  CXONE_CREDENTIALS_SECRET_ID: text(),
  ...cxoneGrantConfig,
};

export type TokenRefreshConfig = ReturnType<typeof readTokenRefreshConfig>;

/** @throws ConfigurationError */
export const readTokenRefreshConfig = (environment: NodeJS.ProcessEnv) => readConfig(tokenRefreshConfig, environment);
