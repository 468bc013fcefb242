import { createCallCounter } from '../../fixtures/call-counter.ts';
import { atLeast, atMost, busiestItem, count, exactly, type FleetCase, figure, type Result } from '../case.ts';
import { AWS_LATENCY_MS } from '../virtual-realm.ts';
import { type Answer, createWorld, requestOf } from '../world.ts';

const RATE = 50;
const BURST = 10;
/** Table and wait for a permit take 2 s at most; the rest is what a slow table costs cache, token and ledger. */
const LONGEST_MS = 6_000;
const LOAD_SECONDS = { full: { fast: 30, slow: 10 }, short: { fast: 8, slow: 4 } };
const isLimit = (item: string) => /^upstream#.*#limit/.test(item);

/**
 * 20 environments make more requests than the limit of 50 requests/s with a burst of 10 allows, with fast and with slow
 * tables.
 */
export const rateLimit: FleetCase = {
  name: 'rate limit',
  async run(setting) {
    const tables = [AWS_LATENCY_MS, ...(setting.scale === 'full' ? [55, 120, 200, 400] : [120]).map(fixed)];
    const results: Result[] = [];
    for (const latency of tables) results.push(...(await overload(latency, setting)));
    return results;
  },
};

const fixed = (ms: number) => ({ least: ms, most: ms });

async function overload(
  awsLatencyMs: typeof AWS_LATENCY_MS,
  { dist, scale, progress }: Parameters<FleetCase['run']>[0],
): Promise<Result[]> {
  const isFast = awsLatencyMs === AWS_LATENCY_MS;
  const name = isFast ? 'limit' : `limit, State in ${awsLatencyMs.most} ms`;
  const seconds = LOAD_SECONDS[scale][isFast ? 'fast' : 'slow'];
  const variables = { UPSTREAM_REQUESTS_PER_SECOND: String(RATE), UPSTREAM_BURST: String(BURST) };
  let bypasses = 0;
  const onOutput = (text: string) => {
    bypasses += text.split('"LimitBypasses":').length - 1;
  };
  const world = await createWorld({ dist, variables, settings: { latencyMs: 60 }, awsLatencyMs, onOutput });
  const { time, standIn, random } = world;
  try {
    const answers: Answer[] = [];
    const fleet = world.environments(isFast ? 20 : 40);
    // The token is stored already, so that a call waits only for the limit.
    await time.run(Promise.all(fleet.slice(0, 1).map(one => one.ask(requestOf('Is anybody there?')))));
    await time.run(time.sleep(2_000));
    await standIn.admin.clearTimeline();
    bypasses = 0;
    const writesBefore = world.traffic.writes.total(isLimit);
    const from = time.monotonic();
    const until = from + seconds * 1_000;
    progress(`${name}: ${seconds} s of load`);
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
    const used = (100 * within.length) / (RATE * seconds);
    const writes = world.traffic.writes.total(isLimit) - writesBefore;
    return [
      atMost(`${name}: busiest second`, counter.busiestSecond(), (RATE + BURST) * 1.05, 'calls'),
      // Over a slow table an answer takes seconds, and the fleet asks for less than the limit.
      isFast ? atLeast(`${name}: rate used`, used, 90, '%') : figure(`${name}: rate used`, used, '%'),
      exactly(
        `${name}: answers other than 200 and 429`,
        count(answers, ({ status }) => status !== 200 && status !== 429),
        0,
        'answers',
      ),
      exactly(`${name}: calls without a permit`, bypasses, 0, 'calls'),
      atMost(`${name}: longest answer`, Math.max(...answers.map(({ latencyMs }) => latencyMs)), LONGEST_MS, 'ms'),
      atMost(`${name}: writes to the lines`, writes / calls.length, 3, 'a call'),
      figure(
        `${name}: answered 429`,
        count(answers, ({ status }) => status === 429),
        'answers',
      ),
      figure(`${name}: busiest item`, world.traffic.writes.busiestSecond(), 'writes/s'),
      ...busiestItem(name, world.traffic),
    ];
  } finally {
    await world.close();
  }
}
