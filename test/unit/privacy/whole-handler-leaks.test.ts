import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { composeExtract, type ExtractPlatform } from '../../../functions/extract/compose.ts';
import { readExtractConfig } from '../../../functions/extract/config.ts';
import { composeMetricsFlush } from '../../../functions/metrics-flush/compose.ts';
import { readMetricsFlushConfig } from '../../../functions/metrics-flush/config.ts';
import type { Clock } from '../../../lib/context.ts';
import { compileRules } from '../../../lib/normalization/rules/compile.ts';
import { createLogger, createPlainLogger } from '../../../lib/platform/logger.ts';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { EXTRACT_ENVIRONMENT } from '../../fixtures/extract-environment.ts';
import { extractEvent, lambdaContext } from '../../fixtures/extract-event.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';
import { createMemoryLedgerStore, type MemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { generatePersonalData, type PersonalData } from '../../fixtures/personal-data/index.ts';
import { IS_FULL, sized } from '../../fixtures/test-scale.ts';

/**
 * Both functions as they are deployed, except the network and the tables: with the middleware, the Powertools logger
 * at DEBUG with event logging on, and EMF. The test searches every byte of standard output and error, every ledger
 * item, every problem, and the payloads of metrics-flush for the webhook.
 */

/** The strings of each kind in each language in the sample. */
const A_STRATUM = 2;
/** There are 15 kinds and 5 languages. */
const COUNT = sized(75 * A_STRATUM, 10_000);
/** The number of strings that share a ledger, which metrics-flush then sums and seals. */
const CHUNK = 100;

const rules = JSON.parse(JSON.stringify(compileRules('lib/normalization/rules/default.yaml')));
const secret = (value: string) => ({
  current: async () => ({ value, versionId: '1' }),
  previous: async () => undefined,
});

const environment = {
  ...EXTRACT_ENVIRONMENT,
  WEBHOOK_SECRET_ID: 'webhook',
  LEDGER_SEAL_SECRET_ID: 'seal',
  LEDGER_SIGNING_SECRET_ID: 'signing',
};
const config = readExtractConfig(environment);

/** What the caller says in the current request. */
let current: PersonalData;

interface Path {
  status: number;
  event: () => ReturnType<typeof extractEvent>;
  /** Answers of the upstream, one for each call; the last one is for all later calls too. */
  upstream?: () => (() => Response)[];
  grant?: () => Response;
  platform?: () => Partial<ExtractPlatform>;
  /** Asks twice: the second answer comes from the cache, and its record from what was noted of the first one. */
  repeats?: boolean;
  /**
   * Each request needs a new environment. Otherwise the next request would be answered from memory and would not take
   * this path.
   */
  forgets?: boolean;
}

const ordinaryBody = () => ({
  text: current.sentence,
  language: current.language,
  entity_types: ['note', 'product', 'intent', 'number'],
  confidence_threshold: 0.5,
});
const ordinary = () => extractEvent(ordinaryBody());

/** An error as a library that does not protect personal data throws it. */
function chatty(): never {
  const { sentence } = current;
  const cause = new Error(`body was {"text":"${sentence}"}`);
  const parts = { name: `Error: ${sentence}`, code: sentence, body: sentence };
  throw Object.assign(new TypeError(`cannot read "${sentence}"`, { cause }), parts);
}

function found(change: object = {}) {
  const { sentence, secret: value } = current;
  const start = sentence.indexOf(value);
  return { name: 'note', value, confidence: 0.8, start, end: start + value.length, ...change };
}

/** The data as the name of an entity type. A date alone is not personal: the type's name makes it a date of birth. */
const asTypeName = ({ kind, secret: data }: PersonalData) =>
  kind === 'date of birth'
    ? 'date_of_birth'
    : withoutAccents(data)
        .replace(/[^A-Za-z0-9_.-]+/g, '_')
        .slice(0, 64);

const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

const PATHS: Record<string, Path> = {
  'an answer': {
    status: 200,
    repeats: true,
    event: ordinary,
    upstream: () => [
      () =>
        Response.json({
          entities: [
            found(),
            found({ name: 'number', start: null, end: null }),
            found({ name: 'product' }),
            found({ confidence: 0.1 }),
            found({ name: current.sentence.slice(0, 256), value: current.sentence }),
          ],
          message: current.sentence,
        }),
    ],
  },
  'attempts that fail with the text in their errors and bodies': {
    status: 422,
    forgets: true,
    event: () =>
      extractEvent(ordinaryBody(), { 'Cache-Control': `max-age=${current.secret}`, 'X-Note': current.sentence }),
    upstream: () => [
      chatty,
      () => new Response(`sorry: ${current.sentence}`, { status: 500 }),
      () => Response.json({ error: current.sentence, input: ordinaryBody() }, { status: 422 }),
    ],
  },
  'an answer that is no JSON': {
    status: 502,
    event: ordinary,
    upstream: () => [() => new Response(`<html>${current.sentence}</html>`)],
  },
  'an answer of another shape': {
    status: 502,
    event: ordinary,
    upstream: () => [() => Response.json({ [current.sentence]: [{ [current.sentence]: current.sentence }] })],
  },
  'a grant that is refused in the words of the caller': {
    status: 503,
    forgets: true,
    event: ordinary,
    grant: () => Response.json({ error: 'invalid_client', error_description: current.sentence }, { status: 401 }),
  },
  'a body that breaks every rule': {
    status: 422,
    event() {
      const { sentence } = current;
      return extractEvent({
        text: `${sentence} `.repeat(20).padEnd(10_001, '. '),
        language: sentence,
        entity_types: [sentence, current.secret, { [sentence]: sentence }, asTypeName(current)],
        confidence_threshold: sentence,
        reference_time: sentence,
        time_zone: sentence,
        [sentence]: { [sentence]: sentence },
      });
    },
  },
  'a body that is no JSON': {
    status: 400,
    event: () => extractEvent(`{"text": "${current.sentence}", ${current.sentence}}`),
  },
  'another media type': {
    status: 415,
    event: () => extractEvent(current.sentence, { 'Content-Type': `text/${current.sentence}` }),
  },
  'an unexpected error': {
    status: 500,
    forgets: true,
    event: ordinary,
    platform: () => ({ state: createMemoryStateStore({ before: chatty }) }),
  },
  'a ledger that fails with the text in its error': {
    status: 503,
    event: () => extractEvent({ ...ordinaryBody(), entity_types: [asTypeName(current), 'note'] }),
    upstream: () => [() => Response.json({ entities: [found({ name: asTypeName(current) })] })],
    platform: () => ({ ledger: { append: async () => chatty() } }),
  },
};

const EPOCH = Date.UTC(2026, 10, 22, 12, 0, 0);

/** Only sleeps move this clock, and they end at the next turn of the event loop. Nothing times out. */
function createPatientClock(): Clock {
  let elapsed = 0;
  return {
    now: () => EPOCH + elapsed,
    monotonic: () => elapsed,
    async sleep(ms, signal) {
      await new Promise<void>(resolve => setImmediate(resolve));
      signal?.throwIfAborted();
      elapsed += ms;
    },
    timeout: () => new AbortController().signal,
  };
}

let captured: string[];
let log: Logger;
let metrics: Metrics;

beforeEach(() => {
  captured = [];
  vi.stubEnv('POWERTOOLS_LOGGER_LOG_EVENT', 'true');
  log = new Logger({ serviceName: 'extract', logLevel: 'DEBUG' });
  metrics = new Metrics({ namespace: 'test', serviceName: 'extract', defaultDimensions: { stage: 'test' } });
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation(bytes => {
      captured.push(String(bytes));
      return true;
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function compose(path: Path, clock: Clock, ledger: MemoryLedgerStore) {
  let calls = 0;
  const fetch: ExtractPlatform['fetch'] = async input => {
    if (String(input instanceof Request ? input.url : input).endsWith('/oauth/token'))
      return path.grant?.() ?? Response.json({ access_token: 'token', token_type: 'Bearer', expires_in: 3600 });
    const answers = path.upstream?.() ?? [];
    calls += 1;
    return answers[Math.min(calls, answers.length) - 1]?.() ?? Response.json({ entities: [] });
  };
  return composeExtract({
    config,
    clock,
    logger: createLogger(log, loadRedaction),
    auditLog: createPlainLogger(log),
    fetch,
    state: createMemoryStateStore(),
    ledger,
    serviceSecret: secret('s'.repeat(64)),
    credentials: secret('{"client_id":"test","client_secret":"test"}'),
    metrics,
    rules,
    ...path.platform?.(),
  });
}

/** @returns the status; all output is in `captured` */
async function call(handler: ReturnType<typeof compose>, path: Path): Promise<number> {
  const { statusCode, headers, body } = await handler(path.event(), lambdaContext as never);
  // Only the answer to the caller may hold what the caller said.
  captured.push(JSON.stringify(headers), statusCode === 200 ? '' : body);
  return statusCode;
}

/** Loads the chunks that are imported on first use, which takes longer than a request of this clock may take. */
async function loadChunks([first]: readonly PersonalData[]): Promise<void> {
  const [path] = Object.values(PATHS);
  if (!first || !path) throw new Error('there is no first string or path');
  current = first;
  const clock = createPatientClock();
  const handler = compose(path, { ...clock, now: () => EPOCH, monotonic: () => 0 }, createMemoryLedgerStore(clock));
  if ((await call(handler, path)) !== 200) throw new Error('the first call failed');
}

async function flush(clock: Clock, ledger: MemoryLedgerStore): Promise<MemoryDocuments> {
  const documents = new MemoryDocuments();
  const handler = composeMetricsFlush({
    config: readMetricsFlushConfig(environment),
    clock,
    logger: createLogger(new Logger({ serviceName: 'metrics-flush', logLevel: 'DEBUG' }), loadRedaction),
    ledger,
    documents,
    webhookSecret: secret('{}'),
    sealSecret: secret('l'.repeat(64)),
    signingSecret: secret('e'.repeat(64)),
    metrics: new Metrics({ namespace: 'test', serviceName: 'metrics-flush' }),
  });
  await clock.sleep(20 * 60_000);
  await handler({}, { getRemainingTimeInMillis: () => 3_600_000 });
  return documents;
}

/** A secret as output may hold it: plain, in JSON, in JSON in JSON, as a JSON Pointer, in a URL. */
function writings(data: PersonalData): string[] {
  // Without their @, their colons or their context, these are no longer personal data.
  const named = /e-mail|IP|birth|address/.test(data.kind) ? [] : [asTypeName(data)];
  const { secret: plain } = data;
  const json = JSON.stringify(plain).slice(1, -1);
  const twice = JSON.stringify(json).slice(1, -1);
  return [...new Set([plain, json, twice, plain.replaceAll('/', '~1'), encodeURIComponent(plain), ...named])];
}

/**
 * The paths of each string: all ten at full scale. Otherwise one, in turn, so that every kind of data goes through every
 * path in some language, and every language with some kind.
 */
function pathsOf(all: readonly PersonalData[]): Map<PersonalData, readonly string[]> {
  const names = Object.keys(PATHS);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const languages = [...new Set(all.map(({ language }) => language))];
  const turns = new Map<string, number>();
  return new Map(
    all.map(data => {
      const stratum = `${data.kind} ${data.language}`;
      const first = kinds.indexOf(data.kind) + A_STRATUM * languages.indexOf(data.language);
      const turn = turns.get(stratum) ?? first;
      turns.set(stratum, turn + 1);
      return [data, IS_FULL ? names : names.slice(turn % names.length).slice(0, 1)];
    }),
  );
}

describe('Personal data through the paths of both functions', () => {
  const all = generatePersonalData(5_051, COUNT);
  const paths = pathsOf(all);

  it.each(['kind', 'language'] as const)('go through every path with every %s', property => {
    const values = new Set(all.map(data => data[property]));
    const covered = new Set(all.flatMap(data => (paths.get(data) ?? []).map(path => `${data[property]} ${path}`)));
    expect(covered.size).toBe(values.size * Object.keys(PATHS).length);
  });

  it('are of every kind in every language, equally many of each', () => {
    const strata = Map.groupBy(all, ({ kind, language }) => `${kind} ${language}`);
    expect(strata.size).toBe(75);
    expect(Math.min(...[...strata.values()].map(data => data.length))).toBe(Math.floor(COUNT / strata.size));
  });

  it('leave no trace in logs, metrics, ledger, webhook payloads or problem details', async () => {
    const leaks: string[] = [];
    const search = (where: string, data: PersonalData, bytes: string) => {
      if (writings(data).some(writing => bytes.includes(writing)))
        leaks.push(`${where}, ${data.kind}: ${data.sentence}`);
    };
    const statuses = new Set<string>();
    await loadChunks(all);
    let expectedRecords = 0;
    let records = 0;
    let documents = 0;
    for (let at = 0; at < all.length; at += CHUNK) {
      const chunk = all.slice(at, at + CHUNK);
      const clock = createPatientClock();
      const ledger = createMemoryLedgerStore(clock);
      for (const [name, path] of Object.entries(PATHS)) {
        let handler = compose(path, clock, ledger);
        for (current of chunk.filter(data => paths.get(data)?.includes(name))) {
          captured = [];
          if (path.forgets) handler = compose(path, clock, ledger);
          for (const _ of path.repeats ? ['once', 'again'] : ['once']) {
            statuses.add(`${name}: ${await call(handler, path)}`);
            if (!path.platform?.().ledger) expectedRecords += 1;
          }
          search(name, current, captured.join('\n'));
        }
      }
      captured = [];
      const left = await flush(clock, ledger);
      const items = [...ledger.partitions.values()].flatMap(partition => [...partition.values()]);
      const bytes = JSON.stringify([captured, [...left.items.values()], items, [...ledger.seals.values()]]);
      for (const data of chunk) search('left behind', data, bytes);
      records += items.length;
      documents += left.items.size;
    }
    vi.restoreAllMocks();
    expect(leaks.slice(0, 20)).toEqual([]);
    const expected = Object.entries(PATHS).map(([name, { status }]) => `${name}: ${status}`);
    expect([...statuses].sort()).toEqual(expected.sort());
    expect(records).toBe(expectedRecords);
    expect(documents).toBeGreaterThan(COUNT / CHUNK);
  }, 1_000_000);
});
