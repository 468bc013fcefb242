import {
  DescribeSecretCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/** `deleting`: scheduled for deletion, which keeps the name taken. */
export type SecretStatus = 'absent' | 'empty' | 'filled' | 'deleting';

export interface SecretState {
  readonly status: SecretStatus;
  /** Undefined when there is no such secret. */
  readonly arn: string | undefined;
  /** Version id of AWSPREVIOUS, which is valid beside the current one. */
  readonly previous: string | undefined;
  readonly changedAt: Date | undefined;
}

/** The state of a secret without its value. The right to describe the secret is enough. */
export async function readSecretState(client: SecretsManagerClient, id: string): Promise<SecretState> {
  const absent = { status: 'absent', arn: undefined, previous: undefined, changedAt: undefined } as const;
  try {
    const found = await client.send(new DescribeSecretCommand({ SecretId: id }));
    const versions = Object.entries(found.VersionIdsToStages ?? {});
    const versionOf = (label: string) => versions.find(([, labels]) => labels.includes(label))?.[0];
    const filled = versionOf('AWSCURRENT') === undefined ? 'empty' : 'filled';
    return {
      status: found.DeletedDate ? 'deleting' : filled,
      arn: found.ARN,
      previous: versionOf('AWSPREVIOUS'),
      changedAt: found.LastChangedDate,
    };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return absent;
    throw error;
  }
}
