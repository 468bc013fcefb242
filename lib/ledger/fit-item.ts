import { itemBytes, MAX_ITEM_BYTES } from '../dynamodb/index.ts';
import type { Truncation } from './record.ts';
import type { DescribedFacts } from './record-builder.ts';

/**
 * The 315 bytes that the auditor and the store add: the keys of the table and of the review index, and the id, time,
 * proofs and link of the record.
 */
const ADDED_BYTES = 320;

/** This many entities fit into an item even with the longest names and values: each takes 1.2 KB at most. */
const ALWAYS_FITTING = 64;

/** The record as a whole if DynamoDB takes an item of its size, else shortened as little as possible. */
export function describeToFit(describe: (truncated: Truncation | null) => DescribedFacts): DescribedFacts {
  const whole = describe(null);
  if (fits(whole)) return whole;
  const withoutValues = describe('values');
  return fits(withoutValues) ? withoutValues : describe('entities');
}

const fits = (described: DescribedFacts): boolean =>
  described.entities.length <= ALWAYS_FITTING || itemBytes(described) + ADDED_BYTES <= MAX_ITEM_BYTES;
