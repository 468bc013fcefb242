import { APIGatewayClient, GetAccountCommand } from '@aws-sdk/client-api-gateway';
import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTableCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { AccountView } from './account.ts';
import { readSecretState } from './secret-state.ts';

/** The account of the credentials that the AWS SDK finds. It is only read. @param region of the deployment */
export function openAccount(region: string): AccountView & { close(): void } {
  const cloudFormation = new CloudFormationClient({ region });
  const dynamoDb = new DynamoDBClient({ region });
  const lambda = new LambdaClient({ region });
  const secretsManager = new SecretsManagerClient({ region });
  const logs = new CloudWatchLogsClient({ region });
  const apiGateway = new APIGatewayClient({ region });
  return {
    async stackStatus(stack) {
      const found = await unless(cloudFormation.send(new DescribeStacksCommand({ StackName: stack })), isNoStack);
      return found?.Stacks?.[0]?.StackStatus;
    },
    async stackTemplate(stack) {
      const found = await unless(cloudFormation.send(new GetTemplateCommand({ StackName: stack })), isNoStack);
      // A stack under review has none yet.
      return found?.TemplateBody ? JSON.parse(found.TemplateBody) : undefined;
    },
    async stackResources(stack) {
      const ids = new Set<string>();
      const pages = paginateListStackResources({ client: cloudFormation }, { StackName: stack });
      const read = async () => {
        for await (const { StackResourceSummaries = [] } of pages) {
          const made = StackResourceSummaries.filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE');
          for (const { PhysicalResourceId } of made) if (PhysicalResourceId) ids.add(PhysicalResourceId);
        }
      };
      await unless(read(), isNoStack);
      return ids;
    },
    async table(name) {
      const found = await unless(
        dynamoDb.send(new DescribeTableCommand({ TableName: name })),
        error => error instanceof ResourceNotFoundException,
      );
      return found && { isProtected: found.Table?.DeletionProtectionEnabled === true };
    },
    secret: id => readSecretState(secretsManager, id),
    async logGroup(name) {
      const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
      return logGroups.some(({ logGroupName }) => logGroupName === name);
    },
    async gatewayLogRole() {
      return (await apiGateway.send(new GetAccountCommand())).cloudwatchRoleArn;
    },
    async concurrency() {
      const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
      return {
        total: AccountLimit?.ConcurrentExecutions ?? 0,
        unreserved: AccountLimit?.UnreservedConcurrentExecutions ?? 0,
      };
    },
    close() {
      for (const client of [cloudFormation, dynamoDb, lambda, secretsManager, logs, apiGateway]) client.destroy();
    },
  };
}

async function unless<T>(call: Promise<T>, isAbsence: (error: unknown) => boolean): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** CloudFormation has no error of its own for this. */
const isNoStack = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist');
