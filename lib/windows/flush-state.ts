import * as z from 'zod/mini';
import { type DocumentKey, type DocumentStore, readSlot, type Slot } from '../dynamodb/index.ts';
import type { WindowStart } from '../ledger/index.ts';
import { readerOf } from '../schema.ts';
import type { DocumentGuard } from '../webhook/index.ts';

/** How far the windows are flushed. Only moves forward. */
export interface Checkpoint {
  /** The next window to sum. */
  readonly nextWindow: WindowStart;
  /** The next window to read again and seal; never after `nextWindow`. */
  readonly nextSeal: WindowStart;
  /** Late records that are in no payload yet. */
  readonly latePending: number;
  /** Made by metrics-flush; see `guardFlushState`. */
  readonly mac?: string | undefined;
}

/** Which run is working. It keeps runs apart as a rule; correctness depends on the versions of the documents alone. */
export interface FlushLease {
  readonly owner: string;
  /** Epoch milliseconds by the owner's clock. */
  readonly until: number;
}

/** What the runs of metrics-flush share. */
export interface FlushState {
  readCheckpoint(): Promise<Slot<Checkpoint>>;
  /** False when another run moved it. */
  moveCheckpoint(from: Slot<Checkpoint>, to: Checkpoint): Promise<boolean>;
  readLease(): Promise<Slot<FlushLease>>;
  /** False when another run wrote it. */
  writeLease(from: Slot<FlushLease>, to: FlushLease): Promise<boolean>;
}

/** In the Ledger table, beside the endpoint's state of the webhook. */
const CHECKPOINT: DocumentKey = { pk: 'flush', sk: 'checkpoint' };
const LEASE: DocumentKey = { pk: 'flush', sk: 'lease' };

export const createFlushState = (documents: DocumentStore): FlushState => ({
  readCheckpoint: () => readSlot(documents, CHECKPOINT, readCheckpoint),
  moveCheckpoint: (from, to) => documents.put(CHECKPOINT, { value: to }, from.version),
  readLease: () => readSlot(documents, LEASE, readLease),
  writeLease: (from, to) => documents.put(LEASE, { value: to }, from.version),
});

/** Flush state whose checkpoint is signed when it is moved. One that is not genuine reads as damaged, and is rebuilt. */
export const guardFlushState = (state: FlushState, guard: DocumentGuard): FlushState => ({
  ...state,
  async readCheckpoint() {
    const slot = await state.readCheckpoint();
    if (slot.value === undefined) return slot;
    const isGenuine = await guard.isGenuine('checkpoint', statementOf(slot.value), slot.value.mac);
    return isGenuine ? slot : { version: slot.version, value: undefined };
  },
  moveCheckpoint: async (from, to) => state.moveCheckpoint(from, { ...to, mac: await guard.sign(statementOf(to)) }),
});

const statementOf = ({ nextWindow, nextSeal, latePending }: Checkpoint): string =>
  JSON.stringify(['checkpoint', nextWindow, nextSeal, latePending]);

const windowStart = z.int().check(z.minimum(0), z.multipleOf(60));

const readCheckpoint = readerOf<Checkpoint>(
  z
    .object({
      nextWindow: windowStart,
      nextSeal: windowStart,
      latePending: z.int().check(z.minimum(0)),
      mac: z.optional(z.string()),
    })
    .check(z.refine(({ nextWindow, nextSeal }) => nextSeal <= nextWindow)),
);

const readLease = readerOf<FlushLease>(z.object({ owner: z.string(), until: z.number() }));
