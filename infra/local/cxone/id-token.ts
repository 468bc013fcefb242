import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

let signingKey: KeyObject | undefined;

/** A JWT (RS256) as CXone's password grant returns it; only its claims matter to host discovery. */
export function signIdToken(
  issuer: string,
  claims: Record<string, string>,
  nowMs: number,
  lifetimeSeconds: number,
): string {
  signingKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const issuedAt = Math.floor(nowMs / 1000);
  const head = encode({ alg: 'RS256', typ: 'JWT', kid: 'cxone-stand-in' });
  const body = encode({ iss: issuer, iat: issuedAt, exp: issuedAt + Math.ceil(lifetimeSeconds), ...claims });
  const signature = createSign('sha256').update(`${head}.${body}`).sign(signingKey).toString('base64url');
  return `${head}.${body}.${signature}`;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
