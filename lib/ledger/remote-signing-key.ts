import { createPublicKey } from 'node:crypto';
import { isSignedBy, type SigningKey, thumbprintOf } from './signing-key.ts';

/** An Ed25519 key that another service keeps, such as AWS KMS. */
export interface RemoteSigner {
  /** DER, as SubjectPublicKeyInfo. */
  publicKey(): Promise<Uint8Array>;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** Opens the key at the first call; one that could not be opened is tried again at the next call. */
export function createRemoteSigningKey(connect: () => Promise<RemoteSigner>): () => Promise<SigningKey> {
  let opened: Promise<SigningKey> | undefined;
  return () => {
    opened ??= connect()
      .then(openSigningKey)
      .catch(error => {
        opened = undefined;
        throw error;
      });
    return opened;
  };
}

/**
 * A signature that the public key does not verify is refused, as a seal is never signed again.
 * @throws Error when the key is no Ed25519 key
 */
export async function openSigningKey(signer: RemoteSigner): Promise<SigningKey> {
  const publicKey = createPublicKey({ key: Buffer.from(await signer.publicKey()), format: 'der', type: 'spki' });
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new Error('the key that signs the seals is not an Ed25519 key');
  return {
    publicKey,
    keyId: thumbprintOf(publicKey),
    async sign(statement) {
      const signature = Buffer.from(await signer.sign(Buffer.from(statement))).toString('base64url');
      if (!isSignedBy(publicKey, statement, signature))
        throw new Error('the signature of a seal does not match its key');
      return signature;
    },
  };
}
