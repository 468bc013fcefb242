import { APIGatewayClient, paginateGetApiKeys } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { failureOf } from '../../cli/tool/failure.ts';
import type { ConsoleTarget } from './target.ts';

export interface ApiClients {
  readonly cloudFormation: CloudFormationClient;
  readonly apiGateway: APIGatewayClient;
}

export interface FoundApi {
  readonly api: ConsoleTarget['api'];
  /** Why there is none; empty when there is one. */
  readonly reason: string;
}

const SERVICE = 'cxone-entities';
/** The name that the framework gives to the URL of the API. */
const URL_OUTPUT = 'ServiceEndpoint';

/**
 * The endpoint of a stage and a key for it: those of the environment (`CXONE_ENTITIES_URL`, `CXONE_ENTITIES_KEY`), else
 * the output of the stack and the key of the usage plan, read with the AWS credentials at hand.
 */
export async function findApi(
  stage: string,
  env: Readonly<Record<string, string | undefined>>,
  openClients: () => ApiClients = () => ({
    cloudFormation: new CloudFormationClient({ maxAttempts: 3 }),
    apiGateway: new APIGatewayClient({ maxAttempts: 3 }),
  }),
): Promise<FoundApi> {
  const given = { url: env.CXONE_ENTITIES_URL, key: env.CXONE_ENTITIES_KEY };
  try {
    const clients = given.url && given.key ? undefined : openClients();
    const url = given.url || (clients && (await findUrl(clients.cloudFormation, `${SERVICE}-${stage}`)));
    const key = given.key || (clients && (await findKey(clients.apiGateway, `${SERVICE}-${stage}`)));
    if (!url) return { api: undefined, reason: `the stack ${SERVICE}-${stage} has no output ${URL_OUTPUT}` };
    if (!key) return { api: undefined, reason: `there is no API key ${SERVICE}-${stage} that is enabled` };
    return { api: { url: url.replace(/\/+$/, ''), key }, reason: '' };
  } catch (error) {
    return { api: undefined, reason: failureOf(error).message };
  }
}

async function findUrl(client: CloudFormationClient, stack: string): Promise<string | undefined> {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }));
  return Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === URL_OUTPUT)?.OutputValue;
}

/** The newest one, as after a rotation the older one is about to be switched off. */
async function findKey(client: APIGatewayClient, name: string): Promise<string | undefined> {
  let newest: { at: number; value: string | undefined } | undefined;
  for await (const { items = [] } of paginateGetApiKeys({ client }, { nameQuery: name, includeValues: true })) {
    for (const { name: own, enabled, createdDate, value } of items) {
      const at = createdDate?.getTime() ?? 0;
      if (own === name && enabled && at >= (newest?.at ?? 0)) newest = { at, value };
    }
  }
  return newest?.value;
}
