import { beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../../infra/cli/tool/index.ts';
import { list, replay, sendTest, type WebhookTools } from '../../../infra/cli/webhook/commands.ts';
import { createOutboxStore, type OutboxStore } from '../../../lib/webhook/outbox.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';

const W = Date.UTC(2026, 10, 22, 11, 0, 0) / 1000;
const clock = new FakeClock();
let outbox: OutboxStore;
let lines: string[];

const tools = (changes: Partial<WebhookTools> = {}): WebhookTools => ({
  clock,
  outbox,
  url: 'https://receiver.test/hook?token=private',
  openSender: async () => ({
    send: async () => ({ outcome: 'delivered', detail: 'status 204', retryAfterMs: undefined }),
    close: () => {},
  }),
  secret: {
    current: async () => ({ value: JSON.stringify({ signing_secret: Buffer.alloc(32).toString('base64') }) }),
    previous: async () => undefined,
  },
  print: async line => {
    lines.push(line);
  },
  ...changes,
});

async function addDeadLetter(window: number): Promise<void> {
  const common = { window, enteredAt: 0 };
  const message = { ...common, status: 'dead' as const, id: 'msg', body: '{}', counted: 1, late: 0, settledAt: 1 };
  await outbox.writeMessage({ version: 0, value: undefined }, message);
  const entry = { ...common, attempts: 7, suspicions: 0, nextAttemptAt: 0, lastResult: 'status 500' };
  await outbox.addTo('dead', entry);
}

describe('npm run webhook', () => {
  beforeEach(() => {
    outbox = createOutboxStore(new MemoryDocuments());
    lines = [];
  });

  it('lists pending windows and dead letters, and shows nothing of the URL but its host', async () => {
    await addDeadLetter(W);
    expect(await list(tools())).toBe(0);
    expect(lines).toContain('receiver.test answers.');
    expect(lines).toContain('\n1 dead');
    expect(lines).toContain('2026-11-22T11:00:00Z  7         none                  status 500');
    expect(lines.join()).not.toContain('private');
  });

  it('counts one failure in the singular', async () => {
    const slot = await outbox.readEndpoint(tools().url ?? '');
    await outbox.writeEndpoint(slot, { ...slot.value, failures: 1, nextAttemptAt: 0 });
    await list(tools());
    expect(lines[0]).toBe('receiver.test has failed 1 time in a row; the next attempt is in 0 s.');
  });

  it('prints nothing when a list cannot be read', async () => {
    const read = outbox.list;
    outbox.list = name => (name === 'dead' ? Promise.reject(new Error('gone')) : read(name));
    await expect(list(tools())).rejects.toThrow('gone');
    expect(lines).toEqual([]);
  });

  it('says that the receiver fails and when the next attempt is', async () => {
    const slot = await outbox.readEndpoint(tools().url ?? '');
    await outbox.writeEndpoint(slot, { ...slot.value, failures: 12, nextAttemptAt: clock.now() + 41_500 });
    await list(tools());
    expect(lines[0]).toBe('receiver.test has failed 12 times in a row; the next attempt is in 42 s.');
  });

  it('replays the dead letters that are named, or all', async () => {
    for (const minute of [0, 1, 2]) await addDeadLetter(W + minute * 60);
    expect(await replay(tools(), ['2026-11-22T11:01:00Z'])).toBe(0);
    expect((await outbox.list('pending')).map(({ value }) => value.window)).toEqual([W + 60]);
    expect(await replay(tools(), 'all')).toBe(0);
    expect(await outbox.list('dead')).toEqual([]);
    expect(await outbox.list('pending')).toHaveLength(3);
  });

  it('ends with 1 when a window is not a dead letter, and refuses what is not a window', async () => {
    expect(await replay(tools(), ['2026-11-22T11:01:00Z'])).toBe(1);
    await expect(replay(tools(), ['2026-11-22T11:01:30Z'])).rejects.toThrow(UsageError);
    await expect(replay(tools(), ['yesterday'])).rejects.toThrow(UsageError);
  });

  it('sends a test and ends with 1 when it is not taken', async () => {
    expect(await sendTest(tools())).toBe(0);
    expect(lines[0]).toMatch(/^msg_test_.* delivered {2}status 204$/);
    const refusing = {
      send: async () => ({ outcome: 'failing' as const, detail: 'ECONNREFUSED', retryAfterMs: undefined }),
      close: () => {},
    };
    expect(await sendTest(tools({ openSender: async () => refusing }))).toBe(1);
    await expect(sendTest(tools({ url: undefined }))).rejects.toThrow(UsageError);
  });
});
