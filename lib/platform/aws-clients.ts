import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/**
 * The SDK itself reads the endpoints from `AWS_ENDPOINT_URL_DYNAMODB` and `AWS_ENDPOINT_URL_SECRETS_MANAGER`.
 * The timeouts are those of one attempt. Calls to DynamoDB also have a signal for the time left. Two secrets in a row, each
 * tried twice, take 8 s of the 25 s of a request.
 */
export const createDynamoDbClient = () =>
  new DynamoDBClient({
    maxAttempts: 3,
    endpointDiscoveryEnabled: false,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });

export const createSecretsManagerClient = () =>
  new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });
