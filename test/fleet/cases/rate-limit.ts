import { createCallCounter } from '../../fixtures/call-counter.ts';
import { atLeast, atMost, busiestItem, count, exactly, type FleetCase, figure } from '../case.ts';
import { type Answer, createWorld, requestOf } from '../world.ts';

const RATE = 50;
const BURST = 10;

/** 20 environments want more than the limit of 50 requests/s with burst 10 lets through. */
export const rateLimit: FleetCase = {
  name: 'rate limit',
  async run({ dist, scale, progress }) {
    const seconds = scale === 'full' ? 30 : 8;
    const variables = { UPSTREAM_REQUESTS_PER_SECOND: String(RATE), UPSTREAM_BURST: String(BURST) };
    const world = await createWorld({ dist, variables, settings: { latencyMs: 60 } });
    const { time, standIn, random } = world;
    try {
      const answers: Answer[] = [];
      const fleet = world.environments(20);
      // The token is there, so that the limit is all there is to wait for.
      await time.run(Promise.all(fleet.slice(0, 1).map(one => one.ask(requestOf('Is anybody there?')))));
      await time.run(time.sleep(2_000));
      await standIn.admin.clearTimeline();
      const from = time.monotonic();
      const until = from + seconds * 1_000;
      progress(`${seconds} s of load`);
      const load = fleet.map(async (one, environment) => {
        for (let n = 0; time.monotonic() < until; n += 1) {
          const answer = await one.ask(requestOf(`Question ${n} of environment ${environment}`));
          answers.push(answer);
          if (answer.status === 429) await time.sleep(100 * random());
        }
      });
      await time.run(Promise.all(load));
      const calls = (await standIn.admin.timeline()).filter(({ kind }) => kind === 'extract');
      const counter = createCallCounter();
      for (const { monotonicMs } of calls) counter.add('upstream', monotonicMs);
      const within = calls.filter(({ monotonicMs }) => monotonicMs <= until);
      const expected = [200, 429];
      return [
        atMost('limit of 50/s, burst 10: busiest second', counter.busiestSecond(), (RATE + BURST) * 1.05, 'calls'),
        atLeast('limit of 50/s: used', (100 * within.length) / (RATE * seconds), 90, '%'),
        exactly(
          'limit: answers other than 200 and 429',
          count(answers, a => !expected.includes(a.status)),
          0,
          'answers',
        ),
        figure(
          'limit: answered 429',
          count(answers, ({ status }) => status === 429),
          'answers',
        ),
        figure('limit: busiest item', world.traffic.writes.busiestSecond(), 'writes/s'),
        ...busiestItem('limit', world.traffic),
      ];
    } finally {
      await world.close();
    }
  },
};
