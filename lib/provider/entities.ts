import * as z from 'zod/mini';
import { UpstreamMalformedError } from '../errors.ts';
import { createOffsetReader, type OffsetReader, type OffsetUnit } from './offsets.ts';
import type { InvalidEntity, NluEntity, NluResult } from './port.ts';

/** No value is longer than the longest text. */
const MAX_VALUE_UNITS = 10_000;
/** A record with more entities would not fit into an item of the ledger. Further entities are counted as invalid. */
const MAX_ENTITIES = 500;
/** A text has 10,000 units at most, so a longer list cannot be an answer to it. */
const MAX_CLAIMS = 5_000;

const MAX_NAME_UNITS = 256;
/** The name of an entity that has none. */
const NO_NAME = 'unknown';

/** Made at first use: an environment that only answers from its cache does not need them. */
function makeSchemas() {
  const offset = z.optional(z.nullable(z.number()));
  /**
   * DynamoDB keeps UTF-8, which has no form for a lone surrogate: a record that held one would no longer fit its
   * digest.
   */
  const wellFormed = z.refine<string>(said => said.isWellFormed());
  return {
    answer: z.object({ entities: z.array(z.unknown()).check(z.maxLength(MAX_CLAIMS)) }),
    entity: z.object({
      name: z.string().check(z.minLength(1), z.maxLength(MAX_NAME_UNITS), wellFormed),
      value: z.string().check(z.maxLength(MAX_VALUE_UNITS), wellFormed),
      confidence: z.number().check(z.minimum(0), z.maximum(1)),
      start: offset,
      end: offset,
    }),
  };
}

let schemas: ReturnType<typeof makeSchemas> | undefined;

type ClaimedEntity = z.infer<ReturnType<typeof makeSchemas>['entity']>;

/**
 * Reads the entities that an upstream claims to have found in `text`; unknown fields are ignored. One that is not
 * valid, or comes after 500 valid ones, is set aside in `invalid`. An offset that is a fraction, below 0 or beyond its
 * end becomes null. One outside the text stays, since the span check looks for the occurrence nearest to it.
 *
 * @param answer an object whose `entities` hold name, value, confidence and, if they are known, start and end
 * @throws UpstreamMalformedError when the answer holds no list of at most 5,000 entities
 */
export function readEntities(answer: unknown, text: string, unit: OffsetUnit): NluResult {
  schemas ??= makeSchemas();
  const parsed = schemas.answer.safeParse(answer);
  if (!parsed.success)
    throw new UpstreamMalformedError("The upstream's answer holds no list of at most 5,000 entities");
  const toUtf16 = createOffsetReader(text, unit);
  const entities: NluEntity[] = [];
  const invalid: InvalidEntity[] = [];
  for (const claim of parsed.data.entities) {
    const entity = schemas.entity.safeParse(claim);
    if (entity.success && entities.length < MAX_ENTITIES) entities.push(readEntity(entity.data, toUtf16));
    else invalid.push(readInvalid(claim));
  }
  return invalid.length === 0 ? { entities } : { entities, invalid };
}

function readEntity({ name, value, confidence, start, end }: ClaimedEntity, toUtf16: OffsetReader): NluEntity {
  if (!isOffset(start) || !isOffset(end) || start > end) return { name, value, confidence, start: null, end: null };
  return { name, value, confidence, start: toUtf16(start), end: toUtf16(end) };
}

const isOffset = (value: number | null | undefined): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

function readInvalid(claim: unknown): InvalidEntity {
  const { name, value, confidence }: Partial<Record<string, unknown>> = Object(claim);
  const isName = typeof name === 'string' && name !== '' && name.length <= MAX_NAME_UNITS;
  const isValue = (typeof value === 'string' && value.length <= MAX_VALUE_UNITS) || typeof value === 'number';
  return {
    name: isName ? name.toWellFormed() : NO_NAME,
    value: isValue ? String(value).toWellFormed() : '',
    confidence: typeof confidence === 'number' ? Math.min(1, Math.max(0, confidence)) : 0,
  };
}
