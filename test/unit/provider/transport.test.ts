import { describe, expect } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import {
  createEnvironment,
  createScriptedUpstream,
  QUERY,
  type ScriptedAnswer,
} from '../../fixtures/scripted-upstream.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

/** What an extraction with a budget of 400 ms throws, against an upstream that takes 300 ms for `answer`. */
async function failure(answer: ScriptedAnswer) {
  const clock = new SimulatedClock();
  const upstream = createScriptedUpstream(clock, () => ({ ...answer, afterMs: 300 }));
  const { provider, context } = createEnvironment(clock, createMemoryStateStore(), upstream.fetch, {
    random: () => 0.99,
  });
  const error = await clock.run(
    provider.extract(QUERY, context(400)).then(
      () => undefined,
      thrown => thrown,
    ),
  );
  return { code: error?.code, calls: upstream.calls.length };
}

describe('Transport', () => {
  eachRow([{ status: 500 }, { status: 503 }, { breaks: true }])(
    'blames the deadline when attempts are left but no time for another: %j',
    async answer => {
      expect(await failure(answer)).toEqual({ code: 'deadline-exceeded', calls: 1 });
    },
  );

  eachRow(['0', '1'])('says throttled when a 429 leaves no time for another attempt: Retry-After %s', async seconds => {
    const answer = { status: 429, headers: { 'retry-after': seconds } };
    expect(await failure(answer)).toEqual({ code: 'upstream-throttled', calls: 1 });
  });

  eachRow([
    [150, 1],
    [149, 0],
  ])('starts no call when State leaves less than 50 ms for it: of %i ms, calls: %i', async (budgetMs, calls) => {
    const clock = new SimulatedClock();
    const upstream = createScriptedUpstream(clock, () => ({ status: 500 }));
    const store = createMemoryStateStore({ before: () => clock.sleep(100) });
    const { provider, context } = createEnvironment(clock, store, upstream.fetch);
    await expect(clock.run(provider.extract(QUERY, context(budgetMs)))).rejects.toMatchObject({
      code: 'deadline-exceeded',
    });
    expect(upstream.calls).toHaveLength(calls);
  });
});
