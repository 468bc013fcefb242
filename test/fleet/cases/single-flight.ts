import { atMost, busiestItem, count, exactly, type FleetCase, figure, quantile } from '../case.ts';
import { createWorld, requestOf } from '../world.ts';

const ENVIRONMENTS = 50;
const ROUNDS = 4;

/** 200 identical requests over 50 cold environments; and what asking through the lease costs one that is alone. */
export const singleFlight: FleetCase = {
  name: 'single flight',
  async run({ dist, progress }) {
    const world = await createWorld({ dist, settings: { latencyMs: 700 } });
    try {
      const fleet = world.environments(ENVIRONMENTS);
      progress(`${ENVIRONMENTS * ROUNDS} identical requests`);
      const request = requestOf('Where is the refund for my wireless headphones?');
      const answers = await world.time.run(
        Promise.all(
          fleet.map(async one => {
            const own = [];
            for (let round = 0; round < ROUNDS; round += 1) own.push(await one.ask(request));
            return own;
          }),
        ),
      );
      const all = answers.flat();
      const { extract } = await world.standIn.admin.counters();
      const leader = all.filter(({ body }) => body.cache_source === 'api').map(({ latencyMs }) => latencyMs);
      const leaderMs = Math.min(...leader);
      const followers = answers.map(([first]) => first?.latencyMs ?? Number.NaN).filter(ms => ms !== leaderMs);
      return [
        exactly('200 identical requests, 50 environments: upstream calls', extract, 1, 'calls'),
        exactly(
          '200 identical requests: failed',
          count(all, ({ status }) => status !== 200),
          0,
          'requests',
        ),
        atMost('200 identical requests: follower p99 after leader', quantile(followers, 0.99) - leaderMs, 150, 'ms'),
        figure('200 identical requests: leader', leaderMs, 'ms'),
        ...busiestItem('200 identical requests', world.traffic),
        ...(await costPerMiss(dist)),
      ];
    } finally {
      await world.close();
    }
  },
};

const MISSES = 40;

/** The same misses with the lease and without, by one warm environment. */
async function costPerMiss(dist: string) {
  const by: Record<string, { ms: number; calls: number }> = {};
  for (const flight of ['on', 'off']) {
    const world = await createWorld({ dist, seed: 2 });
    try {
      const [one] = world.environments(1, { CACHE_SINGLE_FLIGHT: flight });
      const ask = async (n: number) => one?.ask(requestOf(`A question nobody asked before, number ${n}`));
      await world.time.run(ask(-1));
      const before = world.traffic.reads.total() + world.traffic.writes.total();
      const times: number[] = [];
      for (let n = 0; n < MISSES; n += 1) times.push((await world.time.run(ask(n)))?.latencyMs ?? Number.NaN);
      const calls = world.traffic.reads.total() + world.traffic.writes.total() - before;
      by[flight] = { ms: times.reduce((sum, ms) => sum + ms, 0) / MISSES, calls: calls / MISSES };
    } finally {
      await world.close();
    }
  }
  const { on, off } = by;
  return [
    figure('single flight: added to a miss', (on?.ms ?? 0) - (off?.ms ?? 0), 'ms'),
    figure('single flight: reads and writes added to a miss', (on?.calls ?? 0) - (off?.calls ?? 0), 'calls'),
  ];
}
