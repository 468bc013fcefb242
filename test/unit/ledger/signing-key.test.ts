import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveSigningKey, readSigningKey, thumbprintOf } from '../../../lib/ledger/index.ts';
import { isSignedBy } from '../../../lib/ledger/signing-key.ts';
import { SIGNING_SECRET } from '../../fixtures/ledger.ts';

describe('The signing key', () => {
  const key = deriveSigningKey(SIGNING_SECRET);

  it('is the same for the same secret, and another one for another', () => {
    expect(deriveSigningKey(SIGNING_SECRET).keyId).toBe(key.keyId);
    expect(deriveSigningKey(`${SIGNING_SECRET}!`).keyId).not.toBe(key.keyId);
    // A change of the derivation would make the public keys that auditors have useless.
    expect(key.keyId).toBe('nYSHtUMizSQGPGODBsrHYr4MkWGjKRhDOrnZANTMQnM');
  });

  it('signs so that its public key alone verifies', async () => {
    const signature = await key.sign('statement');
    expect(isSignedBy(key.publicKey, 'statement', signature)).toBe(true);
    expect(isSignedBy(key.publicKey, 'statement.', signature)).toBe(false);
    expect(isSignedBy(deriveSigningKey('s'.repeat(32)).publicKey, 'statement', signature)).toBe(false);
    expect(isSignedBy(key.publicKey, 'statement', '')).toBe(false);
  });

  it('is named by the thumbprint of RFC 8037, appendix A.3', () => {
    const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    expect(thumbprintOf(publicKey)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it('is never made of a secret that is empty or short', async () => {
    await expect(readSigningKey({ current: async () => ({ value: '' }) })).rejects.toThrow('shorter than 32');
    expect(() => deriveSigningKey('s'.repeat(31))).toThrow('the ledger signing secret is shorter than 32 characters');
  });
});
