import * as z from 'zod';

/** A fault of an AWS service, as its admin route takes it. */
export const awsFaultSchema = z.strictObject({
  /** Such as `GetItem`; left out: any. */
  operation: z.string().optional(),
  times: z.number().int().positive().optional(),
  delayMs: z.number().nonnegative().default(0),
  /** The error that is answered, such as `InternalServerError`; left out: after the delay all goes well. */
  type: z.string().optional(),
  status: z.number().int().min(400).max(599).default(400),
  /** Breaks the connection instead of answering. */
  reset: z.boolean().default(false),
});

export type AwsFault = z.input<typeof awsFaultSchema>;

/** `GetItem` of the header `x-amz-target: DynamoDB_20120810.GetItem`. */
export const operationOf = (target: unknown): string => /\.(\w+)$/.exec(String(target))?.[1] ?? '';
