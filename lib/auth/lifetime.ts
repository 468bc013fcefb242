import type { AccessToken } from './port.ts';

/** A token is not sent in its last minute (docs/architecture.md, Tokens). */
const MARGIN_MS = 60_000;
/** Assumed when the answer gives no lifetime or an impossible one. If this is still too long, a 401 replaces the token. */
const ASSUMED_SECONDS = 300;
/** The longest known lifetime is that of Genesys Cloud, 86,399 s. */
const LONGEST_SECONDS = 86_400;

/**
 * Seconds from `expires_in`, a number or digits. A value that is missing, zero, negative or not a number means that
 * none was given.
 */
export function readLifetimeSeconds(expiresIn: unknown): number {
  const seconds = typeof expiresIn === 'string' && expiresIn.trim() !== '' ? Number(expiresIn) : expiresIn;
  if (typeof seconds !== 'number' || Number.isNaN(seconds) || seconds < 1) return ASSUMED_SECONDS;
  return Math.min(Math.floor(seconds), LONGEST_SECONDS);
}

/** Milliseconds for which the token may still be sent; 0 or less when it may not. */
export const goodForMs = (token: AccessToken, now: number): number => token.expiresAt - marginMs(token) - now;

export const isGood = (token: AccessToken, now: number): boolean => goodForMs(token, now) > 0;

/** A token of two minutes or less is good for half its life: with the full margin it would never be good. */
const marginMs = ({ grantedAt, expiresAt }: AccessToken) => Math.min(MARGIN_MS, (expiresAt - grantedAt) / 2);
