import { atMost, busiestItem, count, exactly, type FleetCase, figure, type Result } from '../case.ts';
import { type Answer, createWorld, requestOf } from '../world.ts';

const COOLDOWN_SECONDS = 5;
const WARM_UP_MS = 5_000;
const AFTERWARDS_MS = { full: 20_000, short: 3_000 };
/** No request may take longer: min(25 s, time left - 1.5 s). */
const BUDGET_MS = 25_000;

/** A busy fleet meets a 429 whose `Retry-After` is 5 s: as a date, and in the full run in seconds, too. */
export const throttled: FleetCase = {
  name: 'throttled',
  async run(setting) {
    const inSeconds = setting.scale === 'full' ? await meet429('seconds', setting) : [];
    return [...inSeconds, ...(await meet429('http-date', setting))];
  },
};

async function meet429(form: 'seconds' | 'http-date', { dist, scale, progress }: Parameters<FleetCase['run']>[0]) {
  const world = await createWorld({ dist, settings: { latencyMs: 150 } });
  const { time, standIn, random } = world;
  try {
    progress(`Retry-After as ${form}`);
    const fleet = world.environments(scale === 'full' ? 40 : 2);
    const answers: Answer[] = [];
    let over = false;
    const work = fleet.map(async (one, environment) => {
      for (let n = 0; !over; n += 1) {
        answers.push(await one.ask(requestOf(`Question ${n} of environment ${environment}`)));
        await time.sleep(200 + 400 * random());
      }
    });
    // It makes its only request in the middle of the cooldown. It can know of the cooldown only from the shared note. A
    // few busy environments may all have met the 429 themselves by then.
    const idle = world.environment();
    const direct = async () => {
      answers.push(await idle.ask(requestOf('Question before the cooldown')));
      await time.sleep(WARM_UP_MS);
      const retryAfter = form === 'seconds' ? { seconds: COOLDOWN_SECONDS } : { dateInSeconds: COOLDOWN_SECONDS };
      // An upstream that throttles refuses everything until the time is over.
      await standIn.admin.fault({ kind: 'status', status: 429, retryAfter });
      await time.sleep(COOLDOWN_SECONDS * 500);
      const meanwhile = idle.ask(requestOf('Question in the middle of the cooldown'));
      await time.sleep(COOLDOWN_SECONDS * 500);
      answers.push(await meanwhile);
      await standIn.admin.clearFaults();
      await time.sleep(AFTERWARDS_MS[scale]);
      over = true;
    };
    await time.run(Promise.all([direct(), ...work]));
    const calls = (await standIn.admin.timeline()).filter(({ kind }) => kind === 'extract');
    const first429 = calls.find(({ status }) => status === 429);
    if (!first429) throw new Error('the fleet never met the 429');
    const toldAt = first429.monotonicMs + first429.durationMs;
    const early = calls.filter(
      ({ monotonicMs: at }) => at > toldAt + 250 && at < first429.monotonicMs + COOLDOWN_SECONDS * 1_000,
    );
    const texts = new Set(calls.map(({ text }) => text));
    const results: Result[] = [
      exactly(`429 (${form}): calls later than 250 ms after it, until it is over`, early.length, 0, 'calls'),
      atMost(`429 (${form}): retries of first attempts`, (100 * (calls.length - texts.size)) / texts.size, 10, '%'),
      atMost(`429 (${form}): longest answer`, Math.max(...answers.map(({ latencyMs }) => latencyMs)), BUDGET_MS, 'ms'),
      figure(
        `429 (${form}): calls that met it`,
        count(calls, ({ status }) => status === 429),
        'calls',
      ),
      figure(
        `429 (${form}): answered 429 at once`,
        count(answers, ({ status }) => status === 429),
        'answers',
      ),
      exactly(
        `429 (${form}): other failures`,
        count(answers, ({ status }) => status !== 200 && status !== 429),
        0,
        'answers',
      ),
      ...busiestItem(`429 (${form})`, world.traffic),
    ];
    return results;
  } finally {
    await world.close();
  }
}
