import { describe, expect, it } from 'vitest';
import { createTokenRefresher, type RenewableTokenSource } from '../../../lib/auth/index.ts';
import { createCallContext, type Logger } from '../../../lib/context.ts';
import { TokenUnavailableError } from '../../../lib/errors.ts';
import { StoreUnavailableError } from '../../../lib/state/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';

function prepare(renew: RenewableTokenSource['renew'], random = 0) {
  const clock = new FakeClock();
  const outcomes: string[] = [];
  const silent = () => undefined;
  const logger: Logger = { debug: silent, info: silent, warn: silent, error: silent };
  const refresh = createTokenRefresher({
    tokens: { renew, current: () => expect.fail(), replace: () => expect.fail() },
    emitRefresh: outcome => outcomes.push(outcome),
    clock,
    logger,
    random: () => random,
  });
  return { outcomes, run: () => refresh(createCallContext(clock, 'r', 20_000)) };
}

const token = { value: 'hush', grantedAt: 0, expiresAt: 3_600_000 };

describe('TokenRefresher', () => {
  eachRow([
    [true, 'refreshed'],
    [false, 'fresh'],
  ])('counts what happened (granted: %s)', async (granted, outcome) => {
    const { outcomes, run } = prepare(async () => ({ token, granted }));
    expect(await run()).toBe(outcome);
    expect(outcomes).toEqual([outcome]);
  });

  it('wants at least two runs of five minutes and at most 13 minutes left, spread', async () => {
    const asked: number[] = [];
    for (const random of [0, 0.5, 0.999]) {
      const { run } = prepare(async goodForMs => {
        asked.push(goodForMs);
        return { token, granted: false };
      }, random);
      await run();
    }
    expect(Math.min(...asked)).toBeGreaterThanOrEqual(600_000);
    expect(Math.max(...asked)).toBeLessThan(780_000);
    expect(new Set(asked).size).toBe(3);
  });

  eachRow([
    [new TokenUnavailableError('no'), 'token-unavailable'],
    [new StoreUnavailableError('no'), 'state-unavailable'],
    [new Error('no'), 'internal'],
  ])('makes a failure that of the invocation and counts it: %s', async (error, code) => {
    const { outcomes, run } = prepare(() => Promise.reject(error));
    await expect(run()).rejects.toBe(error);
    expect(outcomes).toEqual([code]);
  });
});
