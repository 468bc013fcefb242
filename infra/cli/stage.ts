import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isStage } from '../preflight/deployment.ts';
import { regionOf } from '../preflight/stage-environment.ts';
import { UsageError } from './tool/errors.ts';

export interface StageNames {
  stateTable: string;
  ledgerTable: string;
  credentialsSecretId: string;
  serviceSecretId: string;
  sealSecretId: string;
  signingSecretId: string;
  webhookSecretId: string;
  /** The key that signs the seals in place of the signing secret. */
  sealKmsKeyArn: string | undefined;
}

/** The option `--stage` of the tools. */
export const STAGE_OPTION = {
  type: 'string',
  value: 'STAGE',
  help: 'default: STAGE of the environment, else local (reads .env.local)',
} as const;

/** The option `--region` of the tools. */
export const REGION_OPTION = {
  type: 'string',
  value: 'REGION',
  help: 'default: AWS_REGION of the environment or .env.<stage>, else us-east-1, as a deployment takes it',
} as const;

const SERVICE = 'cxone-entities';
/** Set another file when two stacks of one clone run at the same time. */
const envFile = () => process.env.LOCAL_ENV_FILE || join(import.meta.dirname, '../../.env.local');

/**
 * The names of a stage's tables and secrets: those of serverless.yml, unless the environment names others. Only stage
 * `local` reads the endpoints in `.env.local`: another stage must never be sent to them. The clients that are made
 * afterwards ask the region that the stage is deployed to.
 * @throws UsageError
 */
export function openStage(stage: string, region?: string): StageNames {
  checkStage(stage);
  if (stage !== 'local') process.env.AWS_REGION = regionOf(stage, region, process.env);
  else if (existsSync(envFile())) process.loadEnvFile(envFile());
  return stageNames(stage, process.env);
}

/** @throws UsageError */
export function checkStage(stage: string): void {
  if (!isStage(stage)) throw new UsageError(`--stage must be 1 to 35 letters, digits or hyphens, not "${stage}"`);
}

export function stageNames(stage: string, env: Readonly<Record<string, string | undefined>>): StageNames {
  const secret = (name: string) => `${SERVICE}/${stage}/${name}`;
  return {
    stateTable: env.STATE_TABLE || `${SERVICE}-${stage}-state`,
    ledgerTable: env.LEDGER_TABLE || `${SERVICE}-${stage}-ledger`,
    credentialsSecretId: env.CXONE_CREDENTIALS_SECRET_ID || secret('cxone-credentials'),
    serviceSecretId: env.SERVICE_SECRET_ID || secret('service'),
    sealSecretId: env.LEDGER_SEAL_SECRET_ID || secret('ledger-seal'),
    signingSecretId: env.LEDGER_SIGNING_SECRET_ID || secret('ledger-signing'),
    webhookSecretId: env.WEBHOOK_SECRET_ID || secret('webhook'),
    sealKmsKeyArn: env.SEAL_KMS_KEY_ARN || undefined,
  };
}
