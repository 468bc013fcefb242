import {
  APIGatewayClient,
  CreateApiKeyCommand,
  CreateUsagePlanKeyCommand,
  DeleteApiKeyCommand,
  GetApiKeyCommand,
  paginateGetUsagePlanKeys,
  paginateGetUsagePlans,
  UpdateApiKeyCommand,
} from '@aws-sdk/client-api-gateway';
import { ToolError } from '../tool/index.ts';

export interface ApiKey {
  readonly id: string;
  readonly createdAt: number;
}

/** The API keys with the stage's own name. A plan may hold keys of other callers. */
export interface ApiKeys {
  /** Oldest first. */
  enabled(): Promise<ApiKey[]>;
  create(): Promise<{ readonly id: string; readonly value: string }>;
  /** Only disables the key, because the stack still refers to the key that it made. */
  disable(id: string): Promise<void>;
}

/** The tag by which the operator's policy recognises the keys of a stage (infra/resources/policies.yml). */
const STACK_TAG = 'cxone-entities-stack';

/** @param name of the usage plan and of its key, as serverless.yml gives it */
export async function openApiKeys(name: string, client = new APIGatewayClient()): Promise<ApiKeys> {
  const usagePlanId = await findPlan(client, name);
  return {
    async enabled() {
      const keys: ApiKey[] = [];
      for await (const { items = [] } of paginateGetUsagePlanKeys({ client }, { usagePlanId, nameQuery: name })) {
        for (const item of items.filter(key => key.name === name)) {
          const { id = '', createdDate, enabled } = await client.send(new GetApiKeyCommand({ apiKey: item.id }));
          if (enabled) keys.push({ id, createdAt: createdDate?.getTime() ?? 0 });
        }
      }
      return keys.toSorted((a, b) => a.createdAt - b.createdAt);
    },
    async create() {
      const description = 'Made by npm run secrets -- rotate api-key';
      const key = { name, description, enabled: true, tags: { [STACK_TAG]: name } };
      const { id = '', value = '' } = await client.send(new CreateApiKeyCommand(key));
      try {
        await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId: id, keyType: 'API_KEY' }));
      } catch (error) {
        // A key without a plan is refused, and it would count as an unfinished rotation.
        await client.send(new DeleteApiKeyCommand({ apiKey: id }));
        throw error;
      }
      return { id, value };
    },
    async disable(id) {
      const patchOperations = [{ op: 'replace', path: '/enabled', value: 'false' } as const];
      await client.send(new UpdateApiKeyCommand({ apiKey: id, patchOperations }));
    },
  };
}

async function findPlan(client: APIGatewayClient, name: string): Promise<string> {
  for await (const { items = [] } of paginateGetUsagePlans({ client }, {})) {
    const found = items.find(plan => plan.name === name);
    if (found?.id !== undefined) return found.id;
  }
  throw new ToolError(`There is no usage plan ${name}: the stage is not deployed, or it asks for no API keys.`);
}
