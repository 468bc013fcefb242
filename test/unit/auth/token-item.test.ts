import { describe, expect, it } from 'vitest';
import { storeBackoff } from '../../../lib/auth/grant-backoff.ts';
import { readToken, storeToken } from '../../../lib/auth/token-item.ts';
import { readTokenStatus } from '../../../lib/auth/token-status.ts';
import { deriveKeys } from '../../../lib/keys.ts';
import type { StateItem } from '../../../lib/state/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const KEYS = deriveKeys('s'.repeat(64));
const NOW = Date.UTC(2026, 10, 22, 12);
const TOKEN = { value: 'token', grantedAt: NOW, expiresAt: NOW + 7_200_001 };
const itemOf = (token: typeof TOKEN, now = NOW) => ({ pk: 'token#1', ...storeToken(KEYS, 'token#1', token, now).set });

describe('The item of a token', () => {
  eachRow([
    ['with all that the grant gave', { ...TOKEN, apiBaseUrl: 'https://api.example.com', versionId: 'v1' }],
    ['with nothing that the grant left out', TOKEN],
  ])('gives the token back %s', (_, token) => {
    expect(readToken(KEYS, itemOf(token))).toStrictEqual(token);
  });

  it('expires in the first whole second in which the token is no longer good', () => {
    expect(itemOf(TOKEN)).toMatchObject({ expires_at: NOW / 1_000 + 7_201 });
  });

  it('is kept for an hour for the note of failed grants, also with a short token', () => {
    expect(itemOf({ ...TOKEN, expiresAt: NOW + 60_000 })).toMatchObject({ expires_at: NOW / 1_000 + 3_600 });
  });

  it('shows an operator the age and the time left of the token, and not the token', () => {
    expect(readTokenStatus(KEYS, itemOf(TOKEN), NOW + 5_000)).toEqual({
      token: { ageMs: 5_000, goodForMs: 7_195_001 },
      hold: undefined,
    });
    expect(readTokenStatus(KEYS, undefined, NOW)).toEqual({ token: undefined, hold: undefined });
  });
});

describe('The hold after failed grants', () => {
  const HOLD = { failures: 3, holdMs: 20_000, until: NOW + 20_000, versionId: 'v1' };
  const item = { pk: 'token#1', ...storeBackoff(HOLD).set };
  const holdAt = (now: number, held: StateItem = item) => readTokenStatus(KEYS, held, now).hold;

  it('is told to an operator until its last millisecond', () => {
    expect(holdAt(NOW)).toEqual({ failures: 3, leftMs: 20_000 });
    expect(holdAt(NOW + 19_999)).toEqual({ failures: 3, leftMs: 1 });
    expect(holdAt(NOW + 20_000)).toBeUndefined();
  });

  eachRow(['grant_failures', 'grant_hold_ms', 'grant_hold_until', 'grant_version'])(
    'counts as none when %s is missing',
    attribute => expect(holdAt(NOW, { ...item, [attribute]: undefined })).toBeUndefined(),
  );
});
