import * as z from 'zod/mini';
import {
  type Counter,
  type DocumentKey,
  type DocumentStore,
  type ListedDocument,
  readSlot,
  type Slot,
} from '../dynamodb/index.ts';
import { type WindowStart, windowEnd } from '../ledger/index.ts';
import { readerOf } from '../schema.ts';
import { type EndpointState, HEALTHY, newlyPending, type PendingWindow } from './delivery-policy.ts';

/** The message of one window, fixed by the first run that wrote it: body, id and counts never change. */
export interface OutboxMessage {
  readonly window: WindowStart;
  /** `empty`: the window has no records and is not sent. */
  readonly status: 'empty' | 'pending' | 'delivered' | 'dead';
  /** The `webhook-id`. */
  readonly id: string;
  /** The request body; empty for an empty window. */
  readonly body: string;
  /** Records of the window when it was summed, damaged ones included. */
  readonly counted: number;
  /** Late records of earlier windows that the body reports. */
  readonly late: number;
  /** Epoch milliseconds. */
  readonly enteredAt: number;
  /** Epoch milliseconds of the delivery, or of the move to the dead letters. */
  readonly settledAt: number | null;
  /** Made by metrics-flush over what the message says; a tool that changes the status leaves it as it is. */
  readonly mac?: string | undefined;
}

/** The lists of windows, by status. The status of the message counts; the lists are only an index. */
export type WaitingList = 'pending' | 'dead';

export interface ListEntry {
  readonly version: Counter;
  readonly value: PendingWindow;
}

export interface EndpointSlot {
  readonly version: Counter;
  readonly url: string;
  readonly value: EndpointState;
}

export interface OutboxStore {
  readMessage(window: WindowStart): Promise<Slot<OutboxMessage>>;
  /** False when another run was first. All writes here return false in this case. */
  writeMessage(from: Slot<OutboxMessage>, to: OutboxMessage): Promise<boolean>;

  /** Ascending by window. A damaged entry is listed as a new one. */
  list(list: WaitingList): Promise<ListEntry[]>;
  /** Adds a window; one that is listed already is left as it is. */
  addTo(list: WaitingList, entry: PendingWindow): Promise<void>;
  updateIn(list: WaitingList, from: ListEntry, to: PendingWindow): Promise<boolean>;
  removeFrom(list: WaitingList, entry: ListEntry): Promise<void>;

  /** What is known of the endpoint at this URL; healthy when nothing is. */
  readEndpoint(url: string): Promise<EndpointSlot>;
  writeEndpoint(from: EndpointSlot, to: EndpointState): Promise<boolean>;
}

/** Partitions of the Ledger table; none begins like those of the records and seals. */
const ENDPOINT: DocumentKey = { pk: 'flush', sk: 'endpoint' };
const MESSAGES = 'outbox';
const LISTS: Record<WaitingList, string> = { pending: 'outbox-pending', dead: 'outbox-dead' };

/** Delivered and empty windows are kept this long, so that a person can look them up; all others stay. */
const KEPT_SECONDS = 90 * 86_400;

export function createOutboxStore(documents: DocumentStore): OutboxStore {
  return {
    async readMessage(window) {
      const slot = await readSlot(documents, messageKey(window), readMessage);
      return slot.value?.window === window ? slot : { version: slot.version, value: undefined };
    },
    writeMessage(from, to) {
      const isDone = to.status === 'delivered' || to.status === 'empty';
      const expiry = isDone ? { expiresAt: Math.floor((to.settledAt ?? to.enteredAt) / 1000) + KEPT_SECONDS } : {};
      return documents.put(messageKey(to.window), { value: to, ...expiry }, from.version);
    },

    async list(list) {
      return (await documents.list(LISTS[list])).flatMap(toEntry);
    },
    async addTo(list, entry) {
      await documents.put(entryKey(list, entry.window), { value: entry }, 0);
    },
    updateIn: (list, from, to) => documents.put(entryKey(list, to.window), { value: to }, from.version),
    removeFrom: (list, { value, version }) => documents.remove(entryKey(list, value.window), version),

    async readEndpoint(url) {
      const found = await readSlot(documents, ENDPOINT, readEndpoint);
      const value = found.value?.url === url ? found.value.state : HEALTHY;
      return { version: found.version, url, value };
    },
    writeEndpoint(from, { messageFailures, ...rest }) {
      const state: StoredEndpoint = { ...rest, strikes: messageFailures };
      return documents.put(ENDPOINT, { value: { url: from.url, state } }, from.version);
    },
  };
}

const messageKey = (window: WindowStart): DocumentKey => ({ pk: MESSAGES, sk: String(window) });

const entryKey = (list: WaitingList, window: WindowStart): DocumentKey => ({ pk: LISTS[list], sk: String(window) });

/** An entry that cannot be read is delivered from the start; the sort key names its window. */
function toEntry({ sk, version, value }: ListedDocument): ListEntry[] {
  const window = Number(sk);
  const entry = readEntry(value);
  if (entry?.window === window) return [{ version, value: entry }];
  return Number.isSafeInteger(window) ? [{ version, value: newlyPending(window, windowEnd(window) * 1000) }] : [];
}

const count = z.int().check(z.minimum(0));
const time = z.number().check(z.minimum(0));

const readMessage = readerOf<OutboxMessage>(
  z.object({
    window: count,
    status: z.enum(['empty', 'pending', 'delivered', 'dead']),
    id: z.string(),
    body: z.string(),
    counted: count,
    late: count,
    enteredAt: time,
    settledAt: z.nullable(time),
    mac: z.optional(z.string()),
  }),
);

const readEntry = readerOf<PendingWindow>(
  z.object({
    window: count,
    enteredAt: time,
    attempts: count,
    suspicions: count,
    nextAttemptAt: time,
    lastResult: z.string(),
  }),
);

/** As version 0.3.0 and older ones store it, which call message failures strikes. */
type StoredEndpoint = Omit<EndpointState, 'messageFailures'> & { readonly strikes: number };

const storedEndpoint = z.object({
  failures: count,
  strikes: count,
  failedWindow: z.nullable(count),
  confirmed: z.boolean(),
  nextAttemptAt: time,
});

const fromStored = ({ strikes, ...rest }: StoredEndpoint): EndpointState => ({ ...rest, messageFailures: strikes });

const readEndpoint = readerOf<{ url: string; state: EndpointState }>(
  z.object({ url: z.string(), state: z.pipe(storedEndpoint, z.transform(fromStored)) }),
);
