import { atLeast, atMost, busiestItem, exactly, type FleetCase, figure } from '../case.ts';
import { createWorld, requestOf, type World, type WorldOptions } from '../world.ts';

const MINUTE_MS = 60_000;

/** Grants that fail for a minute: wrong credentials, a refused scope, a token without the scope. */
export const refusedGrants: FleetCase = {
  name: 'refused grants',
  async run({ dist, scale, progress }) {
    const size = scale === 'full' ? 60 : 5;
    progress('bad credentials for a minute');
    const bad = await askFrom({ dist, clientSecret: 'wrong' }, size);
    progress('a scope that is always refused');
    const scope = await askFrom({ dist, settings: { scopes: ['something:else'] } }, Math.ceil(size / 4));
    progress('a token that is always forbidden');
    const forbidden = await askFrom(
      { dist, settings: { scopes: ['something:else'] }, variables: { CXONE_SCOPE: 'something:else' } },
      Math.ceil(size / 4),
    );
    return [
      atMost(`bad credentials, ${size} environments: grants in the first minute`, bad.tokens, 10, 'grants'),
      atLeast('bad credentials: grants in the first minute', bad.tokens, 2, 'grants'),
      exactly('bad credentials: answers other than 503', bad.answers - bad.by(503), 0, 'answers'),
      atMost('refused scope: grants in the first minute', scope.tokens, 10, 'grants'),
      exactly('refused scope: answers other than 503', scope.answers - scope.by(503), 0, 'answers'),
      exactly('forbidden token: grants in the first minute', forbidden.tokens, 1, 'grants'),
      exactly('forbidden token: answers other than 502', forbidden.answers - forbidden.by(502), 0, 'answers'),
      figure('bad credentials: answers in the first minute', bad.answers, 'answers'),
      ...busiestItem('bad credentials', bad.world.traffic),
    ];
  },
};

/** Each environment asks about once a second for a minute. */
async function askFrom(options: WorldOptions, size: number) {
  const world = await createWorld(options);
  try {
    const statuses = await world.time.run(Promise.all(world.environments(size).map(one => askForAMinute(world, one))));
    const { token } = await world.standIn.admin.counters();
    const all = statuses.flat();
    return { world, tokens: token, answers: all.length, by: (status: number) => all.filter(s => s === status).length };
  } finally {
    await world.close();
  }
}

async function askForAMinute({ time, random }: World, environment: ReturnType<World['environment']>) {
  const statuses: number[] = [];
  for (let n = 0; time.monotonic() < MINUTE_MS - 1_500; n += 1) {
    statuses.push((await environment.ask(requestOf(`Question ${n} of ${random()}`))).status);
    await time.sleep(500 + 1_000 * random());
  }
  return statuses;
}
