import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/**
 * Endpoints come from `AWS_ENDPOINT_URL_DYNAMODB` and `AWS_ENDPOINT_URL_SECRETS_MANAGER`, which the SDK reads itself.
 * The timeouts are those of one attempt. Calls to DynamoDB add a signal of their own for the time that they have left; two
 * secrets in a row, each tried twice, take 8 s of the 25 s of a request.
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
