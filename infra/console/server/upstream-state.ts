import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { readBackoff } from '../../../lib/auth/grant-backoff.ts';
import { readToken } from '../../../lib/auth/token-item.ts';
import type { ServiceKeys } from '../../../lib/keys.ts';
import { breakerState } from '../../../lib/provider/fleet/breaker-state.ts';
import { readUpstreamItem } from '../../../lib/provider/fleet/upstream-item.ts';
import { createDynamoDbStateStore, type StateItem } from '../../../lib/state/index.ts';
import type { DynamoDbAdmin } from '../../local/dynamodb/index.ts';
import type { ConsoleTarget, LocalControls } from './target.ts';

/** What the fleet has stored about one upstream, or about one access token. Times are epoch milliseconds. */
export interface UpstreamState {
  readonly upstreams: readonly {
    readonly host: string;
    readonly cooldownUntil: number | null;
    readonly breaker: 'closed' | 'counting' | 'open' | 'half-open';
    /** Results that the breaker counts. */
    readonly failed: number;
    readonly succeeded: number;
    /** The time up to which permits of the limit are taken; null if there is no limit. */
    readonly limitUntil: number | null;
  }[];
  readonly tokens: readonly {
    readonly grantedAt: number | null;
    readonly expiresAt: number | null;
    /** Failed grants in a row. */
    readonly failures: number;
    readonly holdUntil: number | null;
  }[];
}

/** Items of the cache are passed over by the filter. The table is small: they live for minutes. */
const MOST_PAGES = 20;

/** The items of the fleet in the State table, and the keys of its tokens. */
interface Fleet {
  readonly items: readonly StateItem[];
  readonly keys: readonly ServiceKeys[];
}

type UpstreamSource = Pick<ConsoleTarget, 'state' | 'ledger' | 'clock'>;

/** The items of the fleet in the State table, for a page that asks each second. Of a token it tells only the times, never its value. */
export class UpstreamFeed {
  readonly #source: UpstreamSource;
  readonly #dynamoDb: Pick<DynamoDbAdmin, 'calls'> | undefined;
  #fleet: Fleet | undefined;
  #readAt = 0;
  /** The number of writes that the local DynamoDB had received before each of the last two reads. */
  #writesBefore: readonly (number | undefined)[] = [];

  constructor(source: UpstreamSource & { readonly local: Pick<LocalControls, 'dynamoDb'> | undefined }) {
    this.#source = source;
    this.#dynamoDb = source.local?.dynamoDb;
  }

  /** Reads the table, unless the local DynamoDB has received no write. What depends on the time is computed each time. */
  async next(): Promise<UpstreamState> {
    const { clock } = this.#source;
    const writes = this.#dynamoDb && countWrites(await this.#dynamoDb.calls());
    if (this.#fleet === undefined || this.#mayHaveChanged(writes)) {
      this.#readAt = clock.monotonic();
      this.#fleet = await readFleet(this.#source);
      this.#writesBefore = [...this.#writesBefore.slice(-1), writes];
    }
    return describeFleet(this.#fleet, clock.now());
  }

  /** A write is counted when it arrives, so one read may come before it is complete, and more reads if it is slow. */
  #mayHaveChanged(writes: number | undefined): boolean {
    const [before, last] = this.#writesBefore;
    const isSettled = writes !== undefined && before === writes && last === writes;
    return !isSettled || this.#source.clock.monotonic() - this.#readAt >= READ_AGAIN_MS;
  }
}

const READ_AGAIN_MS = 10_000;

const countWrites = ({ PutItem = 0, UpdateItem = 0, DeleteItem = 0 }: Readonly<Record<string, number>>): number =>
  PutItem + UpdateItem + DeleteItem;

async function readFleet({ state, ledger }: UpstreamSource): Promise<Fleet> {
  const items = await readItems(state);
  const hasToken = items.some(({ pk }) => pk.startsWith('token#'));
  return { items, keys: hasToken ? [...(await ledger.serviceKeys()).values()] : [] };
}

function describeFleet({ items, keys }: Fleet, now: number): UpstreamState {
  return {
    upstreams: items.flatMap(item => {
      // Permits of a limit have separate items, with a number after the name.
      const [kind, host = '', , ...more] = item.pk.split('#');
      if (kind !== 'upstream' || more.length > 0) return [];
      const view = readUpstreamItem(item);
      const breaker = breakerState(view, now).name;
      const { failed = 0, succeeded = 0 } = view.window ?? {};
      const cooldownUntil = view.cooldown?.until ?? null;
      return [{ host, cooldownUntil, breaker, failed, succeeded, limitUntil: limitUntil(item, items) }];
    }),
    tokens: items.filter(({ pk }) => pk.startsWith('token#')).map(item => tokenState(item, keys)),
  };
}

/** A high limit has several lines of permits: a call may start as soon as one of them is free. */
function limitUntil({ pk }: StateItem, items: readonly StateItem[]): number | null {
  const lines = items.filter(line => line.pk === pk || line.pk.startsWith(`${pk}#`));
  const ends = lines.flatMap(({ line_us: us }) => (typeof us === 'number' ? [us / 1_000] : []));
  return ends.length === 0 ? null : Math.min(...ends);
}

function tokenState(item: StateItem, keys: readonly ServiceKeys[]): UpstreamState['tokens'][number] {
  const backoff = readBackoff(item);
  const token = keys.map(key => readToken(key, item)).find(found => found !== undefined);
  return {
    grantedAt: token?.grantedAt ?? null,
    expiresAt: token?.expiresAt ?? null,
    failures: backoff?.failures ?? 0,
    holdUntil: backoff?.until ?? null,
  };
}

async function readItems({ client, tableName }: ConsoleTarget['state']): Promise<StateItem[]> {
  const store = createDynamoDbStateStore({ client, table: tableName });
  const items = await Promise.all((await fleetKeys(client, tableName)).map(pk => store.get(pk)));
  return items.filter(item => item !== undefined);
}

async function fleetKeys(client: DynamoDBClient, tableName: string): Promise<string[]> {
  const keys: string[] = [];
  const pages = paginateScan(
    { client },
    {
      TableName: tableName,
      // The console's policy asks for this (infra/resources/policies.yml).
      Select: 'SPECIFIC_ATTRIBUTES',
      ProjectionExpression: 'pk',
      FilterExpression: 'begins_with(pk, :upstream) OR begins_with(pk, :token)',
      ExpressionAttributeValues: { ':upstream': { S: 'upstream#' }, ':token': { S: 'token#' } },
    },
  );
  let page = 0;
  for await (const { Items = [] } of pages) {
    for (const { pk } of Items) if (pk?.S !== undefined) keys.push(pk.S);
    page += 1;
    if (page === MOST_PAGES) break;
  }
  return keys;
}
