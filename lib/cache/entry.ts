import * as z from 'zod/mini';
import { parseJson } from '../json.ts';
import type { ServiceKeys } from '../keys.ts';
import type { NluResult } from '../provider/port.ts';
import { openValue, type StateChange, type StateItem, sealValue } from '../state/index.ts';

/** An upstream's result and when it was given. */
export interface CacheEntry {
  readonly result: NluResult;
  /** Epoch milliseconds, by the clock of the environment that asked. */
  readonly givenAt: number;
  /** What the caller has noted of the result, as JSON; the cache does not read it. */
  readonly notes?: unknown;
}

/** The first byte of a payload. */
const PLAIN = 0;
const DEFLATED = 1;
/** Below this size compression saves nothing: DynamoDB bills whole kilobytes. */
const DEFLATE_FROM_BYTES = 1_024;
/** DynamoDB's limit for an item is 400 KB; the other attributes take well under 1 KB. */
const MAX_SEALED_BYTES = 390 * 1_024;
/** No entry that can be stored is larger: answers are at most 1 MiB of JSON. */
const MAX_INFLATED_BYTES = 4 * 1_024 * 1_024;

/** Loaded with the first large entry: loading it at start costs 1 ms. */
const zlib = () => process.getBuiltinModule('node:zlib');

/** The change that stores an entry; undefined when it does not fit into an item. */
export function sealEntry(
  keys: ServiceKeys,
  pk: string,
  entry: CacheEntry,
  ttlSeconds: number,
): StateChange | undefined {
  const payload = pack(entry);
  if (payload.length > MAX_SEALED_BYTES) return undefined;
  return {
    set: {
      ...sealValue(keys, pk, payload),
      given_at: entry.givenAt,
      expires_at: Math.ceil(entry.givenAt / 1_000) + ttlSeconds,
    },
  };
}

function pack(entry: CacheEntry): Uint8Array {
  const json = Buffer.from(JSON.stringify(entry));
  const deflate = json.length >= DEFLATE_FROM_BYTES;
  return Buffer.concat([Buffer.of(deflate ? DEFLATED : PLAIN), deflate ? zlib().deflateRawSync(json) : json]);
}

/** Checks the outline only: the entry was sealed with our own key, but perhaps by another release. */
const entrySchema = z.object({
  givenAt: z.number(),
  result: z.looseObject({ entities: z.array(z.unknown()) }),
  notes: z.optional(z.unknown()),
});

/** The entry of an item; undefined when it has none, when another service secret sealed it, or when it was altered. */
export function openEntry(keys: ServiceKeys, item: StateItem | undefined): CacheEntry | undefined {
  const payload = openValue(keys, item);
  if (!payload) return undefined;
  const parsed = entrySchema.safeParse(parseJson(unpack(payload)));
  return parsed.success ? (parsed.data as CacheEntry) : undefined;
}

/** Not JSON when the payload is not one of ours. */
function unpack(payload: Uint8Array): string {
  const packed = payload.subarray(1);
  if (payload[0] !== DEFLATED) return Buffer.from(packed).toString();
  try {
    return zlib().inflateRawSync(packed, { maxOutputLength: MAX_INFLATED_BYTES }).toString();
  } catch {
    return '';
  }
}
