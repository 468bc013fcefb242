import { cacheConfig } from '../../lib/cache/index.ts';
import { readConfig, text } from '../../lib/config.ts';
import { extractionConfig } from '../../lib/extraction/index.ts';
import { ledgerConfig } from '../../lib/ledger/index.ts';
import { normalizationConfig } from '../../lib/normalization/index.ts';
import { cxoneConfig, cxoneUrlFaults, upstreamConfig } from '../../lib/provider/index.ts';

export const extractConfig = {
  STAGE: text(),
  STATE_TABLE: text(),
  SERVICE_SECRET_ID: text(),
  CXONE_CREDENTIALS_SECRET_ID: text(),
  ...cxoneConfig,
  ...upstreamConfig,
  ...cacheConfig,
  ...extractionConfig,
  ...normalizationConfig,
  ...ledgerConfig,
};

export type ExtractConfig = ReturnType<typeof readExtractConfig>;

/** @throws ConfigurationError */
export function readExtractConfig(environment: NodeJS.ProcessEnv) {
  return readConfig(extractConfig, environment, cxoneUrlFaults);
}
