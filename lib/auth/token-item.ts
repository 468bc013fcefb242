import type { ServiceKeys } from '../keys.ts';
import { openValue, type StateChange, type StateItem, sealValue } from '../state/index.ts';
import { eraseBackoff } from './grant-backoff.ts';
import type { AccessToken } from './port.ts';

/** The note of failed grants must outlive a short token on the same item. */
const KEEP_AT_LEAST_MS = 3_600_000;

/** The token on the item; undefined when there is none, when another service secret sealed it, or when it was altered. */
export function readToken(keys: ServiceKeys, item: StateItem | undefined): AccessToken | undefined {
  const opened = openValue(keys, item);
  if (!opened) return undefined;
  const { value, grantedAt, expiresAt, apiBaseUrl, versionId } = JSON.parse(Buffer.from(opened).toString());
  return { value, grantedAt, expiresAt, ...(apiBaseUrl && { apiBaseUrl }), ...(versionId && { versionId }) };
}

/** Stores the token and removes the note of failed grants. */
export function storeToken(keys: ServiceKeys, pk: string, token: AccessToken, now: number): StateChange {
  const expiresAt = Math.ceil(Math.max(token.expiresAt, now + KEEP_AT_LEAST_MS) / 1_000);
  const sealed = sealValue(keys, pk, Buffer.from(JSON.stringify(token)));
  return { ...eraseBackoff(), set: { ...sealed, expires_at: expiresAt } };
}
