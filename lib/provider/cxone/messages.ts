import * as z from 'zod/mini';
import { UpstreamMalformedError } from '../../errors.ts';
import { parseJson } from '../../json.ts';
import type { NluEntity, NluQuery, NluResult } from '../port.ts';
import { createOffsetReader, type OffsetReader, type OffsetUnit } from './offsets.ts';

/** The body of `POST /api/v2/nlu/entities/extract`. */
export function writeRequest(query: NluQuery): string {
  return JSON.stringify({
    text: query.text,
    language: query.language,
    confidence_threshold: query.confidenceThreshold,
    entity_types: query.entityTypes,
  });
}

/** No value is longer than the longest text. */
const MAX_VALUE_UNITS = 10_000;
/** An entity for each second word of the longest text would be 1,000; the record of so many would not fit into an item. */
const MAX_ENTITIES = 500;

/** What the service relies on; everything else of the answer may come or stay away. Made when first needed. */
function makeAnswerSchema() {
  const entity = z.object({
    name: z.string().check(z.minLength(1), z.maxLength(256)),
    value: z.string().check(z.maxLength(MAX_VALUE_UNITS)),
    confidence: z.number().check(z.minimum(0), z.maximum(1)),
    start: z.optional(z.nullable(z.number())),
    end: z.optional(z.nullable(z.number())),
  });
  return z.object({ entities: z.array(entity).check(z.maxLength(MAX_ENTITIES)) });
}

let answerSchema: ReturnType<typeof makeAnswerSchema> | undefined;

type WireEntity = z.infer<ReturnType<typeof makeAnswerSchema>>['entities'][number];

/**
 * Reads the body of a 2xx answer. Offsets that can be none (fractions, below 0, reversed) become null; those that merely
 * lie outside the text stay, since the span check looks for the value nearest to them.
 *
 * @throws UpstreamMalformedError; its message names the place of the fault and nothing of the body
 */
export function readAnswer(body: string, query: NluQuery, unit: OffsetUnit): NluResult {
  answerSchema ??= makeAnswerSchema();
  const json = parseJson(body);
  if (json === undefined) throw new UpstreamMalformedError("The upstream's answer is no JSON");
  const parsed = answerSchema.safeParse(json);
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.map(step => (typeof step === 'number' ? step : String(step))).join('.');
    throw new UpstreamMalformedError(`The upstream's answer has another shape than agreed, at "${place ?? ''}"`);
  }
  const toUtf16 = createOffsetReader(query.text, unit);
  return { entities: parsed.data.entities.map(entity => readEntity(entity, toUtf16)) };
}

function readEntity({ name, value, confidence, start, end }: WireEntity, toUtf16: OffsetReader): NluEntity {
  if (!isOffset(start) || !isOffset(end) || start > end) return { name, value, confidence, start: null, end: null };
  return { name, value, confidence, start: toUtf16(start), end: toUtf16(end) };
}

const isOffset = (value: number | null | undefined): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
