import * as z from 'zod/mini';
import { parseJson } from '../json.ts';
import type { ServiceKeys } from '../keys.ts';
import { openValue, type StateChange, type StateItem, sealValue } from '../state/index.ts';
import { eraseBackoff } from './grant-backoff.ts';
import type { AccessToken } from './port.ts';

/** The note of failed grants must outlive a short token on the same item. */
const KEEP_AT_LEAST_MS = 3_600_000;

/** It was sealed with our own key, but perhaps by another release. */
const tokenSchema = z.object({
  value: z.string().check(z.minLength(1)),
  grantedAt: z.number(),
  expiresAt: z.number(),
  apiBaseUrl: z.optional(z.string()),
  versionId: z.optional(z.string()),
});

/** The token on the item; undefined when there is none, when another service secret sealed it, or when it was altered. */
export function readToken(keys: ServiceKeys, item: StateItem | undefined): AccessToken | undefined {
  const opened = openValue(keys, item);
  if (!opened) return undefined;
  const parsed = tokenSchema.safeParse(parseJson(Buffer.from(opened).toString()));
  if (!parsed.success) return undefined;
  const { apiBaseUrl, versionId, ...token } = parsed.data;
  return { ...token, ...(apiBaseUrl && { apiBaseUrl }), ...(versionId && { versionId }) };
}

/** Stores the token and removes the note of failed grants. */
export function storeToken(keys: ServiceKeys, pk: string, token: AccessToken, now: number): StateChange {
  const expiresAt = Math.ceil(Math.max(token.expiresAt, now + KEEP_AT_LEAST_MS) / 1_000);
  const sealed = sealValue(keys, pk, Buffer.from(JSON.stringify(token)));
  return { ...eraseBackoff(), set: { ...sealed, expires_at: expiresAt } };
}
