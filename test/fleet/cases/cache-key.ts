import { exactly, type FleetCase } from '../case.ts';
import { createWorld } from '../world.ts';

const BASE = {
  text: 'I need a refund for my wireless headphones purchased last Tuesday',
  language: 'en-US',
  entity_types: ['product', 'date', 'intent'],
  confidence_threshold: 0.75,
};

interface Flip {
  request?: Record<string, unknown>;
  variables?: Record<string, string>;
  apiKeyId?: string;
}

/** Each of these may change the upstream's answer, or comes from another caller. */
const MISSES: Record<string, Flip> = {
  text: { request: { text: `${BASE.text}!` } },
  'case of the text': { request: { text: BASE.text.toUpperCase() } },
  language: { request: { language: 'en-GB' } },
  threshold: { request: { confidence_threshold: 0.750001 } },
  'a type more': { request: { entity_types: [...BASE.entity_types, 'money'] } },
  'a type less': { request: { entity_types: BASE.entity_types.slice(1) } },
  'types that read the same joined': { request: { entity_types: ['product', 'date.intent'] } },
  tenant: { variables: { UPSTREAM_TENANT: 'another' } },
  model: { variables: { NLU_MODEL_VERSION: 'another' } },
  'API key': { apiKeyId: 'another' },
};

/** None of these changes it. */
const HITS: Record<string, Flip> = {
  nothing: {},
  'order of types': { request: { entity_types: ['intent', 'product', 'date'] } },
  'white space': { request: { text: `  ${BASE.text.replaceAll(' ', ' \n ')}\t` } },
  'reference time': { request: { reference_time: '2020-02-02T02:02:02Z' } },
  'time zone': { request: { time_zone: 'Europe/Berlin' } },
  'the default threshold left out': { request: { confidence_threshold: undefined } },
  'default time zone': { variables: { DEFAULT_TIME_ZONE: 'Asia/Tokyo' } },
};

/** Two requests share an entry exactly when the upstream's answer must be the same; property tests cover more of them. */
export const cacheKey: FleetCase = {
  name: 'cache key',
  async run({ dist, progress }) {
    const world = await createWorld({ dist });
    try {
      const calls = async () => (await world.standIn.admin.counters()).extract;
      const callsOf = async ({ request = {}, variables = {}, apiKeyId }: Flip) => {
        const before = await calls();
        await world.time.run(world.environment(variables).ask({ ...BASE, ...request }, {}, apiKeyId));
        return (await calls()) - before;
      };
      await callsOf({});
      let wrongMisses = 0;
      for (const [name, flip] of Object.entries(HITS)) {
        progress(`hit: ${name}`);
        const missed = await callsOf(flip);
        if (missed > 0) progress(`not hit: ${name}`);
        wrongMisses += missed;
      }
      let hits = 0;
      for (const [name, flip] of Object.entries(MISSES)) {
        progress(`miss: ${name}`);
        const hit = 1 - (await callsOf(flip));
        if (hit !== 0) progress(`not missed: ${name}`);
        hits += hit;
      }
      return [
        exactly(`one of ${Object.keys(MISSES).length} fields flipped: hits`, hits, 0, 'hits'),
        exactly(`one of ${Object.keys(HITS).length} other fields flipped: misses`, wrongMisses, 0, 'misses'),
      ];
    } finally {
      await world.close();
    }
  },
};
