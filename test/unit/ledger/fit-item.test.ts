import { expect } from 'vitest';
import { itemBytes, MAX_ITEM_BYTES } from '../../../lib/dynamodb/index.ts';
import { describeToFit } from '../../../lib/ledger/fit-item.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';

/** What the keys, the id, the time and the proofs of a record may take. */
const ADDED_BYTES = 320;

const { entities, ...rest } = ledgerRecord(Date.UTC(2026, 10, 22, 12));

/** Shortens a description with so many entities, which takes `bytes` if it is whole. */
function shorten(count: number, bytes: number) {
  const whole = { ...rest, entities: Array.from({ length: count }, () => entities).flat(), preview: '' };
  const preview = 'p'.repeat(bytes - itemBytes(whole));
  return describeToFit(truncated => ({ ...whole, truncated, preview: truncated ? null : preview })).truncated;
}

eachRow([
  [65, MAX_ITEM_BYTES - ADDED_BYTES, null],
  [65, MAX_ITEM_BYTES - ADDED_BYTES + 1, 'values'],
  [64, MAX_ITEM_BYTES, null],
])('a description with %i entities and of %i bytes is shortened to %s', (count, bytes, truncated) => {
  expect(shorten(count, bytes)).toBe(truncated);
});
