import { atLeast, busiestItem, count, exactly, type FleetCase, figure } from '../case.ts';
import { type Answer, createWorld, requestOf } from '../world.ts';

const DARK_MS = 290_000;
const TTL_SECONDS = 300;
const ROUND_EVERY_MS = { full: 5_000, short: 15_000 };

/** The upstream goes dark for 290 s when every entry is at most 10 s old, then for longer than entries are kept. */
export const darkUpstream: FleetCase = {
  name: 'dark upstream',
  async run({ dist, scale, progress }) {
    const world = await createWorld({ dist });
    const { time, standIn, random } = world;
    try {
      const fleet = world.environments(scale === 'full' ? 20 : 4);
      const keys = Array.from({ length: scale === 'full' ? 40 : 8 }, (_, n) => requestOf(`Question number ${n}`));
      // An environment serves one request at a time.
      const turns = fleet.map(one => ({ one, last: Promise.resolve() as Promise<unknown> }));
      const ask = async (request: (typeof keys)[number]): Promise<Answer> => {
        const turn = turns[Math.floor(random() * turns.length)];
        if (!turn) throw new RangeError('a fleet of none');
        const answer = turn.last.then(() => turn.one.ask(request));
        turn.last = answer;
        return answer;
      };
      const askAll = () => time.run(Promise.all(keys.map(ask)));

      const warm = await askAll();
      const litAt = Math.max(...warm.map(({ startedAt }) => startedAt));
      await time.run(time.sleep(Math.max(0, 9_000 - (time.monotonic() - litAt))));
      await standIn.admin.fault({ kind: 'reset' });
      const darkAt = time.monotonic();

      const dark: Answer[] = [];
      const beyond: Answer[] = [];
      for (let at = darkAt; at <= darkAt + DARK_MS + 40_000; at += ROUND_EVERY_MS[scale]) {
        await time.run(time.sleep(at - time.monotonic()));
        const answers = await askAll();
        (at < darkAt + DARK_MS ? dark : beyond).push(...answers);
        progress(`${Math.round((at - darkAt) / 1_000)} s in the dark`);
      }
      const served = [...dark, ...beyond].filter(({ status }) => status === 200);
      const oldest = Math.max(...served.map(({ body }) => body.freshness_age_sec ?? 0));
      const old = dark.filter(({ startedAt }) => startedAt > darkAt + 2_000);
      const { extract } = await standIn.admin.counters();
      return [
        exactly(
          'dark 290 s: requests not answered',
          count(dark, ({ status }) => status !== 200),
          0,
          'requests',
        ),
        exactly('dark 290 s: answers over 10 s old not marked stale', count(old, notMarked), 0, 'answers'),
        exactly(`dark: answers older than ${TTL_SECONDS} s`, count(served, isTooOld), 0, 'answers'),
        atLeast(
          'dark: requests refused once entries were too old',
          count(beyond, ({ status }) => status >= 500),
          1,
          'requests',
        ),
        figure('dark: oldest answer', oldest, 's'),
        figure('dark: requests answered', served.length, 'requests'),
        figure('dark: upstream calls tried', extract - keys.length, 'calls'),
        ...busiestItem('dark', world.traffic),
      ];
    } finally {
      await world.close();
    }
  },
};

const notMarked = ({ status, body }: Answer) =>
  status === 200 && (body.freshness_age_sec ?? 0) > 10 && body.cache_source !== 'stale';

const isTooOld = ({ body }: Answer) => (body.freshness_age_sec ?? 0) > TTL_SECONDS;
