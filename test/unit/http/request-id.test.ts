import { describe, expect, it } from 'vitest';
import { chooseRequestId } from '../../../lib/http/request-id.ts';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const choose = async (given: string | undefined) =>
  chooseRequestId(given, 'own', async text => (await loadRedaction()).redactDeep(text));

describe('chooseRequestId', () => {
  eachRow([
    '0b6ad1e5-4d0b-4c2e-9a3d-1f2e3d4c5b6a',
    '12345678-1234-4234-8234-123456789012',
    '01M81Z79RRBY31ZVBSCAVT71ZK',
    'ivr.session-42_7',
  ])('takes %s of the caller', async id => expect(await choose(id)).toBe(id));

  eachRow([
    ['is missing', undefined],
    ['is empty', ''],
    ['is too short', 'a1'],
    ['is too long', 'a'.repeat(65)],
    ['holds a line break', 'abcdefgh\nx: y'],
    ['holds a space', 'abcdefgh ijk'],
    ['begins with a dash', '-abcdefgh'],
    ['is a phone number', '4915123456789'],
    ['is a card number', '4111-1111-1111-1111'],
  ])('makes an own id where the caller’s %s', async (_what, id) => expect(await choose(id)).toBe('own'));

  it('makes an own id where redaction cannot be loaded', async () => {
    expect(await chooseRequestId('abcdefgh', 'own', () => Promise.reject(new Error('gone')))).toBe('own');
  });
});
