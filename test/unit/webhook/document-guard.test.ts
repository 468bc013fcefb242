import { beforeEach, describe, expect, it } from 'vitest';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { createDocumentGuard, type DocumentGuard, guardOutbox } from '../../../lib/webhook/document-guard.ts';
import { createOutboxStore, type OutboxMessage, type OutboxStore } from '../../../lib/webhook/outbox.ts';
import { createRecordingLogger } from '../../fixtures/ledger.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';

const W = Date.UTC(2026, 10, 22, 12) / 1000;
const NONE = { version: 0, value: undefined };
const MESSAGE: OutboxMessage = {
  window: W,
  status: 'pending',
  id: 'msg_1',
  body: '{}',
  counted: 1,
  late: 0,
  enteredAt: 0,
  settledAt: null,
};

let plain: OutboxStore;
let guard: DocumentGuard;
let outbox: OutboxStore;

const secretOf = (current: string, previous?: string) => ({
  current: async () => ({ value: current }),
  previous: async () => (previous === undefined ? undefined : { value: previous }),
});
const guardWith = (current: string, previous?: string) =>
  createDocumentGuard({ secret: secretOf(current.repeat(32), previous?.repeat(32)), logger: silentLogger });

/** Writes like an attacker who can write to the table and does not have the key. */
async function tamper(change: Partial<OutboxMessage>): Promise<void> {
  const slot = await plain.readMessage(W);
  await plain.writeMessage(slot, { ...(slot.value ?? MESSAGE), ...change });
}

describe('The guarded outbox', () => {
  beforeEach(async () => {
    plain = createOutboxStore(new MemoryDocuments());
    guard = guardWith('a');
    outbox = guardOutbox(plain, guard);
    await outbox.writeMessage(NONE, MESSAGE);
  });

  it('returns what it wrote, also when a tool has changed the status', async () => {
    expect((await outbox.readMessage(W)).value).toMatchObject(MESSAGE);
    await tamper({ status: 'dead' });
    expect((await outbox.readMessage(W)).value).toMatchObject({ id: 'msg_1', status: 'dead' });
    expect(guard.takeRefused()).toBe(0);
  });

  it.each<Partial<OutboxMessage>>([
    { id: 'msg_2' },
    { body: '{"forged":true}' },
    { counted: 2 },
    { late: 1 },
    { mac: '' },
    { mac: 'A'.repeat(43) },
  ])('takes a message that was changed by %o for damaged, and counts it once', async change => {
    await tamper(change);
    expect(await outbox.readMessage(W)).toEqual({ version: 2, value: undefined });
    await outbox.readMessage(W);
    expect(guard.takeRefused()).toBe(1);
    expect(guard.takeRefused()).toBe(0);
  });

  it('takes the message of another window for damaged', async () => {
    const { value } = await plain.readMessage(W);
    if (value) await plain.writeMessage(NONE, { ...value, window: W + 60 });
    expect((await outbox.readMessage(W + 60)).value).toBeUndefined();
  });

  it('accepts what was written before a rotation of the secret, and nothing older', async () => {
    expect((await guardOutbox(plain, guardWith('b', 'a')).readMessage(W)).value).toMatchObject(MESSAGE);
    expect((await guardOutbox(plain, guardWith('c', 'b')).readMessage(W)).value).toBeUndefined();
  });

  it('names in the log what it refuses, and nothing of its contents', async () => {
    const logger = createRecordingLogger();
    await tamper({ body: 'hush' });
    await guardOutbox(plain, createDocumentGuard({ secret: secretOf('a'.repeat(32)), logger })).readMessage(W);
    expect(logger.lines).toHaveLength(1);
    const { redactDeep } = await loadRedaction();
    const window = new Date(W * 1000).toISOString().replace('.000Z', 'Z');
    expect(redactDeep(JSON.parse(JSON.stringify(logger.lines)))).toEqual([
      expect.objectContaining({ fields: expect.objectContaining({ document: `outbox ${window}` }) }),
    ]);
    expect(JSON.stringify(logger.lines)).not.toContain('hush');
  });
});
