import type { AccessToken } from './port.ts';

/** A token is not sent any more in its last minute (docs/architecture.md, Tokens). */
const MARGIN_MS = 60_000;
/** When the answer does not say, or says nothing credible; short, since the 401 rules catch what is still too long. */
const ASSUMED_SECONDS = 300;
/** Genesys Cloud grants 86,399 s, the longest known. */
const LONGEST_SECONDS = 86_400;

/** Seconds from `expires_in` in any form: number or digits; missing, zero, negative or no number count as not said. */
export function readLifetimeSeconds(expiresIn: unknown): number {
  const seconds = typeof expiresIn === 'string' && expiresIn.trim() !== '' ? Number(expiresIn) : expiresIn;
  if (typeof seconds !== 'number' || Number.isNaN(seconds) || seconds < 1) return ASSUMED_SECONDS;
  return Math.min(Math.floor(seconds), LONGEST_SECONDS);
}

/** Milliseconds for which the token may still be sent; 0 or less when it may not. */
export const goodForMs = (token: AccessToken, now: number): number => token.expiresAt - marginMs(token) - now;

export const isGood = (token: AccessToken, now: number): boolean => goodForMs(token, now) > 0;

/** A token of two minutes or less is good for half its life: with the full margin it would never be. */
const marginMs = ({ grantedAt, expiresAt }: AccessToken) => Math.min(MARGIN_MS, (expiresAt - grantedAt) / 2);
