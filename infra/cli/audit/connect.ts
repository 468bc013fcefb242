import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { deriveKeys, type ServiceKeys } from '../../../lib/keys.ts';
import {
  createDynamoDbLedgerStore,
  deriveSealKey,
  deriveSigningKey,
  type LedgerStore,
  openSigningKey,
  type SealKey,
  type SigningKey,
} from '../../../lib/ledger/index.ts';
import { createDynamoDbClient, createSecretsManagerClient } from '../../../lib/platform/aws-clients.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { createSecretSource } from '../../../lib/platform/secrets.ts';
import { openStage, type StageNames } from '../stage.ts';

/** The stores and keys of the commands. Keys are read only by the commands that need them. */
export interface Ledger {
  store: LedgerStore;
  /** AWSCURRENT and AWSPREVIOUS of the service secret, by key id. */
  serviceKeys: () => Promise<Map<string, ServiceKeys>>;
  /** The same for the ledger seal secret. */
  sealKeys: () => Promise<Map<string, SealKey>>;
  /** The key of KMS, or the same for the ledger signing secret. A person who only verifies has no right to read them. */
  signingKeys: () => Promise<Map<string, SigningKey>>;
}

export interface AwsClients {
  dynamoDb: DynamoDBClient;
  secretsManager: SecretsManagerClient;
}

export function connect(stage: string): Ledger {
  const names = openStage(stage);
  return openLedger(names, { dynamoDb: createDynamoDbClient(), secretsManager: createSecretsManagerClient() });
}

export function openLedger(names: StageNames, { dynamoDb, secretsManager }: AwsClients): Ledger {
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
      client: dynamoDb,
      clock: systemClock,
      tableName: names.ledgerTable,
    }),
    serviceKeys: () => read(names.serviceSecretId, deriveKeys),
    sealKeys: () => read(names.sealSecretId, deriveSealKey),
    async signingKeys() {
      if (names.sealKmsKeyArn === undefined) return read(names.signingSecretId, deriveSigningKey);
      const { createKmsSigner } = await import('../../../lib/platform/kms-signer.ts');
      const key = await openSigningKey(createKmsSigner(names.sealKmsKeyArn));
      return new Map([[key.keyId, key]]);
    },
  };
}
