import { createPrivateKey, createPublicKey, hash, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import type { RotatingSecret } from './seal-key.ts';

/** Signs the seals so that an auditor can verify them with the public key alone. */
export interface SigningKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
  /** Ed25519, base64url. */
  sign(statement: string): Promise<string>;
}

const MINIMUM_SECRET_LENGTH = 32;

/** PKCS #8 of an Ed25519 key up to its seed (RFC 8410, section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Secrets Manager generates a text and no key, so the seed is derived from it. Only metrics-flush reads this secret.
 * Derive further keys that only it may have from this secret, under other HKDF labels.
 * @throws Error when the secret is shorter than 32 characters
 */
export function deriveSigningKey(secret: string): SigningKey {
  if (secret.length < MINIMUM_SECRET_LENGTH) throw new Error('the ledger signing secret is shorter than 32 characters');
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'cxone-entities/ledger-signing', 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  return {
    publicKey,
    keyId: thumbprintOf(publicKey),
    sign: async statement => sign(null, Buffer.from(statement), privateKey).toString('base64url'),
  };
}

/** The key of AWSCURRENT. */
export async function readSigningKey(source: Pick<RotatingSecret, 'current'>): Promise<SigningKey> {
  return deriveSigningKey((await source.current()).value);
}

/** JWK thumbprint (RFC 7638, RFC 8037): SHA-256 of the public key's required members, base64url. */
export function thumbprintOf(publicKey: KeyObject): string {
  const { crv, kty, x } = publicKey.export({ format: 'jwk' });
  return hash('sha256', JSON.stringify({ crv, kty, x }), 'base64url');
}

export const isSignedBy = (publicKey: KeyObject, statement: string, signature: string): boolean =>
  verify(null, Buffer.from(statement), publicKey, Buffer.from(signature, 'base64url'));
