import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltFunctions, openBuiltFunctions } from '../fixtures/built-functions.ts';
import { IS_FULL } from '../fixtures/test-scale.ts';
import { coldStart } from '../fleet/cases/cold-start.ts';
import { CASES } from '../fleet/cases/index.ts';
import { singleFlight } from '../fleet/cases/single-flight.ts';
import { throttled } from '../fleet/cases/throttled.ts';

/**
 * `npm test` runs three cases of `npm run fleet` with the same bars and fewer environments: one token for a cold fleet,
 * one cooldown, and one call more when its caller dies. `npm run test:full` runs all of them here too.
 */
const cases = IS_FULL ? CASES : [coldStart, throttled, singleFlight];

describe('A fleet of the built function', () => {
  let functions: BuiltFunctions;
  beforeAll(async () => {
    functions = await openBuiltFunctions();
  });
  afterAll(() => functions.close());

  it.each(cases.map(one => [one.name, one] as const))(
    'reaches every bar: %s',
    async (_name, one) => {
      const results = await one.run({ dist: functions.dist, scale: 'short', progress: () => {} });
      expect(results.filter(({ pass }) => pass !== undefined).length).toBeGreaterThan(0);
      expect(results.filter(({ pass }) => pass === false)).toEqual([]);
    },
    180_000,
  );
});
