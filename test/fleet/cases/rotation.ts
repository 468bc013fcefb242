import {
  atLeast,
  busiestItem,
  type CaseSetting,
  count,
  exactly,
  type FleetCase,
  figure,
  type Result,
} from '../case.ts';
import { type Answer, createWorld, requestOf } from '../world.ts';

const NEXT = { clientId: 'local-client-2', clientSecret: 'local-client-secret-2' };
/**
 * Old enough that a 401 may replace the token. It is still young, so that only the version of its credentials allows
 * this.
 */
const TOKEN_AGES_MS = { rotation: 70_000, 'rotation of a young token': 30_000 };
const GOES_ON_FOR_MS = 30_000;

/** Under load, AWSCURRENT moves, and the old credentials and their tokens stop working. */
export const rotation: FleetCase = {
  name: 'rotation',
  async run(setting) {
    const results: Result[] = [];
    for (const [name, rotateAtMs] of Object.entries(TOKEN_AGES_MS))
      results.push(...(await rotateUnderLoad(name, rotateAtMs, setting)));
    return results;
  },
};

async function rotateUnderLoad(
  name: string,
  rotateAtMs: number,
  { dist, scale, progress }: CaseSetting,
): Promise<Result[]> {
  const world = await createWorld({ dist });
  const { time, standIn, random } = world;
  try {
    const answers: Answer[] = [];
    const load = world.environments(scale === 'full' ? 40 : 4).map(async (one, environment) => {
      for (let n = 0; time.monotonic() < rotateAtMs + GOES_ON_FOR_MS; n += 1) {
        answers.push(await one.ask(requestOf(`Question ${n} of environment ${environment}`)));
        await time.sleep(400 + 1_200 * random());
      }
    });
    const rotate = async () => {
      await time.sleep(rotateAtMs);
      progress('rotating');
      await world.putCredentials(NEXT);
      await standIn.admin.rotateCredentials(NEXT);
      await standIn.admin.revokeTokens();
    };
    progress('load');
    await time.run(Promise.all([rotate(), ...load]));
    const { byStatus } = await standIn.admin.counters();
    return [
      exactly(
        `${name}: failed`,
        count(answers, ({ status }) => status !== 200),
        0,
        'requests',
      ),
      exactly(`${name}: tokens granted`, byStatus['token 200'] ?? 0, 2, 'grants'),
      atLeast(`${name}: calls that met the revoked token`, byStatus['extract 401'] ?? 0, 1, 'calls'),
      figure(`${name}: requests`, answers.length, 'requests'),
      ...busiestItem(name, world.traffic),
    ];
  } finally {
    await world.close();
  }
}
