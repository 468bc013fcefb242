import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface StageNames {
  credentialsSecretId: string;
  ledgerTable: string;
  serviceSecretId: string;
  sealSecretId: string;
  signingSecretId: string;
  webhookSecretId: string;
}

const SERVICE = 'cxone-entities';
const ENV_FILE = join(import.meta.dirname, '../../.env.local');

/**
 * The names of a stage's tables and secrets: those of serverless.yml, unless the environment names others. Only stage
 * `local` reads the endpoints in `.env.local`: another stage must never be sent to them.
 */
export function openStage(stage: string): StageNames {
  if (stage === 'local' && existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  const { env } = process;
  const secret = (name: string) => `${SERVICE}/${stage}/${name}`;
  return {
    ledgerTable: env.LEDGER_TABLE || `${SERVICE}-${stage}-ledger`,
    credentialsSecretId: env.CXONE_CREDENTIALS_SECRET_ID || secret('cxone-credentials'),
    serviceSecretId: env.SERVICE_SECRET_ID || secret('service'),
    sealSecretId: env.LEDGER_SEAL_SECRET_ID || secret('ledger-seal'),
    signingSecretId: env.LEDGER_SIGNING_SECRET_ID || secret('ledger-signing'),
    webhookSecretId: env.WEBHOOK_SECRET_ID || secret('webhook'),
  };
}
