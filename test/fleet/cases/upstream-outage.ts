import { atLeast, busiestItem, count, exactly, type FleetCase, figure } from '../case.ts';
import { type Answer, createWorld, requestOf } from '../world.ts';

const OUTAGE_MS = 290_000;
const TTL_SECONDS = 300;
const ROUND_EVERY_MS = { full: 5_000, short: 15_000 };

/** The upstream fails for 290 s, when every entry is at most 10 s old, and then for longer than entries are kept. */
export const upstreamOutage: FleetCase = {
  name: 'upstream outage',
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
      const warmAt = Math.max(...warm.map(({ startedAt }) => startedAt));
      await time.run(time.sleep(Math.max(0, 9_000 - (time.monotonic() - warmAt))));
      await standIn.admin.fault({ kind: 'reset' });
      const outageAt = time.monotonic();

      const during: Answer[] = [];
      const after: Answer[] = [];
      for (let at = outageAt; at <= outageAt + OUTAGE_MS + 40_000; at += ROUND_EVERY_MS[scale]) {
        await time.run(time.sleep(at - time.monotonic()));
        const answers = await askAll();
        (at < outageAt + OUTAGE_MS ? during : after).push(...answers);
        progress(`${Math.round((at - outageAt) / 1_000)} s of the outage`);
      }
      const served = [...during, ...after].filter(({ status }) => status === 200);
      const oldest = Math.max(...served.map(({ body }) => body.freshness_age_sec ?? 0));
      const old = during.filter(({ startedAt }) => startedAt > outageAt + 2_000);
      const { extract } = await standIn.admin.counters();
      return [
        exactly(
          'outage of 290 s: requests not answered',
          count(during, ({ status }) => status !== 200),
          0,
          'requests',
        ),
        exactly('outage of 290 s: answers over 10 s old not marked stale', count(old, notMarked), 0, 'answers'),
        exactly(`outage: answers older than ${TTL_SECONDS} s`, count(served, isTooOld), 0, 'answers'),
        atLeast(
          'outage: requests refused when entries were too old',
          count(after, ({ status }) => status >= 500),
          1,
          'requests',
        ),
        figure('outage: oldest answer', oldest, 's'),
        figure('outage: requests answered', served.length, 'requests'),
        figure('outage: upstream calls tried', extract - keys.length, 'calls'),
        ...busiestItem('outage', world.traffic),
      ];
    } finally {
      await world.close();
    }
  },
};

const notMarked = ({ status, body }: Answer) =>
  status === 200 && (body.freshness_age_sec ?? 0) > 10 && body.cache_source !== 'stale';

const isTooOld = ({ body }: Answer) => (body.freshness_age_sec ?? 0) > TTL_SECONDS;
