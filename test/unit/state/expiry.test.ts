import { expect, it } from 'vitest';
import { bareItemExpiry } from '../../../lib/state/expiry.ts';

it('An item without a value is kept for at least ten minutes', () => {
  expect([bareItemExpiry(1_000), bareItemExpiry(1_001)]).toEqual([601, 602]);
});
