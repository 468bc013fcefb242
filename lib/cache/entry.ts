import type { ServiceKeys } from '../keys.ts';
import type { NluResult } from '../provider/port.ts';
import { openValue, type StateChange, type StateItem, sealValue } from '../state/index.ts';

/** An upstream's result and when it was given. */
export interface CacheEntry {
  readonly result: NluResult;
  /** Epoch milliseconds, by the clock of the environment that asked. */
  readonly givenAt: number;
}

/** The first byte of a payload. */
const PLAIN = 0;
const DEFLATED = 1;
/** Below this, deflating costs more than the item's kilobyte saves (DynamoDB bills whole ones). */
const DEFLATE_FROM_BYTES = 1_024;
/** An item may hold 400 KB with all attributes; the lease's and names take well under 1 KB of the rest. */
const MAX_SEALED_BYTES = 390 * 1_024;
/** No entry that can be stored inflates to more: answers are at most 1 MiB of JSON. */
const MAX_INFLATED_BYTES = 4 * 1_024 * 1_024;

/** Loaded when a large entry is first met: it costs a cold start 1 ms. */
const zlib = () => process.getBuiltinModule('node:zlib');

/** The change that stores an entry; undefined when it does not fit into an item. */
export function sealEntry(
  keys: ServiceKeys,
  pk: string,
  entry: CacheEntry,
  ttlSeconds: number,
): StateChange | undefined {
  const json = Buffer.from(JSON.stringify(entry));
  const deflate = json.length >= DEFLATE_FROM_BYTES;
  const payload = Buffer.concat([Buffer.of(deflate ? DEFLATED : PLAIN), deflate ? zlib().deflateRawSync(json) : json]);
  if (payload.length > MAX_SEALED_BYTES) return undefined;
  return {
    set: {
      ...sealValue(keys, pk, payload),
      given_at: entry.givenAt,
      expires_at: Math.ceil(entry.givenAt / 1_000) + ttlSeconds,
    },
  };
}

/** The entry of an item; undefined when there is none, it was sealed under another secret, or it was altered. */
export function openEntry(keys: ServiceKeys, item: StateItem | undefined): CacheEntry | undefined {
  const payload = openValue(keys, item);
  if (!payload) return undefined;
  const packed = payload.subarray(1);
  const json =
    payload[0] === DEFLATED ? zlib().inflateRawSync(packed, { maxOutputLength: MAX_INFLATED_BYTES }) : packed;
  // Authenticated by our own key and bound to a version by the pk: its shape needs no second proof.
  return JSON.parse(Buffer.from(json).toString()) as CacheEntry;
}
