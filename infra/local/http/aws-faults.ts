import * as z from 'zod';

/** A fault of an AWS service, in the format of its admin route. */
export const awsFaultSchema = z.strictObject({
  /** For example `GetItem`. Without it the fault hits every operation. */
  operation: z.string().optional(),
  times: z.number().int().positive().optional(),
  delayMs: z.number().nonnegative().default(0),
  /** The error to answer, for example `InternalServerError`. Without it the request succeeds after the delay. */
  type: z.string().optional(),
  status: z.number().int().min(400).max(599).default(400),
  /** Closes the connection instead of answering. */
  reset: z.boolean().default(false),
});

export type AwsFault = z.input<typeof awsFaultSchema>;

/** `GetItem` for the header `x-amz-target: DynamoDB_20120810.GetItem`. */
export const operationOf = (target: unknown): string => /\.(\w+)$/.exec(String(target))?.[1] ?? '';
