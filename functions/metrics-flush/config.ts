import * as z from 'zod/mini';
import { optionalText, readConfig, text } from '../../lib/config.ts';
import { webhookConfig, webhookUrlFaults } from '../../lib/webhook/index.ts';

export const metricsFlushConfig = {
  STAGE: text(),
  LEDGER_TABLE: text(),
  LEDGER_SEAL_SECRET_ID: text(),
  LEDGER_SIGNING_SECRET_ID: text(),
  SEAL_KMS_KEY_ARN: optionalText().check(
    z.refine(isKmsKey, { error: 'must be the ARN of a KMS key, not of an alias' }),
  ),
  ...webhookConfig,
};

export type MetricsFlushConfig = ReturnType<typeof readMetricsFlushConfig>;

/** @throws ConfigurationError */
export function readMetricsFlushConfig(environment: NodeJS.ProcessEnv) {
  return readConfig(metricsFlushConfig, environment, webhookUrlFaults);
}

/** No alias: IAM takes the ARN of the key itself. */
function isKmsKey(arn: string | undefined): boolean {
  return arn === undefined || /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/.test(arn);
}
