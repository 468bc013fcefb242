import type { ServiceKeys } from '../keys.ts';
import type { StateItem } from './store.ts';

/** The attributes of a sealed value: which secret sealed it, and the ciphertext bound to the item's `pk`. */
export interface SealedAttributes extends Record<string, string | Uint8Array> {
  key_id: string;
  sealed: Uint8Array;
}

export const SEALED_ATTRIBUTES = ['key_id', 'sealed'] as const;

export function sealValue(keys: ServiceKeys, pk: string, plaintext: Uint8Array): SealedAttributes {
  return { key_id: keys.keyId, sealed: keys.seal(pk, plaintext) };
}

/** The plaintext; undefined when the item holds none, was sealed under another service secret, or was altered. */
export function openValue(keys: ServiceKeys, item: StateItem | undefined): Uint8Array | undefined {
  if (!item || item.key_id !== keys.keyId || !(item.sealed instanceof Uint8Array)) return undefined;
  try {
    return keys.open(item.pk, item.sealed);
  } catch {
    return undefined;
  }
}
