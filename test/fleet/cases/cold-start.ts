import { atMost, busiestItem, count, exactly, type FleetCase, figure } from '../case.ts';
import { createWorld, type Environment, requestOf } from '../world.ts';

/** More than the 60 s for which a refused token is not refreshed. */
const LATER_MS = 65_000;

/** A thousand environments start at the same moment, each with its own question; later the token is revoked. */
export const coldStart: FleetCase = {
  name: 'cold start',
  async run({ dist, scale, progress }) {
    const world = await createWorld({ dist });
    const { time, standIn } = world;
    try {
      const size = scale === 'full' ? 1_000 : 4;
      const fleet: Environment[] = [];
      for (let n = 0; n < size; n += 1) {
        fleet.push(world.environment());
        if (n % 50 === 49) progress(`${n + 1} of ${size} environments loaded`);
      }
      const askAll = (what: string) =>
        time.run(Promise.all(fleet.map((one, n) => one.ask(requestOf(`${what} ${n}: I need a refund`)))));

      progress('all at once');
      const first = await askAll('first');
      const events = await standIn.admin.timeline();
      const tokens = events.filter(({ kind }) => kind === 'token');
      const granted = Math.max(...tokens.map(({ monotonicMs, durationMs }) => monotonicMs + durationMs));
      const lastCall = Math.max(...events.filter(({ kind }) => kind === 'extract').map(event => event.monotonicMs));

      progress('token revoked');
      await time.run(time.sleep(LATER_MS));
      await standIn.admin.revokeTokens();
      const second = await askAll('second');
      const { token } = await standIn.admin.counters();
      return [
        exactly(`${size} cold environments: token requests`, tokens.length, 1, 'requests'),
        atMost(`${size} cold environments: last waiter after the token`, lastCall - granted, 600, 'ms'),
        exactly(
          `${size} cold environments: failed`,
          count(first, ({ status }) => status !== 200),
          0,
          'requests',
        ),
        exactly('token revoked: token requests', token, 2, 'requests'),
        exactly(
          'token revoked: failed',
          count(second, ({ status }) => status !== 200),
          0,
          'requests',
        ),
        figure('cold start: slowest answer', Math.max(...first.map(({ latencyMs }) => latencyMs)), 'ms'),
        ...busiestItem('cold start', world.traffic),
      ];
    } finally {
      await world.close();
    }
  },
};
