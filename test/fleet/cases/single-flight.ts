import { atMost, busiestItem, count, exactly, type FleetCase, figure, quantile } from '../case.ts';
import { type Answer, createWorld, type Environment, requestOf, type World } from '../world.ts';

const SCALE = { full: { environments: 50, rounds: 4 }, short: { environments: 4, rounds: 2 } };
const CALL_MS = 700;
const QUESTION = requestOf('Where is the refund for my wireless headphones?');

/**
 * 200 identical requests to 50 cold environments, with a leader that survives or dies; and the cost of the lease for
 * a single environment. The short run has a leader that dies.
 */
export const singleFlight: FleetCase = {
  name: 'single flight',
  async run({ dist, scale, progress }) {
    const size = SCALE[scale];
    const requests = `${size.environments * size.rounds} identical requests`;
    progress(`${requests}, the leader dies`);
    const dead = await askAlike(dist, size, `${requests}, leader dies`, 2);
    if (scale === 'short') return dead;
    progress(requests);
    const alive = await askAlike(dist, size, `${requests}, ${size.environments} environments`, 1);
    progress('cost of a miss');
    return [...alive, ...dead, ...(await costPerMiss(dist))];
  },
};

type Size = (typeof SCALE)['full'];

/** @param calls 2 when the environment that makes the first one dies during it */
async function askAlike(dist: string, { environments, rounds }: Size, id: string, calls: 1 | 2) {
  const world = await createWorld({ dist, settings: { latencyMs: CALL_MS } });
  try {
    const fleet = world.environments(environments);
    const asking = fleet.map(environment => askInTurn(environment, rounds));
    const dying = calls === 2 ? killLeader(world, asking) : Promise.resolve();
    const served = (await world.time.run(Promise.all([dying, ...asking.map(({ answers }) => answers)]))).slice(
      1,
    ) as Answer[][];
    const all = served.flat();
    const { extract } = await world.standIn.admin.counters();
    const firsts = served.flatMap(answers => answers.slice(0, 1));
    const leader = firsts.find(({ body }) => body.cache_source === 'api' && body.freshness_age_sec === 0);
    const ledAt = Math.min(...firsts.map(({ endedAt }) => endedAt));
    const behind = firsts.map(({ endedAt }) => endedAt - ledAt);
    return [
      exactly(`${id}: upstream calls`, extract, calls, 'calls'),
      exactly(
        `${id}: failed`,
        count(all, ({ status }) => status !== 200),
        0,
        'requests',
      ),
      exactly(`${id}: answered`, all.length, (environments - calls + 1) * rounds, 'requests'),
      atMost(`${id}: follower p99 after leader`, quantile(behind, 0.99), 150, 'ms'),
      figure(`${id}: leader`, leader?.latencyMs ?? Number.NaN, 'ms'),
      ...busiestItem(id, world.traffic),
    ];
  } finally {
    await world.close();
  }
}

interface Asking {
  environment: Environment;
  /** The answers so far when the environment is killed. */
  answers: Promise<Answer[]>;
  stop(): void;
}

function askInTurn(environment: Environment, rounds: number): Asking {
  const answers: Answer[] = [];
  let stop = () => {};
  const stopped = new Promise<Answer[]>(resolve => {
    stop = () => {
      environment.kill();
      resolve([]);
    };
  });
  const asked = async () => {
    for (let round = 0; round < rounds; round += 1) answers.push(await environment.ask(QUESTION));
    return answers;
  };
  return { environment, answers: Promise.race([asked(), stopped]), stop };
}

/** Kills it during its call, while all others wait. */
async function killLeader({ time, calls }: World, asking: Asking[]): Promise<void> {
  while (calls.length === 0) await time.sleep(5);
  await time.sleep(CALL_MS / 2);
  asking.find(({ environment }) => environment === calls[0])?.stop();
}

const MISSES = 40;

/** The same misses of one warm environment with the lease and without. */
async function costPerMiss(dist: string) {
  const on = await missAlone(dist, 'on');
  const off = await missAlone(dist, 'off');
  return [
    figure('single flight: added to a miss', on.ms - off.ms, 'ms'),
    figure('single flight: reads and writes added to a miss', on.calls - off.calls, 'calls'),
  ];
}

async function missAlone(dist: string, flight: 'on' | 'off') {
  const world = await createWorld({ dist, seed: 2 });
  try {
    const one = world.environment({ CACHE_SINGLE_FLIGHT: flight });
    const ask = (n: number) => world.time.run(one.ask(requestOf(`A question nobody asked before, number ${n}`)));
    const callsSoFar = () => world.traffic.reads.total() + world.traffic.writes.total();
    await ask(-1);
    const before = callsSoFar();
    let sum = 0;
    for (let n = 0; n < MISSES; n += 1) sum += (await ask(n)).latencyMs;
    return { ms: sum / MISSES, calls: (callsSoFar() - before) / MISSES };
  } finally {
    await world.close();
  }
}
