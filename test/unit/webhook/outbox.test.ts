import { beforeEach, describe, expect, it } from 'vitest';
import { HEALTHY } from '../../../lib/webhook/delivery-policy.ts';
import { createOutboxStore, type OutboxMessage, type OutboxStore } from '../../../lib/webhook/outbox.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';

const W = Date.UTC(2026, 10, 22, 12) / 1000;
const URL = 'https://receiver.test/';
const NONE = { version: 0, value: undefined };

let documents: MemoryDocuments;
let outbox: OutboxStore;

const FAILING_AS_STORED = { failures: 4, strikes: 2, failedWindow: W, confirmed: true, nextAttemptAt: 1 };

const message = (change: Partial<OutboxMessage> = {}): OutboxMessage => ({
  window: W,
  status: 'pending',
  id: 'msg_1',
  body: '{}',
  counted: 1,
  late: 0,
  enteredAt: (W + 120) * 1000,
  settledAt: null,
  ...change,
});

const put = (pk: string, sk: string, value: unknown) =>
  documents.items.set(`${pk} ${sk}`, { key: { pk, sk }, version: 3, document: { value: value as object } });

describe('The outbox', () => {
  beforeEach(() => {
    documents = new MemoryDocuments();
    outbox = createOutboxStore(documents);
  });

  it.each([
    ['empty', { settledAt: null }, W + 120],
    ['delivered', { settledAt: (W + 3_600) * 1000 + 999 }, W + 3_600],
  ] as const)('lets the table delete an %s window after 90 days', async (status, change, from) => {
    await outbox.writeMessage(NONE, message({ status, ...change }));
    expect(documents.items.get(`outbox ${W}`)?.document.expiresAt).toBe(from + 90 * 86_400);
  });

  it.each(['pending', 'dead'] as const)('keeps a %s window', async status => {
    await outbox.writeMessage(NONE, message({ status }));
    expect(documents.items.get(`outbox ${W}`)?.document.expiresAt).toBeUndefined();
  });

  it.each([
    'text',
    undefined,
    message({ window: W + 60 }),
    { ...message(), status: 'lost' },
    { ...message(), counted: -1 },
    { ...message(), body: 7 },
    { ...message(), late: 0.5 },
  ])('reads a damaged message as none, with its version: %j', async value => {
    put('outbox', String(W), value);
    expect(await outbox.readMessage(W)).toEqual({ version: 3, value: undefined });
    expect(await outbox.writeMessage(await outbox.readMessage(W), message())).toBe(true);
    expect((await outbox.readMessage(W)).value).toEqual(message());
  });

  it('lists a damaged entry as a new one, by the window of its key', async () => {
    put('outbox-pending', String(W), { window: W, attempts: 'many' });
    put('outbox-pending', String(W + 60), { ...HEALTHY, window: W });
    put('outbox-pending', 'noon', 'x');
    const listed = await outbox.list('pending');
    expect(listed.map(({ version, value }) => [version, value.window, value.enteredAt])).toEqual([
      [3, W, (W + 60) * 1000],
      [3, W + 60, (W + 120) * 1000],
    ]);
    expect(listed[0]?.value).toMatchObject({ attempts: 0, suspicions: 0, nextAttemptAt: 0 });
  });

  it.each([
    'x',
    { url: URL },
    { url: URL, state: { ...FAILING_AS_STORED, failures: '1' } },
    { url: URL, state: { ...FAILING_AS_STORED, strikes: undefined } },
    { url: 5, state: FAILING_AS_STORED },
  ])('takes an endpoint for healthy whose state is damaged: %j', async value => {
    put('flush', 'endpoint', value);
    expect(await outbox.readEndpoint(URL)).toEqual({ version: 3, url: URL, value: HEALTHY });
  });

  it('keeps what is known of an endpoint for its own URL', async () => {
    const failing = { ...HEALTHY, failures: 4, messageFailures: 2 };
    await outbox.writeEndpoint(await outbox.readEndpoint(URL), failing);
    expect((await outbox.readEndpoint(URL)).value).toEqual(failing);
    expect((await outbox.readEndpoint('https://other.test/')).value).toEqual(HEALTHY);
  });

  it('stores an endpoint as version 0.3.0 did, and reads what it stored', async () => {
    put('flush', 'endpoint', { url: URL, state: FAILING_AS_STORED });
    const { strikes: messageFailures, ...rest } = FAILING_AS_STORED;
    const found = await outbox.readEndpoint(URL);
    expect(found.value).toEqual({ ...rest, messageFailures });
    await outbox.writeEndpoint(found, found.value);
    expect(documents.items.get('flush endpoint')?.document.value).toEqual({ url: URL, state: FAILING_AS_STORED });
  });
});
