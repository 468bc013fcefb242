import { SecretsProvider } from '@aws-lambda-powertools/parameters/secrets';
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { UnreadableSecretError } from '../errors.ts';

export interface Secret {
  readonly value: string;
  /** Changes when AWSCURRENT moves; reveals nothing about the value. */
  readonly versionId: string;
}

/** All throw UnreadableSecretError. */
export interface SecretSource {
  /** The AWSCURRENT version, read at most `maxAgeSeconds` ago, or now when `forceRefresh` is set. */
  current(options?: { forceRefresh?: boolean }): Promise<Secret>;
  /** The AWSPREVIOUS version; undefined when there is none. */
  previous(): Promise<Secret | undefined>;
}

/** Reads one secret through Powertools, which keeps it for `maxAgeSeconds`. Nothing is read before the first call. */
export function createSecretSource(
  client: SecretsManagerClient,
  secretId: string,
  options: { maxAgeSeconds: number },
): SecretSource {
  const current = new VersionedSecretsProvider('AWSCURRENT', client);
  const previous = new VersionedSecretsProvider('AWSPREVIOUS', client);
  const read = async (provider: VersionedSecretsProvider, forceFetch: boolean): Promise<Secret> => {
    try {
      const secret = await provider.get(secretId, { maxAge: options.maxAgeSeconds, forceFetch });
      return JSON.parse(secret as string);
    } catch (error) {
      throw unreadable(secretId, error);
    }
  };
  return {
    current: ({ forceRefresh = false } = {}) => read(current, forceRefresh),
    async previous() {
      try {
        return await read(previous, false);
      } catch (error) {
        if (error instanceof UnreadableSecretError && error.cause instanceof ResourceNotFoundException)
          return undefined;
        throw error;
      }
    },
  };
}

/** Secrets Manager tells a secret without a value from one that does not exist by its message alone. */
function unreadable(secretId: string, error: unknown): UnreadableSecretError {
  // Powertools puts the SDK's error into the cause of its own.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  const reason =
    cause instanceof ResourceNotFoundException
      ? `has no value or does not exist (${name})`
      : `cannot be read: ${name}: ${message}`;
  return new UnreadableSecretError(`The secret ${secretId} ${reason}`, { cause });
}

/** The provider of Powertools returns the value alone and ignores the stage in its cache. This one has one stage and also returns the version id. */
class VersionedSecretsProvider extends SecretsProvider {
  readonly #stage: string;

  constructor(stage: string, awsSdkV3Client: SecretsManagerClient) {
    super({ awsSdkV3Client });
    this.#stage = stage;
  }

  protected override async _get(secretId: string): Promise<string> {
    const answer = await this.client.send(new GetSecretValueCommand({ SecretId: secretId, VersionStage: this.#stage }));
    return JSON.stringify({ value: answer.SecretString ?? '', versionId: answer.VersionId ?? '' });
  }
}
