import { windowEnd } from '../../../lib/ledger/index.ts';
import { describePriceAge } from '../../prices.ts';
import { extractionCost, MONTHLY_BASE_COST } from '../aws-cost.ts';
import { describeSeconds, percent } from '../bulk/progress.ts';
import { counted } from '../tool/index.ts';
import { knownOf, type Part, type Status, TRAFFIC_MINUTES } from './status.ts';

/** One line for each part, and then what needs attention. */
export function describeStatus(status: Status): string[] {
  const needs = needsOf(status);
  return [
    `Stage ${status.stage}, ${new Date(status.at).toISOString().replace(/\.\d+Z$/, 'Z')}`,
    line('token', status.token, describeToken),
    line('cooldown', status.upstream, ({ cooldown }) =>
      cooldown ? `${seconds(cooldown.leftMs)} left, after a ${cooldown.status}` : 'none',
    ),
    line('breaker', status.upstream, ({ breaker }) => breaker),
    ...describeTraffic(status),
    line('outbox', status.outbox, ({ pending, oldest }) =>
      pending === 0 ? 'empty' : `${pending} pending, the oldest for ${ageOf(status, oldest)}`,
    ),
    line('dead letters', status.outbox, ({ dead }) => String(dead)),
    line('last seal', status.seal, seal =>
      seal ? `number ${seal.sequence}, of the window ${ageOf(status, seal.window)} ago` : 'none yet',
    ),
    line('last flush', status.flush, flush =>
      flush ? `all windows up to ${ageOf(status, flush.nextWindow - 60)} ago are summed` : 'no record yet',
    ),
    line('secrets', status.secrets, secrets => {
      const unfilled = secrets.filter(secret => secret.status !== 'filled');
      return unfilled.map(({ id, status: state }) => `${id} is ${state}`).join(', ') || `all ${secrets.length} filled`;
    }),
    line(
      'cost',
      status.traffic,
      totals =>
        `${monthlyCost(totals.requests).toFixed(0)} USD a month at this rate (AWS; ${describePriceAge(status.at)})`,
    ),
    ...needs.map(need => `! ${need}`),
  ];
}

/** What needs a person's attention. */
export function needsOf(status: Status): string[] {
  const [token, upstream, outbox] = [knownOf(status.token), knownOf(status.upstream), knownOf(status.outbox)];
  const [flush, seal] = [knownOf(status.flush), knownOf(status.seal)];
  const unfilled = (knownOf(status.secrets) ?? []).filter(secret => secret.status !== 'filled');
  const lag = flush ? ageSeconds(status, flush.nextWindow - 60) : 0;
  const sealLag = seal ? ageSeconds(status, seal.window) : 0;
  const pendingFor = outbox?.oldest === undefined ? 0 : ageSeconds(status, outbox.oldest);
  return [
    ...(token?.hold ? ['No token is granted. Check the OAuth client and the token endpoint.'] : []),
    ...(upstream && upstream.breaker !== 'closed' && upstream.breaker !== 'counting'
      ? ['CXone fails: the breaker is not closed.']
      : []),
    ...(lag > MAX_FLUSH_LAG_SECONDS
      ? [`metrics-flush is behind by ${describeSeconds(lag)}. Check its log and schedule.`]
      : []),
    ...(sealLag > MAX_SEAL_LAG_SECONDS
      ? [`No window was sealed for ${describeSeconds(sealLag)}. Check the log of metrics-flush.`]
      : []),
    ...(pendingFor > MAX_PENDING_SECONDS ? ['The webhook is behind: npm run webhook -- list'] : []),
    ...(outbox && outbox.dead > 0 ? ['There are dead letters: npm run webhook -- list, then replay'] : []),
    ...unfilled.map(({ id, status: state }) => `The secret ${id} is ${state}.`),
  ];
}

/** The first run begins 17 minutes before the first record and would otherwise be reported as late. */
const MAX_FLUSH_LAG_SECONDS = 1_200;
/** A window is sealed 15 minutes after its end. */
const MAX_SEAL_LAG_SECONDS = 1_500;
/** As the alarm on `WebhookLag`. */
const MAX_PENDING_SECONDS = 900;

const MINUTES_A_MONTH = 30 * 24 * 60;

export const monthlyCost = (requests: number): number =>
  MONTHLY_BASE_COST + (extractionCost(requests, requests) / TRAFFIC_MINUTES) * MINUTES_A_MONTH;

function describeToken({ token, hold }: Extract<Status['token'], { value: unknown }>['value']): string {
  const held = hold
    ? `; after ${counted(hold.failures, 'failed grant')} none is asked for ${seconds(hold.leftMs)}`
    : '';
  if (!token) return `none yet${held}`;
  const rest = token.goodForMs > 0 ? `good for ${seconds(token.goodForMs)}` : 'expired';
  return `${seconds(token.ageMs)} old, ${rest}${held}`;
}

function describeTraffic({ traffic, tiers }: Status): string[] {
  const p95 = (us: number | undefined) => (us === undefined ? '-' : `${(us / 1_000).toFixed(0)} ms`);
  return [
    line(`last ${TRAFFIC_MINUTES} min`, traffic, ({ requests, rejected, errors, latencyQuantiles }) =>
      [
        counted(requests, 'request'),
        `${rejected} rejected`,
        `${errors} failed`,
        `p95 ${p95(latencyQuantiles?.p95)}`,
      ].join(', '),
    ),
    line(
      'cache',
      traffic,
      ({ answered, hits, stale }) => `${percent(hits, answered)} hits, ${percent(stale, answered)} stale`,
    ),
    line('tiers, 1 h', tiers, ({ requests, memory, dynamoDb, stale }) =>
      [
        `memory ${percent(memory, requests)}`,
        `table ${percent(dynamoDb, requests)}`,
        `stale ${percent(stale, requests)}`,
      ].join(', '),
    ),
  ];
}

const line = <T>(name: string, part: Part<T>, describe: (value: T) => string): string =>
  `${name.padEnd(13)} ${'value' in part ? describe(part.value) : `? ${part.fault}`}`;

const seconds = (ms: number): string => describeSeconds(Math.max(0, ms) / 1_000);

/** Seconds since the end of a window. */
const ageSeconds = ({ at }: Status, window: number): number => at / 1_000 - windowEnd(window);
const ageOf = (status: Status, window = 0): string => describeSeconds(Math.max(0, ageSeconds(status, window)));
