import {
  CloudFormationClient,
  type CloudFormationClientConfig,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import type { Stack } from './protect-ledger.ts';

const LONGEST_UPDATE_SECONDS = 900;

/** @param config credentials and region as the framework has found them */
export function openStack(stackName: string, config: CloudFormationClientConfig): Stack {
  const client = new CloudFormationClient(config);
  return {
    async hasResource(logicalId) {
      try {
        const call = new DescribeStackResourceCommand({ StackName: stackName, LogicalResourceId: logicalId });
        const { StackResourceDetail } = await client.send(call);
        return StackResourceDetail?.ResourceStatus !== 'DELETE_COMPLETE';
      } catch (error) {
        // CloudFormation has no error of its own for a stack or a resource that does not exist.
        if (error instanceof Error && error.name === 'ValidationError') return false;
        throw error;
      }
    },
    async parameter(name) {
      const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
      return Stacks?.[0]?.Parameters?.find(({ ParameterKey }) => ParameterKey === name)?.ParameterValue;
    },
    async setParameters(values) {
      await client.send(
        new UpdateStackCommand({
          StackName: stackName,
          UsePreviousTemplate: true,
          Parameters: [...values],
          Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
        }),
      );
      await waitUntilStackUpdateComplete({ client, maxWaitTime: LONGEST_UPDATE_SECONDS }, { StackName: stackName });
    },
  };
}
