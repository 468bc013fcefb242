import type { KeyObject } from 'node:crypto';
import type { WindowSeal, WindowSealV2 } from './seal.ts';
import type { SealKey } from './seal-key.ts';
import { nameOf, rootOfShards, statementOf, statementOfV1 } from './seal-statement.ts';
import { isSignedBy } from './signing-key.ts';

export interface SealCheckKeys {
  /** By their ids. */
  readonly sealKeys: ReadonlyMap<string, SealKey>;
  /** Public keys of the signatures by their thumbprints. Without any, signatures are not checked. */
  readonly publicKeys?: ReadonlyMap<string, KeyObject> | undefined;
}

/** `forged`: an HMAC, signature, root or name does not match. `unknown_key`: it was made with a key that is not given. */
export function checkSeal(seal: WindowSeal, keys: SealCheckKeys): 'forged' | 'unknown_key' | undefined {
  const key = keys.sealKeys.get(seal.seal_key_id);
  if (!key) return 'unknown_key';
  if (seal.version !== 2) return key.mac(statementOfV1(seal)) === seal.seal ? undefined : 'forged';
  const statement = statementOf(seal);
  const isGenuine = key.mac(statement) === seal.mac && nameOf(statement) === seal.seal && hasItsShards(seal);
  return isGenuine ? checkSignature(seal, statement, keys) : 'forged';
}

function hasItsShards({ shards, root, count }: WindowSealV2): boolean {
  return rootOfShards(shards) === root && shards.reduce((sum, shard) => sum + shard.count, 0) === count;
}

function checkSignature(
  { signing_key_id: keyId, signature }: WindowSealV2,
  statement: string,
  { publicKeys }: SealCheckKeys,
): 'forged' | 'unknown_key' | undefined {
  if (!publicKeys || publicKeys.size === 0) return undefined;
  const publicKey = publicKeys.get(keyId);
  if (!publicKey) return 'unknown_key';
  return isSignedBy(publicKey, statement, signature) ? undefined : 'forged';
}
