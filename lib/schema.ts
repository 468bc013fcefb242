import type * as z from 'zod/mini';

/** Makes a function that returns the value when it fits the schema, and else undefined. */
export const readerOf =
  <T>(schema: z.ZodMiniType<T>) =>
  (value: unknown): T | undefined => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  };
