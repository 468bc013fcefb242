import type { ServiceKeys } from '../keys.ts';
import type { StateItem } from './store.ts';

/** The attributes of a sealed value: the id of the key and the ciphertext, which is bound to the item's `pk`. */
interface SealedAttributes extends Record<string, string | Uint8Array> {
  key_id: string;
  sealed: Uint8Array;
}

export function sealValue(keys: ServiceKeys, pk: string, plaintext: Uint8Array): SealedAttributes {
  return { key_id: keys.keyId, sealed: keys.seal(pk, plaintext) };
}

/** The plaintext; undefined when the item has none, when another service secret sealed it, or when it was altered. */
export function openValue(keys: ServiceKeys, item: StateItem | undefined): Uint8Array | undefined {
  if (!item || item.key_id !== keys.keyId || !(item.sealed instanceof Uint8Array)) return undefined;
  try {
    return keys.open(item.pk, item.sealed);
  } catch {
    return undefined;
  }
}
