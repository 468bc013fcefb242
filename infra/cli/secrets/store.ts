import {
  PutSecretValueCommand,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { createSecretsManagerClient } from '../../../lib/platform/aws-clients.ts';
import { readSecretState, type SecretState } from '../../preflight/index.ts';

/** The secrets of a stage. No value is read. */
export interface SecretStore {
  state(id: string): Promise<SecretState>;
  /** Makes a version AWSCURRENT. The version that was current becomes AWSPREVIOUS. */
  put(id: string, value: string): Promise<void>;
  /** Removes the label AWSPREVIOUS from a version, so that it is no longer read. */
  dropPrevious(id: string, versionId: string): Promise<void>;
}

export function openSecretStore(client: SecretsManagerClient = createSecretsManagerClient()): SecretStore {
  return {
    state: id => readSecretState(client, id),
    async put(id, value) {
      await client.send(new PutSecretValueCommand({ SecretId: id, SecretString: value }));
    },
    async dropPrevious(id, versionId) {
      const change = { SecretId: id, VersionStage: 'AWSPREVIOUS', RemoveFromVersionId: versionId };
      await client.send(new UpdateSecretVersionStageCommand(change));
    },
  };
}
