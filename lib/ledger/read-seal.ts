import * as z from 'zod/mini';
import { type Counter, readCounter } from '../dynamodb/index.ts';
import { readerOf } from '../schema.ts';
import { LEDGER_LAYOUT, type WindowStart } from './keys.ts';
import type { ChainHead, WindowSeal } from './seal.ts';

/** A seal in the table that cannot be read. */
export interface UnreadableSeal {
  window: WindowStart;
  unreadable: true;
}

export type FiledSeal = WindowSeal | UnreadableSeal;

export const isReadable = (seal: FiledSeal | undefined): seal is WindowSeal =>
  seal !== undefined && !('unreadable' in seal);

/** The head as it was read, with the sequence that its next write must name. Without a head and sequence 0 there is none. */
export interface HeadSlot {
  readonly sequence: Counter;
  readonly head: ChainHead | undefined;
}

export const NO_HEAD: HeadSlot = { sequence: 0, head: undefined };

/** @param window of the key under which the seal is filed */
export function readFiledSeal(window: WindowStart, value: unknown): FiledSeal {
  const seal = readersOfSeals().readSeal(value);
  return seal?.window === window ? seal : { window, unreadable: true };
}

export function readHeadSlot({ sequence: stored, head: value }: Record<string, unknown>): HeadSlot {
  const sequence = readCounter(stored);
  const head = readersOfSeals().readHead(value);
  return head?.sequence === sequence && head.seal.sequence === sequence
    ? { sequence, head }
    : { sequence, head: undefined };
}

/** Made at first use, so that a function which reads no seal loads none of this. */
let readers: ReturnType<typeof createReaders> | undefined;
const readersOfSeals = () => {
  readers ??= createReaders();
  return readers;
};

function createReaders() {
  const count = z.int().check(z.minimum(0));
  const windowStart = z.int().check(z.minimum(0), z.multipleOf(LEDGER_LAYOUT.windowSeconds));
  const content = {
    layout: z.int(),
    sequence: z.int().check(z.minimum(1)),
    window: windowStart,
    previous_window: z.nullable(windowStart),
    previous_seal: z.nullable(z.string()),
    count,
    records_expire_at: z.nullable(count),
    seal_key_id: z.string(),
    seal: z.string(),
  };
  const shard = {
    shard: z.int().check(z.minimum(0), z.maximum(LEDGER_LAYOUT.shards - 1)),
    count,
    root: z.string(),
  };
  const end = z.nullable(z.string());
  const sealSchema = z.union([
    z.object({
      version: z.literal(2),
      ...content,
      shards: z.array(z.object(shard)),
      root: z.string(),
      mac: z.string(),
      signing_key_id: z.string(),
      signature: z.string(),
    }),
    z.object({
      version: z.optional(z.undefined()),
      ...content,
      shards: z.array(z.object({ ...shard, first: end, last: end })),
    }),
  ]);
  return {
    readSeal: readerOf<WindowSeal>(sealSchema),
    readHead: readerOf<ChainHead>(z.object({ sequence: z.int().check(z.minimum(1)), seal: sealSchema })),
  };
}
