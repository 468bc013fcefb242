import * as z from 'zod';
import { CASINGS, SCOPES, UNKNOWN_POLICIES } from './rules-index.ts';

/** The rules document as it is written. Only the build and the rules tool use it. */

const line = z
  .string()
  .max(256)
  .refine(text => text.trim() !== '' && !/[\n\r]/.test(text), { error: 'must be one line that is not blank' });

const common = {
  description: z.string().optional().describe('For people; not used.'),
  unknown: z
    .enum(UNKNOWN_POLICIES)
    .default('keep')
    .describe('What becomes of a value that is not known or cannot be read.'),
  private: z.boolean().default(false).describe('Values are redacted in previews and stored as HMAC only.'),
  casing: z.enum(CASINGS).default('keep').describe('Case of values that are returned as they were said.'),
  yields_to: z.array(line).optional().describe('Types before which an overlapping entity of this type gives way.'),
};

const allowed = z.array(line).min(1).optional().describe('The only canonical values that may be returned.');
const bound = z.union([z.number(), line]).optional();

const listValue = z.strictObject({
  value: line.describe('The canonical value.'),
  synonyms: z
    .partialRecord(z.enum(SCOPES), z.array(line).min(1))
    .default({})
    .describe('What is said for it: everywhere (any), in a language (en), or in a locale (en-GB).'),
});

const listRule = z.strictObject({
  ...common,
  kind: z.literal('list'),
  fuzzy: z.boolean().default(false).describe('Correct typing and speech recognition slips.'),
  values: z.array(listValue).min(1),
  allowed,
});

const textRule = z.strictObject({ ...common, kind: z.literal('text'), allowed });

const idRule = z.strictObject({
  ...common,
  kind: z.literal('id'),
  patterns: z
    .array(line)
    .min(1)
    .describe('Regular expressions. The whole id must match one of them. Each must match in linear time.'),
  ignore: z.string().max(16).default(' ').describe('Characters taken out before matching.'),
  allowed,
});

const typedRule = z.strictObject({
  ...common,
  kind: z.enum(['date', 'birth_date', 'time', 'datetime', 'duration', 'recurrence', 'phone', 'email']),
  allowed,
  min: bound.describe('For dates: an ISO 8601 date, or a duration from the reference time such as -P120Y or P0D.'),
  max: bound,
});

const numberRule = z.strictObject({
  ...common,
  kind: z.enum(['number', 'integer', 'ordinal', 'percentage']),
  allowed,
  min: z.number().optional(),
  max: z.number().optional(),
});

const moneyRule = z.strictObject({
  ...common,
  kind: z.literal('money'),
  min: z.number().optional(),
  max: z.number().optional(),
  currencies: z
    .array(z.string().regex(/^[A-Z]{3}$/))
    .min(1)
    .optional()
    .describe('ISO 4217 codes that may be returned.'),
});

export const ruleSchema = z.discriminatedUnion('kind', [listRule, textRule, idRule, typedRule, numberRule, moneyRule]);
export type Rule = z.infer<typeof ruleSchema>;

/** The key with which a rule takes over another one, with changes. */
const likeSchema = z.looseObject({ like: line.describe('The entity type whose rule this one takes over.') });

const head = {
  $schema: z.string().optional(),
  version: z.string().regex(/^[\w.-]{1,40}$/, 'must be 1 to 40 letters, digits, points, hyphens or underscores'),
};
const entityType = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{1,64}$/, 'an entity type is 1 to 64 letters, digits, points, hyphens or underscores');

/** The document, its rules unchecked: each rule is checked by the schema of its kind. */
export const outlineSchema = z.strictObject({
  ...head,
  default: z.unknown().optional(),
  entities: z.record(entityType, z.looseObject({})),
});

/** The whole document, for editors. */
export const documentSchema = z.strictObject({
  ...head,
  default: ruleSchema.optional().describe('For entity types that have no rule of their own.'),
  entities: z.record(entityType, z.union([ruleSchema, likeSchema])),
});
