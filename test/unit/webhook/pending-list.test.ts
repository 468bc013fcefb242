import { beforeEach, describe, expect, it } from 'vitest';
import { newlyPending } from '../../../lib/webhook/delivery-policy.ts';
import { createOutboxStore, type OutboxMessage, type OutboxStore } from '../../../lib/webhook/outbox.ts';
import { readPendingList } from '../../../lib/webhook/pending-list.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';

const W = Date.UTC(2026, 10, 22, 12) / 1000;
const NOW = (W + 600) * 1000;

let outbox: OutboxStore;

async function enter(status: OutboxMessage['status']): Promise<void> {
  const common = { window: W, status, id: 'msg_1', body: '{}', counted: 1, late: 0, enteredAt: 5, settledAt: null };
  await outbox.writeMessage({ version: 0, value: undefined }, common);
  await outbox.addTo('pending', newlyPending(W, 5));
}

describe('The list of pending windows', () => {
  beforeEach(() => {
    outbox = createOutboxStore(new MemoryDocuments());
  });

  it('keeps up with its own updates, so that the second one is written, too', async () => {
    await enter('pending');
    const list = await readPendingList(outbox);
    for (const attempts of [1, 2]) await list.update({ ...newlyPending(W, 5), attempts });
    expect((await outbox.list('pending')).map(({ value }) => value.attempts)).toEqual([2]);
  });

  it('makes no dead letter of a window that was delivered meanwhile', async () => {
    await enter('delivered');
    const list = await readPendingList(outbox);
    await list.moveToDeadLetters(W, NOW);
    expect(await outbox.list('dead')).toEqual([]);
    expect((await outbox.readMessage(W)).value?.status).toBe('delivered');
    expect(list.size).toBe(0);
  });

  it('leaves out what it does not hold: a window is removed once, and not written again afterwards', async () => {
    await enter('pending');
    const list = await readPendingList(outbox);
    await list.remove(W);
    await list.remove(W);
    await list.update({ ...newlyPending(W, 5), attempts: 1 });
    expect(await outbox.list('pending')).toEqual([]);
    expect(list.size).toBe(0);
  });

  it('lags by the age of its oldest window, and never less than 0', async () => {
    await enter('pending');
    const list = await readPendingList(outbox);
    expect(list.lagSeconds(NOW)).toBe(540);
    expect(list.lagSeconds(0)).toBe(0);
  });

  it('is as old as the message that entered the outbox first, not as the oldest window', async () => {
    await enter('pending');
    await outbox.addTo('pending', newlyPending(W + 60, 2_000));
    const list = await readPendingList(outbox);
    expect(list.ageSeconds(65_005)).toBe(65);
    expect(list.ageSeconds(0)).toBe(0);
    await list.remove(W);
    expect(list.ageSeconds(65_005)).toBe(63);
    await list.remove(W + 60);
    expect(list.ageSeconds(65_005)).toBe(0);
  });
});
