import type { DocumentKey, DocumentStore } from '../dynamodb/index.ts';
import type { WindowStart } from '../ledger/index.ts';
import { type EndpointState, HEALTHY, type PendingWindow } from './delivery-policy.ts';

/** How far the windows are flushed. Only moves forward. */
export interface Checkpoint {
  /** The next window to sum. */
  readonly nextWindow: WindowStart;
  /** The next window to read again and seal; never beyond `nextWindow`. */
  readonly nextSeal: WindowStart;
  /** Late records that are in no payload yet. */
  readonly latePending: number;
}

/** What became of one window, fixed by the first run that put it: body, id and counts never change. */
export interface OutboxMessage {
  readonly window: WindowStart;
  /** `empty`: the window held nothing and is not sent. */
  readonly status: 'empty' | 'pending' | 'delivered' | 'dead';
  /** The `webhook-id`. */
  readonly id: string;
  /** The request body; empty for an empty window. */
  readonly body: string;
  /** Records summed. */
  readonly counted: number;
  /** Late records of windows before that the body reports. */
  readonly late: number;
  /** Epoch milliseconds. */
  readonly enteredAt: number;
  /** Epoch milliseconds of delivery or of being given up. */
  readonly settledAt: number | null;
}

/** Which run is at work; a shorthand for the fleet, on which nothing but order and thrift depends. */
export interface RunLease {
  readonly owner: string;
  /** Epoch milliseconds of the owner's clock. */
  readonly until: number;
}

/** A document with the version that its next write must name; version 0 and no value when it is not there. */
export interface Slot<T> {
  readonly version: number;
  readonly value: T | undefined;
}

/** The lists of windows by what they wait for; the message itself is the truth, these find it. */
export type WaitingList = 'pending' | 'dead';

export interface OutboxStore {
  readCheckpoint(): Promise<Slot<Checkpoint>>;
  /** False when another run moved it. */
  moveCheckpoint(from: Slot<Checkpoint>, to: Checkpoint): Promise<boolean>;

  readMessage(window: WindowStart): Promise<Slot<OutboxMessage>>;
  writeMessage(from: Slot<OutboxMessage>, to: OutboxMessage): Promise<boolean>;

  /** Ascending by window. */
  list(list: WaitingList): Promise<Waiting[]>;
  /** Adds a window; one that is listed already is left as it is. */
  enlist(list: WaitingList, entry: PendingWindow): Promise<void>;
  relist(list: WaitingList, from: Waiting, to: PendingWindow): Promise<boolean>;
  strike(list: WaitingList, entry: Waiting): Promise<void>;

  /** What is known of the endpoint at this URL; healthy when nothing is. */
  readEndpoint(url: string): Promise<EndpointSlot>;
  writeEndpoint(from: EndpointSlot, to: EndpointState): Promise<boolean>;

  readLease(): Promise<Slot<RunLease>>;
  writeLease(from: Slot<RunLease>, to: RunLease): Promise<boolean>;
}

export interface Waiting {
  readonly version: number;
  readonly value: PendingWindow;
}

export interface EndpointSlot {
  readonly version: number;
  readonly url: string;
  readonly value: EndpointState;
}

/** Partitions of the Ledger table; none begins like those of the records and seals. */
const CHECKPOINT: DocumentKey = { pk: 'flush', sk: 'checkpoint' };
const ENDPOINT: DocumentKey = { pk: 'flush', sk: 'endpoint' };
const LEASE: DocumentKey = { pk: 'flush', sk: 'lease' };
const MESSAGES = 'outbox';
export const WAITING_PARTITIONS: Record<WaitingList, string> = { pending: 'outbox-pending', dead: 'outbox-dead' };

/** Delivered and empty windows are kept so long, to be looked up; what waits and what is dead stays. */
const KEPT_SECONDS = 90 * 86_400;

export function createOutboxStore(documents: DocumentStore): OutboxStore {
  const read = async <T>(key: DocumentKey): Promise<Slot<T>> => {
    const found = await documents.get(key);
    return { version: found?.version ?? 0, value: found?.value as T | undefined };
  };
  const write = (key: DocumentKey, from: { version: number }, value: object) =>
    documents.put(key, { value }, from.version);

  return {
    readCheckpoint: () => read(CHECKPOINT),
    moveCheckpoint: (from, to) => write(CHECKPOINT, from, to),

    readMessage: window => read(messageKey(window)),
    writeMessage(from, to) {
      const done = to.status === 'delivered' || to.status === 'empty';
      const expiry = done ? { expiresAt: Math.floor((to.settledAt ?? to.enteredAt) / 1000) + KEPT_SECONDS } : {};
      return documents.put(messageKey(to.window), { value: to, ...expiry }, from.version);
    },

    async list(list) {
      const found = await documents.list(WAITING_PARTITIONS[list]);
      return found.map(({ version, value }) => ({ version, value: value as PendingWindow }));
    },
    async enlist(list, entry) {
      await documents.put(waitingKey(list, entry.window), { value: entry }, 0);
    },
    relist: (list, from, to) => write(waitingKey(list, to.window), from, to),
    strike: (list, { value, version }) => documents.remove(waitingKey(list, value.window), version),

    async readEndpoint(url) {
      const found = await read<StoredEndpoint>(ENDPOINT);
      const value = found.value?.url === url ? found.value.state : HEALTHY;
      return { version: found.version, url, value };
    },
    writeEndpoint: (from, state) => write(ENDPOINT, from, { url: from.url, state }),

    readLease: () => read(LEASE),
    writeLease: (from, to) => write(LEASE, from, to),
  };
}

interface StoredEndpoint {
  url: string;
  state: EndpointState;
}

const messageKey = (window: WindowStart): DocumentKey => ({ pk: MESSAGES, sk: String(window) });

const waitingKey = (list: WaitingList, window: WindowStart): DocumentKey => ({
  pk: WAITING_PARTITIONS[list],
  sk: String(window),
});
