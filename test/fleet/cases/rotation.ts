import { atLeast, busiestItem, count, exactly, type FleetCase, figure } from '../case.ts';
import { type Answer, createWorld, requestOf } from '../world.ts';

const NEXT = { clientId: 'local-client-2', clientSecret: 'local-client-secret-2' };
const ROTATE_AT_MS = 70_000;
const UNTIL_MS = 100_000;

/** AWSCURRENT moves and the old credentials and their tokens stop working, under load. */
export const rotation: FleetCase = {
  name: 'rotation',
  async run({ dist, scale, progress }) {
    const world = await createWorld({ dist });
    const { time, standIn, random } = world;
    try {
      const answers: Answer[] = [];
      const load = world.environments(scale === 'full' ? 40 : 4).map(async (one, environment) => {
        for (let n = 0; time.monotonic() < UNTIL_MS; n += 1) {
          answers.push(await one.ask(requestOf(`Question ${n} of environment ${environment}`)));
          await time.sleep(400 + 1_200 * random());
        }
      });
      const rotate = async () => {
        await time.sleep(ROTATE_AT_MS);
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
          'rotation: failed',
          count(answers, ({ status }) => status !== 200),
          0,
          'requests',
        ),
        exactly('rotation: tokens granted', byStatus['token 200'] ?? 0, 2, 'grants'),
        atLeast('rotation: calls that met the revoked token', byStatus['extract 401'] ?? 0, 1, 'calls'),
        figure('rotation: requests', answers.length, 'requests'),
        ...busiestItem('rotation', world.traffic),
      ];
    } finally {
      await world.close();
    }
  },
};
