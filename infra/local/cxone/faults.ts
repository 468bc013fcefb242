import * as z from 'zod';

const retryAfter = z.union([
  z.strictObject({ seconds: z.number().int() }),
  /** `Retry-After` as an HTTP-date, this many seconds after the answer's own `Date`. */
  z.strictObject({ dateInSeconds: z.number().int() }),
  /** The header's value as it is, valid or not. */
  z.strictObject({ raw: z.string() }),
]);

const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.number().int().min(200).max(599),
    retryAfter: retryAfter.optional(),
    headers: z.record(z.string(), z.string()).optional(),
    /** Default: a JSON message. */
    body: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('latency'), delayMs: z.number().nonnegative() }),
  /** Takes the request and never answers. */
  z.strictObject({ kind: z.literal('hang') }),
  /** TCP reset instead of an answer. */
  z.strictObject({ kind: z.literal('reset') }),
  /** The answer's JSON cut in half, with a content length that fits the half. */
  z.strictObject({ kind: z.literal('truncated-json') }),
  /** Half the answer, then the connection breaks. */
  z.strictObject({ kind: z.literal('cut-connection') }),
  z.strictObject({ kind: z.literal('not-json') }),
  z.strictObject({ kind: z.literal('other-json'), body: z.json().default({ result: [] }) }),
  /** The right answer, a few bytes at a time. */
  z.strictObject({
    kind: z.literal('slow-drip'),
    chunkBytes: z.number().int().positive().default(8),
    intervalMs: z.number().nonnegative().default(100),
  }),
  /** This many bytes of white space before the answer. */
  z.strictObject({ kind: z.literal('oversized'), bytes: z.number().int().positive() }),
  /** Spans moved by this many units, within the text. 2 turns 23..42 into the published 25..44. */
  z.strictObject({ kind: z.literal('wrong-offsets'), shift: z.number().int().default(2) }),
  /** Spans that lie past the end of the text. */
  z.strictObject({ kind: z.literal('outside-text') }),
  /** One more entity of a requested type with a value that is not in the text. */
  z.strictObject({ kind: z.literal('invented-entity'), value: z.string().default('teleporter') }),
  z.strictObject({ kind: z.literal('offset-unit'), unit: z.enum(['code-point', 'utf8-byte']) }),
]);

/** A fault and the requests that it hits. */
export const faultOrderSchema = z.strictObject({
  fault: faultSchema,
  on: z.enum(['extract', 'token', 'any']).default('extract'),
  /** How many requests it hits. Without it the fault stays until it is cleared. */
  times: z.number().int().positive().optional(),
  /** Only requests whose body contains this text. */
  bodyIncludes: z.string().optional(),
});

export type StandInFault = z.input<typeof faultSchema>;
export type FaultAim = Omit<z.input<typeof faultOrderSchema>, 'fault'>;
export type FaultOrder = z.output<typeof faultOrderSchema>;
export type OrderedFault = FaultOrder['fault'];
