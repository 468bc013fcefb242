import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface StageNames {
  ledgerTable: string;
  serviceSecretId: string;
  sealSecretId: string;
  webhookSecretId: string;
}

const SERVICE = 'cxone-entities';
const ENV_FILE = join(import.meta.dirname, '../../.env.local');

/**
 * What a stage's tables and secrets are called: as serverless.yml names them, unless the environment names others. At
 * stage `local`, and there alone, the connection is that of `.env.local`, which must not lead another stage astray.
 */
export function openStage(stage: string): StageNames {
  if (stage === 'local' && existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  const { env } = process;
  const secret = (name: string) => `${SERVICE}/${stage}/${name}`;
  return {
    ledgerTable: env.LEDGER_TABLE || `${SERVICE}-${stage}-ledger`,
    serviceSecretId: env.SERVICE_SECRET_ID || secret('service'),
    sealSecretId: env.LEDGER_SEAL_SECRET_ID || secret('ledger-seal'),
    webhookSecretId: env.WEBHOOK_SECRET_ID || secret('webhook'),
  };
}
