import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deriveKeys, type ServiceKeys } from '../../../lib/keys.ts';
import { createDynamoDbLedgerStore, deriveSealKey, type LedgerStore, type SealKey } from '../../../lib/ledger/index.ts';
import { createDynamoDbClient, createSecretsManagerClient } from '../../../lib/platform/aws-clients.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { createSecretSource } from '../../../lib/platform/secrets.ts';

/** What the commands work on. The keys are read only by those that need them. */
export interface Ledger {
  store: LedgerStore;
  /** AWSCURRENT and AWSPREVIOUS of the service secret, by key id. */
  serviceKeys: () => Promise<Map<string, ServiceKeys>>;
  /** The same of the ledger seal secret. */
  sealKeys: () => Promise<Map<string, SealKey>>;
}

const SERVICE = 'cxone-entities';
const ENV_FILE = join(import.meta.dirname, '../../../.env.local');

/**
 * The ledger of a stage, by the names that serverless.yml gives; `LEDGER_TABLE`, `SERVICE_SECRET_ID` and
 * `LEDGER_SEAL_SECRET_ID` name others. At stage `local` the connection is that of `.env.local`.
 */
export function connect(stage: string): Ledger {
  if (stage === 'local' && existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  const { env } = process;
  const secretsManager = createSecretsManagerClient();
  const read = async <Key extends { keyId: string }>(secretId: string, derive: (secret: string) => Key) => {
    const source = createSecretSource(secretsManager, secretId, { maxAgeSeconds: 300 });
    const versions = [await source.current(), await source.previous()];
    return new Map(
      versions.flatMap(secret => {
        if (!secret) return [];
        const key = derive(secret.value);
        return [[key.keyId, key] as const];
      }),
    );
  };
  return {
    store: createDynamoDbLedgerStore({
      client: createDynamoDbClient(),
      clock: systemClock,
      tableName: env.LEDGER_TABLE || `${SERVICE}-${stage}-ledger`,
    }),
    serviceKeys: () => read(env.SERVICE_SECRET_ID || `${SERVICE}/${stage}/service`, deriveKeys),
    sealKeys: () => read(env.LEDGER_SEAL_SECRET_ID || `${SERVICE}/${stage}/ledger-seal`, deriveSealKey),
  };
}
