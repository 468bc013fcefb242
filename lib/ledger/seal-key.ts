import { createHash, createHmac, hkdfSync } from 'node:crypto';
import type { LedgerSealReference, WindowSeal } from './seal.ts';

/** Key of the seals, which only metrics-flush and the verifier read: extract writes records and cannot seal them. */
export interface SealKey {
  readonly keyId: string;
  /** HMAC-SHA256 over all fields of the seal, base64url. */
  sign(seal: UnsignedSeal): string;
}

export type UnsignedSeal = Omit<WindowSeal, 'seal'>;

const MINIMUM_SECRET_LENGTH = 32;

/** @throws Error when the secret is shorter than 32 characters */
export function deriveSealKey(secret: string): SealKey {
  if (secret.length < MINIMUM_SECRET_LENGTH) throw new Error('the ledger seal secret is shorter than 32 characters');
  const derive = (label: string) => Buffer.from(hkdfSync('sha256', secret, '', `cxone-entities/${label}`, 32));
  const key = derive('ledger-seal');
  return {
    keyId: createHash('sha256').update(derive('ledger-seal-id')).digest('base64url').slice(0, 8),
    sign: seal => createHmac('sha256', key).update(encode(seal)).digest('base64url'),
  };
}

/** The two live versions of the ledger seal secret. */
export interface SealSecretSource {
  current(): Promise<{ readonly value: string }>;
  previous(): Promise<{ readonly value: string } | undefined>;
}

/** The key of AWSCURRENT, which signs, and that of AWSPREVIOUS while there is one. */
export async function readSealKeys(
  source: SealSecretSource,
): Promise<readonly [current: SealKey, ...previous: SealKey[]]> {
  const [current, previous] = await Promise.all([source.current(), source.previous()]);
  return [deriveSealKey(current.value), ...(previous ? [deriveSealKey(previous.value)] : [])];
}

/** Values in a fixed order: DynamoDB does not keep the order of an item's attributes. */
function encode(seal: UnsignedSeal): string {
  return JSON.stringify([
    seal.layout,
    seal.sequence,
    seal.window,
    seal.previous_window,
    seal.previous_seal,
    seal.count,
    seal.records_expire_at,
    seal.shards.map(({ shard, count, first, last, root }) => [shard, count, first, last, root]),
    seal.seal_key_id,
  ]);
}

export const referenceTo = ({ sequence, window, seal }: WindowSeal): LedgerSealReference => ({
  sequence,
  window,
  seal,
});
