import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/**
 * Endpoints come from `AWS_ENDPOINT_URL_DYNAMODB` and `AWS_ENDPOINT_URL_SECRETS_MANAGER`, which the SDK reads itself.
 * The timeouts are those of one attempt; each call adds a signal of its own for the time that it has left.
 */
export const createDynamoDbClient = () =>
  new DynamoDBClient({
    maxAttempts: 3,
    endpointDiscoveryEnabled: false,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
  });

export const createSecretsManagerClient = () =>
  new SecretsManagerClient({ maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 } });
