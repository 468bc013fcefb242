import { readConfig, text } from '../../lib/config.ts';
import { webhookConfig, webhookUrlFaults } from '../../lib/webhook/index.ts';

export const metricsFlushConfig = {
  STAGE: text(),
  LEDGER_TABLE: text(),
  LEDGER_SEAL_SECRET_ID: text(),
  LEDGER_SIGNING_SECRET_ID: text(),
  ...webhookConfig,
};

export type MetricsFlushConfig = ReturnType<typeof readMetricsFlushConfig>;

/** @throws ConfigurationError */
export function readMetricsFlushConfig(environment: NodeJS.ProcessEnv) {
  return readConfig(metricsFlushConfig, environment, webhookUrlFaults);
}
