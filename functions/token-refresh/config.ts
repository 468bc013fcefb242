import { readConfig, text } from '../../lib/config.ts';
import { cxoneGrantConfig, cxoneUrlFaults } from '../../lib/provider/index.ts';

export const tokenRefreshConfig = {
  STAGE: text(),
  STATE_TABLE: text(),
  SERVICE_SECRET_ID: text(),
  CXONE_CREDENTIALS_SECRET_ID: text(),
  ...cxoneGrantConfig,
};

export type TokenRefreshConfig = ReturnType<typeof readTokenRefreshConfig>;

/** @throws ConfigurationError */
export function readTokenRefreshConfig(environment: NodeJS.ProcessEnv) {
  return readConfig(tokenRefreshConfig, environment, cxoneUrlFaults);
}
