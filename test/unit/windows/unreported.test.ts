import { describe, expect, it } from 'vitest';
import type { OutboxMessage } from '../../../lib/webhook/index.ts';
import { countUnreported } from '../../../lib/windows/unreported.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { buildSealedLedger, START } from '../../fixtures/sealed-ledger.ts';

/** Records in each window of the sealed ledger. */
const SEALED = 60;
const SIX_HOURS = 6 * 3_600;

/** The count for a checkpoint at `start`, `nowSeconds` of epoch time, and the windows whose messages were read. */
async function count(messages: readonly Partial<OutboxMessage>[], start: number, nowSeconds = start) {
  const { store } = await buildSealedLedger();
  const asked: number[] = [];
  const readMessage = async (window: number) => {
    asked.push(window);
    const found = messages.find(message => message.window === window);
    const value = found && { counted: SEALED, late: 0, ...found };
    return { version: value ? 1 : 0, value: value as OutboxMessage | undefined };
  };
  const options = { clock: new FakeClock(nowSeconds * 1000), ledger: store, outbox: { readMessage } };
  return { late: await countUnreported(options, start), asked };
}

describe('countUnreported', () => {
  eachRow([
    [START + 240, START + 240],
    [START + 240, START + 240 + 24 * 60],
  ])('reads the messages of six hours before %i and up to %i', async (start, now) => {
    const { asked } = await count([], start, now);
    expect(Math.min(...asked)).toBe(start - SIX_HOURS);
    expect(asked).toContain(now);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('counts what seals found and no message counted or reported', async () => {
    const messages = [
      { window: START, counted: SEALED - 5 },
      { window: START + 60, counted: SEALED - 1, late: 2 },
    ];
    expect((await count(messages, START + 240)).late).toBe(4);
  });

  it('counts nothing for a seal whose window has no message, or whose message counted more', async () => {
    expect((await count([], START + 240)).late).toBe(0);
    expect((await count([{ window: START, counted: SEALED + 7 }], START + 240)).late).toBe(0);
  });

  it('includes what messages from the start on have reported', async () => {
    const messages = [
      { window: START, counted: SEALED - 5 },
      { window: START + 240, late: 3 },
    ];
    // 5 found, 3 of them reported by a message whose window is passed once more: 2 and 3.
    expect((await count(messages, START + 240)).late).toBe(5);
    expect((await count(messages, START + 300, START + 300)).late).toBe(2);
  });
});
