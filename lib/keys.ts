import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/** What a derived HMAC key is for. Each has its own HKDF label, so a value made for one purpose is useless for another. */
type HmacPurpose = 'cache-key' | 'ledger';

/** Keys derived from the service secret. Does no I/O: lib/platform reads the secret. */
export interface ServiceKeys {
  /** Identifies the secret without revealing it. Stored with each sealed item, so that a new secret makes it a miss. */
  readonly keyId: string;
  /** HMAC-SHA256, base64url. */
  hmac(purpose: HmacPurpose, data: string | Uint8Array): string;
  /** AES-256-GCM; the result is nonce (12) + tag (16) + ciphertext. `pk` is the associated data. */
  seal(pk: string, plaintext: Uint8Array): Uint8Array;
  /** @throws Error when the item was sealed under another key or pk, or was altered */
  open(pk: string, sealed: Uint8Array): Uint8Array;
}

/** The keys, or the reason why there are none: the cache and the input HMAC then do without (docs/architecture.md, Keys). */
export type KeySource = () => Promise<ServiceKeys>;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param secret the service secret, at least 32 characters of random text */
export function deriveKeys(secret: string): ServiceKeys {
  const derive = (label: string) => Buffer.from(hkdfSync('sha256', secret, '', `cxone-entities/${label}`, 32));
  // Key objects: from bytes createHmac makes one at each call, which costs four times the HMAC of 2 kB itself.
  const deriveKey = (label: string) => createSecretKey(derive(label));
  const hmacKeys: Record<HmacPurpose, KeyObject> = { 'cache-key': deriveKey('cache-key'), ledger: deriveKey('ledger') };
  const encryptionKey = deriveKey('encryption');
  const keyId = createHash('sha256').update(derive('key-id')).digest('base64url').slice(0, 8);
  return {
    keyId,
    hmac: (purpose, data) => createHmac('sha256', hmacKeys[purpose]).update(data).digest('base64url'),
    seal(pk, plaintext) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce).setAAD(Buffer.from(pk));
      const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
    },
    open(pk, sealed) {
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(pk)).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    },
  };
}
