import * as z from 'zod/mini';
import { UpstreamMalformedError } from '../errors.ts';
import { createOffsetReader, type OffsetReader, type OffsetUnit } from './offsets.ts';
import type { NluEntity } from './port.ts';

/** No value is longer than the longest text. */
const MAX_VALUE_UNITS = 10_000;
/** The record of more entities would not fit into an item of the ledger. */
const MAX_ENTITIES = 500;

/** Made when first needed: an environment that only answers from its cache does without. */
function makeSchema() {
  const entity = z.object({
    name: z.string().check(z.minLength(1), z.maxLength(256)),
    value: z.string().check(z.maxLength(MAX_VALUE_UNITS)),
    confidence: z.number().check(z.minimum(0), z.maximum(1)),
    start: z.optional(z.nullable(z.number())),
    end: z.optional(z.nullable(z.number())),
  });
  return z.object({ entities: z.array(entity).check(z.maxLength(MAX_ENTITIES)) });
}

let schema: ReturnType<typeof makeSchema> | undefined;

type ClaimedEntity = z.infer<ReturnType<typeof makeSchema>>['entities'][number];

/**
 * Reads the entities that an upstream claims to have found in `text`; fields beside the known ones are ignored. An
 * offset that is a fraction, below 0 or beyond its end becomes null. One outside the text stays, since the span check
 * looks for the occurrence nearest to it.
 *
 * @param answer an object whose `entities` hold name, value, confidence and, if they are known, start and end
 * @throws UpstreamMalformedError; its message names the place of the fault and holds nothing of the answer
 */
export function readEntities(answer: unknown, text: string, unit: OffsetUnit): NluEntity[] {
  schema ??= makeSchema();
  const parsed = schema.safeParse(answer);
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.map(String).join('.');
    throw new UpstreamMalformedError(`The upstream's answer breaks the contract at "${place ?? ''}"`);
  }
  const toUtf16 = createOffsetReader(text, unit);
  return parsed.data.entities.map(entity => readEntity(entity, toUtf16));
}

function readEntity({ name, value, confidence, start, end }: ClaimedEntity, toUtf16: OffsetReader): NluEntity {
  if (!isOffset(start) || !isOffset(end) || start > end) return { name, value, confidence, start: null, end: null };
  return { name, value, confidence, start: toUtf16(start), end: toUtf16(end) };
}

const isOffset = (value: number | null | undefined): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
