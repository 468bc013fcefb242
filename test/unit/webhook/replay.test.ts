import { beforeEach, describe, expect, it } from 'vitest';
import { createOutboxStore, type OutboxMessage, type OutboxStore } from '../../../lib/webhook/outbox.ts';
import { replayWindow } from '../../../lib/webhook/replay.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';

const W = 1_795_348_800;
const clock = new FakeClock();
let outbox: OutboxStore;

const message = (status: OutboxMessage['status']): OutboxMessage => ({
  window: W,
  status,
  id: 'msg_1',
  body: '{"a":1}',
  counted: 1,
  late: 0,
  enteredAt: 5,
  settledAt: 6,
});

async function prepare(status: OutboxMessage['status']): Promise<void> {
  await outbox.writeMessage({ version: 0, value: undefined }, message(status));
  const entry = { window: W, enteredAt: 5, attempts: 90, suspicions: 3, nextAttemptAt: 9e15, lastResult: 'status 500' };
  await outbox.addTo('dead', entry);
}

const lists = async () => [(await outbox.list('pending')).length, (await outbox.list('dead')).length];

describe('Replaying a dead letter', () => {
  beforeEach(() => {
    outbox = createOutboxStore(new MemoryDocuments());
  });

  it('lets it wait again, body and id unchanged, due at once and with all its days before it', async () => {
    await prepare('dead');
    expect(await replayWindow(outbox, clock, W)).toBe('replayed');
    const { value } = await outbox.readMessage(W);
    expect(value).toMatchObject({ status: 'pending', id: 'msg_1', body: '{"a":1}', enteredAt: clock.now() });
    const [waiting] = await outbox.list('pending');
    expect(waiting?.value).toMatchObject({ window: W, attempts: 0, suspicions: 0, nextAttemptAt: 0 });
    expect(await lists()).toEqual([1, 0]);
  });

  it('finishes what a replay began that died in between', async () => {
    await prepare('pending');
    expect(await replayWindow(outbox, clock, W)).toBe('settled');
    expect(await lists()).toEqual([1, 0]);
  });

  it('does not send again what was delivered after all', async () => {
    await prepare('delivered');
    expect(await replayWindow(outbox, clock, W)).toBe('settled');
    expect(await lists()).toEqual([0, 0]);
    expect((await outbox.readMessage(W)).value).toEqual(message('delivered'));
  });

  it('takes a window whose message is damaged off the list, and sends nothing', async () => {
    const documents = new MemoryDocuments();
    outbox = createOutboxStore(documents);
    await prepare('dead');
    for (const item of documents.items.values()) {
      if (item.key.pk !== 'outbox') continue;
      item.document = { value: { window: 'noon' } };
    }
    expect(await replayWindow(outbox, clock, W)).toBe('settled');
    expect(await lists()).toEqual([0, 0]);
  });

  it('does not change a message that is not a dead letter', async () => {
    expect(await replayWindow(outbox, clock, W)).toBe('not dead');
    expect(await lists()).toEqual([0, 0]);
  });
});
