import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startLocalUpstreams } from '../../fixtures/function-environment.ts';
import { count, exactly, type FleetCase, figure, quantile } from '../case.ts';
import type { Asked, Told } from '../environment-process.ts';

/** 200 requests. More processes would get too little time on two cores: their calls to State would time out. */
const SCALE = { full: { environments: 20, rounds: 10 }, short: { environments: 3, rounds: 2 } };
/** Long enough to kill the process during the call, even on a slow machine. */
const CALL_MS = 2_000;
const QUESTION = 'Where is the refund for my wireless headphones?';

/**
 * The same question from environments that are processes; the one that calls the upstream is killed with SIGKILL in
 * the middle of the call. Real time: the figures depend on the machine, which runs all of them at once; the case
 * `single flight` has the bar for the delay of the followers.
 */
export const killedLeader: FleetCase = {
  name: 'killed leader',
  async run({ dist, scale, progress }) {
    const { environments, rounds } = SCALE[scale];
    const upstreams = await startLocalUpstreams();
    const fleet: ChildProcess[] = [];
    try {
      for (let n = 0; n < environments; n += 1) {
        const child = await start(dist, upstreams.environment);
        fleet.push(child);
        // Each environment answers one request first, so that the measured time does not include the loading of code.
        await ask(child, `Hello from environment ${n}`);
        progress(`${n + 1} of ${environments} processes`);
      }
      await upstreams.standIn.admin.set({ latencyMs: CALL_MS });
      const callsOf = async () => (await upstreams.standIn.admin.timeline()).filter(({ text }) => text === QUESTION);

      const [leader, ...others] = fleet;
      if (!leader) throw new RangeError('a fleet of none');
      progress('one asks and calls, all others wait');
      const unanswered = ask(leader, QUESTION);
      while ((await callsOf()).length === 0) await delay(5);
      const askedAt = performance.now();
      const answers = others.map(async child => {
        const told: (Told & { endedAt: number })[] = [];
        for (let round = 0; round < rounds; round += 1) {
          const answer = await ask(child, QUESTION);
          if (answer) told.push({ ...answer, endedAt: performance.now() - askedAt });
        }
        return told;
      });
      await delay(CALL_MS / 2);
      leader.kill('SIGKILL');
      progress('the one that called is dead');
      const told = await Promise.all(answers);
      const all = told.flat();
      const firsts = told.flatMap(([first]) => (first ? [first.endedAt] : []));
      const earliest = Math.min(...firsts);
      return [
        exactly('leader killed (SIGKILL): answers of the dead', (await unanswered) ? 1 : 0, 0, 'answers'),
        exactly('leader killed (SIGKILL): upstream calls', (await callsOf()).length, 2, 'calls'),
        exactly('leader killed (SIGKILL): answered', all.length, (environments - 1) * rounds, 'requests'),
        exactly(
          'leader killed (SIGKILL): failed',
          count(all, ({ status }) => status !== 200),
          0,
          'requests',
        ),
        figure('leader killed (SIGKILL): first answer after', earliest, 'ms'),
        figure('leader killed (SIGKILL): p99 after the first', quantile(firsts, 0.99) - earliest, 'ms'),
      ];
    } finally {
      for (const child of fleet) child.kill('SIGKILL');
      await upstreams.close();
    }
  },
};

async function start(dist: string, variables: Record<string, string>): Promise<ChildProcess> {
  const HANDLER = join(dist, 'extract/handler.js');
  const child = fork(join(import.meta.dirname, '../environment-process.ts'), {
    env: { ...process.env, ...variables, HANDLER },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

let asked = 0;

/** Undefined when the process dies before it answers. */
function ask(child: ChildProcess, text: string): Promise<Told | undefined> {
  asked += 1;
  const request: Asked = {
    requestId: `r${asked}`,
    body: { text, language: 'en-US', entity_types: ['product', 'date'] },
  };
  return new Promise(resolve => {
    const settle = (told: Told | undefined) => {
      child.off('message', onMessage).off('exit', onExit);
      resolve(told);
    };
    const onMessage = (told: unknown) => settle(told as Told);
    const onExit = () => settle(undefined);
    child.on('message', onMessage).on('exit', onExit);
    child.send(request);
  });
}
