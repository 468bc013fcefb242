import type { ServiceKeys } from '../keys.ts';
import type { StateItem } from '../state/index.ts';
import { holdLeftMs, readBackoff } from './grant-backoff.ts';
import { readToken } from './token-item.ts';

/** What an operator may know of the shared token: never the token itself. */
export interface TokenStatus {
  /** Undefined when there is no token that these keys open. */
  readonly token: { readonly ageMs: number; readonly goodForMs: number } | undefined;
  /** While failed grants hold the fleet back. */
  readonly hold: { readonly failures: number; readonly leftMs: number } | undefined;
}

/** @param now epoch milliseconds */
export function readTokenStatus(keys: ServiceKeys, item: StateItem | undefined, now: number): TokenStatus {
  const token = readToken(keys, item);
  const backoff = readBackoff(item);
  const leftMs = backoff ? holdLeftMs(backoff, now) : 0;
  return {
    token: token && { ageMs: now - token.grantedAt, goodForMs: token.expiresAt - now },
    hold: backoff && leftMs > 0 ? { failures: backoff.failures, leftMs } : undefined,
  };
}
