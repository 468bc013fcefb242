import { readFile } from 'node:fs/promises';
import { createCxoneAdmin } from '../../../infra/local/cxone/index.ts';
import { createDynamoDbAdmin } from '../../../infra/local/dynamodb/index.ts';
import { advanceClock, type FunctionName, invokeFunction } from '../../../infra/local/functions/index.ts';
import { createSecretsManagerAdmin } from '../../../infra/local/secrets-manager/index.ts';
import { createSinkAdmin } from '../../../infra/local/webhook-sink/index.ts';
import type { StackAddress } from './demo-stack.ts';

export interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface Entity {
  name: string;
  value: string | null;
  confidence: number;
  start: number | null;
  end: number | null;
  raw_value: string;
  match: string;
  rule: string;
}

/** The body of an answer or a problem: a test reads the fields that it expects. */
export interface AnyBody {
  input_text: string;
  language: string;
  processing_time_ms: number;
  cache_source: string;
  freshness_age_sec: number;
  audit_status: string;
  audit_id: string;
  rules_version: string;
  entities: Entity[];
  dropped: { name: string; raw_value: string; confidence: number; reason: string }[];
  type: string;
  title: string;
  status: number;
  detail: string;
  errors: { pointer: string; detail: string }[];
}

export const REFUND = 'I need a refund for my wireless headphones purchased last Tuesday';

/** A valid request with a text that no other test asks, unless one is given. */
export const question = (change: Record<string, unknown> = {}) => ({
  text: `${REFUND}, case ${crypto.randomUUID()}`,
  language: 'en-US',
  entity_types: ['product', 'intent', 'date'],
  ...change,
});

/** The calls that a test makes to a stack. */
export function createClient(stack: StackAddress) {
  async function post(body: unknown, headers: Record<string, string> = {}): Promise<Reply<AnyBody>> {
    const answer = await fetch(`${stack.httpUrl}/v1/extract`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': stack.apiKey, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as AnyBody };
  }
  return {
    post,
    /** Invokes the function as Lambda's invoke API does, without the HTTP layer. */
    invoke: (name: FunctionName, event?: unknown) => invokeFunction(stack.lambdaUrl, name, event),
    /** The functions' wall clock. */
    now: async () => Date.now() + Number(await readFile(stack.clockFile, 'utf8')),
    /** Moves it forward. */
    advance: (ms: number) => advanceClock(stack.clockFile, ms),
    cxone: createCxoneAdmin(stack.cxoneUrl),
    dynamoDb: createDynamoDbAdmin(stack.dynamoDbUrl),
    secretsManager: createSecretsManagerAdmin(stack.secretsManagerUrl),
    sink: createSinkAdmin(stack.webhookUrl),
  };
}

/** `urn:…:invalid-request` and the like, by its last segment. */
export const problemType = ({ body }: Reply<AnyBody>): string => body.type?.split(/[:/]/).at(-1) ?? '';
