import * as z from 'zod';
import { requestSchema } from '../../lib/extraction/index.ts';
import { CONTRACT_LANGUAGES, LANGUAGES } from '../../lib/languages/index.ts';
import { PROBLEM_CODES } from './problems.ts';

/** The schemas of the answers of the service. A test compares their types with those of the code. */

const confidence = z.number().min(0).max(1);
const offset = z.int().min(0).nullable();
const auditId = z
  .string()
  .regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  .describe('ULID of the record in the ledger');

const typed = z.strictObject({
  kind: z.string().describe('`date`, `money`, …: it can differ from the kind of the rule'),
  grain: z.string().optional().describe('`day`, `month`, `hour`, …'),
  start: z.string().optional().describe('ISO 8601'),
  end: z.string().optional().describe('ISO 8601, exclusive'),
  duration: z.string().optional().describe('ISO 8601'),
  amount: z.string().optional().describe('decimal'),
  currency: z.string().optional().describe('ISO 4217'),
});

export const entity = z.strictObject({
  name: z.string().describe('the entity type'),
  value: z
    .string()
    .nullable()
    .describe(
      'canonical name; ISO 8601 date, time, interval or duration; decimal; `12.50 EUR`; E.164; null when unknown',
    ),
  confidence: confidence.describe('from the upstream'),
  start: offset.describe('UTF-16 units of `input_text`; null when the value does not occur there'),
  end: offset.describe('as `start`, exclusive'),
  raw_value: z.string().describe('`input_text` from `start` to `end`, or the upstream’s value when there is no span'),
  match: z.enum(['exact', 'folded', 'fuzzy', 'typed', 'none']).describe('how sure the value is, surest first'),
  rule: z.string().describe('the rule that gave the value'),
  typed: typed.optional(),
  alternatives: z
    .array(z.strictObject({ value: z.string(), typed: typed.optional() }))
    .optional()
    .describe('other readings, the likeliest first'),
  candidates: z.array(z.string()).optional().describe('names that the misspelt value may mean'),
  review: z.literal(true).optional().describe('a person should look at it'),
  review_reasons: z.array(z.enum(['policy', 'contradiction', 'part', 'corrected', 'ambiguous', 'unknown'])).optional(),
});

export const fault = z.strictObject({
  pointer: z.string().describe('JSON Pointer (RFC 6901) into the request'),
  detail: z.string(),
});

export const droppedEntity = z.strictObject({
  name: z.string(),
  raw_value: z.string(),
  confidence,
  reason: z.enum([
    'not_requested',
    'below_threshold',
    'not_allowed',
    'out_of_range',
    'unknown_value',
    'invalid_value',
    'overlap',
  ]),
});

export const extractResponse = z.strictObject({
  input_text: z.string().describe('as it was sent'),
  language: z.enum(LANGUAGES),
  processing_time_ms: z.number().min(0),
  cache_source: z.enum(['api', 'cache', 'stale']),
  freshness_age_sec: z.int().min(0).describe('seconds since the upstream gave the result'),
  audit_status: z.enum(['LOGGED', 'UNLOGGED']),
  audit_id: auditId,
  rules_version: z.string(),
  entities: z.array(entity),
  dropped: z.array(droppedEntity).describe('what is not returned, and why'),
  warnings: z.array(fault).optional().describe('what is probably a mistake in the request'),
});

const problemFields = {
  title: z.string(),
  detail: z.string(),
  instance: z.string().describe('`urn:cxone-entities:request:` and the `X-Request-Id`'),
};

export const problem = z.strictObject({
  type: z.enum(PROBLEM_CODES.map(code => `urn:cxone-entities:problem:${code}`)),
  status: z.int().min(400).max(599),
  ...problemFields,
  audit_id: auditId.optional().describe('of the record of this failure; left out when the ledger has none'),
  errors: z.array(fault).max(100).optional().describe('every fault of the request, with `invalid-request` only'),
});

/** The gateway's default responses, which have no fixed status. */
const gatewayProblem = z.strictObject({ type: z.literal('about:blank'), ...problemFields });

export const batchItemAnswer = z.strictObject({
  id: z.string(),
  status: z.int(),
  response: extractResponse.optional().describe('with status 200'),
  problem: problem.optional().describe('with any other status; pointers are relative to the item'),
  retry_after_sec: z.int().min(0).optional().describe('seconds after which the item can be sent again'),
});

const health = z.strictObject({ status: z.literal('ok'), version: z.string() });

type JsonSchema = Record<string, unknown>;

/** The named schemas, for `#/components/schemas/NAME`. */
export function componentSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  const named = { Entity: entity, DroppedEntity: droppedEntity, Fault: fault, ExtractResponse: extractResponse };
  const answers = { ...named, Problem: problem, GatewayProblem: gatewayProblem, BatchItemAnswer: batchItemAnswer };
  const all = { ...answers, BatchResponse: z.strictObject({ items: z.array(batchItemAnswer) }), Health: health };
  for (const [id, schema] of Object.entries(all)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: id => `#/components/schemas/${id}` });
  const request = extractRequest();
  return {
    ExtractRequest: request,
    BatchRequest: batchRequest(request),
    ...Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutIdentity(schema)])),
  };
}

const withoutIdentity = ({ $schema: _schema, $id: _id, id: _name, ...rest }: JsonSchema): JsonSchema => rest;

/** The languages that a deployment serves only if `LANGUAGES_ENABLED` lists them. */
const LISTED_ONLY = LANGUAGES.filter(tag => !CONTRACT_LANGUAGES.some(served => served === tag))
  .map(tag => `\`${tag}\``)
  .join(', ');

/** Checks that the code does by functions, in JSON Schema as far as it can express them. */
const REQUEST_NOTES: Record<string, JsonSchema> = {
  text: { minLength: 1, pattern: '\\S', description: '1 to 10,000 UTF-16 units after trimming, no lone surrogates' },
  language: { description: `a language that the deployment enables; ${LISTED_ONLY} only where it is listed` },
  entity_types: {
    maxItems: 10,
    uniqueItems: true,
    description: 'what to look for; a type without a rule gives a warning',
  },
  confidence_threshold: { description: 'entities below it are dropped' },
  reference_time: { format: 'date-time', description: 'relative dates are read against it; default: now' },
  time_zone: { description: 'IANA zone, such as `Europe/Berlin`; default: the deployment’s' },
};

interface ObjectSchema extends JsonSchema {
  properties: Record<string, JsonSchema>;
  required: string[];
}

function extractRequest(): ObjectSchema {
  const schema = withoutIdentity(z.toJSONSchema(requestSchema(LANGUAGES), { io: 'input' })) as ObjectSchema;
  const properties = Object.entries(schema.properties).map(([name, rule]) => [
    name,
    { ...rule, ...REQUEST_NOTES[name] },
  ]);
  return { ...schema, properties: Object.fromEntries(properties) };
}

function batchRequest(request: ObjectSchema): JsonSchema {
  const id = { type: 'string', pattern: '^[A-Za-z0-9_.-]{1,64}$', description: 'distinct within the batch' };
  const item = { ...request, properties: { id, ...request.properties }, required: ['id', ...request.required] };
  const items = { type: 'array', minItems: 1, maxItems: 25, items: item };
  return { type: 'object', properties: { items }, required: ['items'], additionalProperties: false };
}
