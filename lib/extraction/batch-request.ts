import * as z from 'zod/mini';
import { faultsOf, invalidRequest, requestRule } from './request.ts';

export const MAX_BATCH_ITEMS = 25;

/** An item of a batch: an id of the caller's, and the body of a request. */
export interface BatchItem {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const itemSchema = z.looseObject(
  {
    id: z
      .string(requestRule('must be a string'))
      .check(z.regex(/^[A-Za-z0-9_.-]{1,64}$/, 'must be 1 to 64 of the letters A to Z, digits, "_", "." and "-"')),
  },
  'must be a JSON object',
);

const fewAndDistinct = z.check<unknown[]>(
  ({ value, issues }) => {
    if (value.length === 0 || value.length > MAX_BATCH_ITEMS) {
      const message = `must hold 1 to ${MAX_BATCH_ITEMS} items`;
      issues.push({ code: 'custom', input: value, path: [], message });
    }
    const seen = new Set<unknown>();
    for (const [index, item] of value.slice(0, MAX_BATCH_ITEMS).entries()) {
      const { id } = Object(item) as { id?: unknown };
      if (typeof id === 'string' && seen.has(id)) {
        issues.push({ code: 'custom', input: id, path: [index, 'id'], message: 'must not be repeated' });
      }
      seen.add(id);
    }
  },
  // Runs even when single items are invalid, so that all faults are reported at once.
  { when: ({ value }) => Array.isArray(value) },
);

const batchSchema = z.strictObject(
  { items: z.array(itemSchema, requestRule('must be an array')).check(fewAndDistinct) },
  { error: issue => (issue.code === 'unrecognized_keys' ? undefined : 'must be a JSON object') },
);

/**
 * The items of a batch. Their bodies are checked one by one later: a fault of one is not a fault of the others.
 * @throws InvalidRequestError with every fault of the batch
 */
export function readBatch(body: unknown): BatchItem[] {
  const parsed = batchSchema.safeParse(body);
  if (!parsed.success) throw invalidRequest(parsed.error.issues.flatMap(faultsOf));
  return parsed.data.items.map(({ id, ...rest }) => ({ id, body: rest }));
}
