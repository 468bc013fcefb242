import { describe, expect, it } from 'vitest';
import { deriveKeys } from '../../../lib/keys.ts';
import { openValue, sealValue } from '../../../lib/state/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const KEYS = deriveKeys('s'.repeat(64));
const PLAIN = Buffer.from('a value');
const item = { pk: 'thing', ...sealValue(KEYS, 'thing', PLAIN) };

describe('A sealed value', () => {
  it('opens with the keys that sealed it', () => {
    expect(Buffer.from(openValue(KEYS, item) ?? [])).toEqual(PLAIN);
  });

  eachRow([
    ['is not there', undefined],
    ['has another type', { ...item, sealed: 'text' }],
    ['names another key', { ...item, key_id: 'other' }],
    ['stands on another item', { ...item, pk: 'other' }],
  ])('does not open when it %s', (_, other) => {
    expect(openValue(KEYS, other)).toBeUndefined();
  });
});
