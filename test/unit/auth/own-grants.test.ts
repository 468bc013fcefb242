import { describe, expect } from 'vitest';
import { OwnGrants } from '../../../lib/auth/own-grants.ts';
import { createCallContext } from '../../../lib/context.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';

describe('OwnGrants', () => {
  eachRow([
    ['that were granted', false],
    ['that failed', true],
  ])('are a minute apart, those %s', async (_, fails) => {
    const clock = new FakeClock();
    const context = createCallContext(clock, 'request-1', 3_600_000);
    let asked = 0;
    const grant = async () => {
      asked += 1;
      if (fails) throw new Error('refused');
      return { value: `token-${asked}`, grantedAt: 0, expiresAt: 0 };
    };
    const own = new OwnGrants({ grant }, clock);
    await own.grant(context).catch(() => {});
    await clock.advance(59_999);
    await expect(own.grant(context)).rejects.toMatchObject({ code: 'token-unavailable', retryAfterSeconds: 1 });
    await clock.advance(1);
    await own.grant(context).catch(() => {});
    expect(asked).toBe(2);
  });
});
