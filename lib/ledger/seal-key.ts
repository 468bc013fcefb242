import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** Key of the seals, which only metrics-flush and the verifier read: extract writes records and cannot seal them. */
export interface SealKey {
  readonly keyId: string;
  /** HMAC-SHA256, base64url. */
  mac(statement: string): string;
}

const MINIMUM_SECRET_LENGTH = 32;

/** @throws Error when the secret is shorter than 32 characters */
export function deriveSealKey(secret: string): SealKey {
  if (secret.length < MINIMUM_SECRET_LENGTH) throw new Error('the ledger seal secret is shorter than 32 characters');
  const derive = (label: string) => Buffer.from(hkdfSync('sha256', secret, '', `cxone-entities/${label}`, 32));
  const key = derive('ledger-seal');
  return {
    keyId: createHash('sha256').update(derive('ledger-seal-id')).digest('base64url').slice(0, 8),
    mac: statement => createHmac('sha256', key).update(statement).digest('base64url'),
  };
}

/** The two live versions of a secret. */
export interface RotatingSecret {
  current(): Promise<{ readonly value: string }>;
  previous(): Promise<{ readonly value: string } | undefined>;
}

/** The key of AWSCURRENT, which signs, and that of AWSPREVIOUS while there is one. */
export async function readSealKeys(
  source: RotatingSecret,
): Promise<readonly [current: SealKey, ...previous: SealKey[]]> {
  const [current, previous] = await Promise.all([source.current(), source.previous()]);
  return [deriveSealKey(current.value), ...(previous ? [deriveSealKey(previous.value)] : [])];
}
