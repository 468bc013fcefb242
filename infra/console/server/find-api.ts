import type { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { systemClock } from '../../../lib/platform/clock.ts';
import { apiKeyCredentials, type Credentials } from '../../cli/smoke/credentials.ts';
import { signingCredentials } from '../../cli/smoke/signature.ts';
import { failureOf } from '../../cli/tool/failure.ts';
import type { ConsoleTarget } from './target.ts';

export interface ApiClients {
  readonly cloudFormation: CloudFormationClient;
  readonly apiGateway: APIGatewayClient;
}

export interface FoundApi {
  readonly api: ConsoleTarget['api'];
  /** The reason why there is no endpoint; empty if there is one. */
  readonly reason: string;
}

const SERVICE = 'cxone-entities';
/** The name that the framework gives to the URL of the API. */
const URL_OUTPUT = 'ServiceEndpoint';

/**
 * The endpoint of a stage and a key for it: those of the environment (`CXONE_ENTITIES_URL`, `CXONE_ENTITIES_KEY`), else
 * the output of the stack and the key of the usage plan, read with the AWS credentials at hand. Requests to a stage with
 * `AUTHORIZATION=aws_iam` are signed by these credentials. Never throws: the rest of the console works without an endpoint.
 */
export async function findApi(
  stage: string,
  env: Readonly<Record<string, string | undefined>>,
  clients?: ApiClients,
): Promise<FoundApi> {
  const given = { url: env.CXONE_ENTITIES_URL, key: env.CXONE_ENTITIES_KEY };
  try {
    if (given.url && given.key) return found(given.url, apiKeyCredentials(given.key));
    const { cloudFormation, apiGateway } = clients ?? (await openClients());
    const stack = await describeStack(cloudFormation, `${SERVICE}-${stage}`);
    const url = given.url || stack.url;
    if (!url) return { api: undefined, reason: `the stack ${SERVICE}-${stage} has no output ${URL_OUTPUT}` };
    if (!given.key && stack.isSigned) return found(url, signingCredentials(cloudFormation.config, systemClock.now));
    const key = given.key || (await findKey(apiGateway, `${SERVICE}-${stage}`));
    if (!key) return { api: undefined, reason: `there is no API key ${SERVICE}-${stage} that is enabled` };
    return found(url, apiKeyCredentials(key));
  } catch (error) {
    return { api: undefined, reason: failureOf(error, 'aws').message };
  }
}

/** The clients are loaded here and below, because npm start does not need them. */
async function openClients(): Promise<ApiClients> {
  const { CloudFormationClient } = await import('@aws-sdk/client-cloudformation');
  const { APIGatewayClient } = await import('@aws-sdk/client-api-gateway');
  return {
    cloudFormation: new CloudFormationClient({ maxAttempts: 3 }),
    apiGateway: new APIGatewayClient({ maxAttempts: 3 }),
  };
}

const found = (url: string, credentials: Credentials): FoundApi => ({
  api: { url: url.replace(/\/+$/, ''), credentials },
  reason: '',
});

async function describeStack(client: CloudFormationClient, name: string) {
  const { DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
  const authorization = stack?.Parameters?.find(({ ParameterKey }) => ParameterKey === 'Authorization');
  return {
    url: stack?.Outputs?.find(({ OutputKey }) => OutputKey === URL_OUTPUT)?.OutputValue,
    isSigned: authorization?.ParameterValue === 'aws_iam',
  };
}

/** The newest key, because after a rotation the older one will soon be disabled. */
async function findKey(client: APIGatewayClient, name: string): Promise<string | undefined> {
  const { paginateGetApiKeys } = await import('@aws-sdk/client-api-gateway');
  let newest: { at: number; value: string | undefined } | undefined;
  for await (const { items = [] } of paginateGetApiKeys({ client }, { nameQuery: name, includeValues: true })) {
    for (const { name: own, enabled, createdDate, value } of items) {
      const at = createdDate?.getTime() ?? 0;
      if (own === name && enabled && at >= (newest?.at ?? 0)) newest = { at, value };
    }
  }
  return newest?.value;
}
