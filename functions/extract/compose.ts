import middy from '@middy/core';
import { createTokenSource } from '../../lib/auth/index.ts';
import { createFreshnessCache, type FreshnessCache } from '../../lib/cache/index.ts';
import type { Clock, LogFields, Logger } from '../../lib/context.ts';
import { createBatchExtractor, createExtractor, type Extract } from '../../lib/extraction/index.ts';
import {
  batchResponse,
  callContext,
  callerOf,
  extractionResponse,
  type HttpEvent,
  type HttpResult,
  header,
  healthResponse,
  type InvocationContext,
  problemDetails,
  type Route,
  type Routes,
  readHttpEvent,
  readJsonBody,
  responseHeaders,
  routeOf,
} from '../../lib/http/index.ts';
import type { KeySource } from '../../lib/keys.ts';
import { type Auditor, createAuditor, isHighConfidence, type LedgerWriter } from '../../lib/ledger/index.ts';
import { createExtractionMetrics, type MetricsSink } from '../../lib/metrics/index.ts';
import { createNormalizer, type RulesIndex } from '../../lib/normalization/index.ts';
import type { Normalizer } from '../../lib/normalization/port.ts';
import type { SecretSource } from '../../lib/platform/secrets.ts';
import { createKeySource } from '../../lib/platform/service-keys.ts';
import { loadRedaction } from '../../lib/privacy/index.ts';
import {
  createCxoneAdapter,
  createUpstream,
  type NluProvider,
  type NluQuery,
  type RateLimitRule,
  type UpstreamOptions,
} from '../../lib/provider/index.ts';
import type { StateStore } from '../../lib/state/index.ts';
import type { ExtractConfig } from './config.ts';

/** What the function needs from outside. The handler passes the real parts, benchmarks and tests may pass others. */
export interface ExtractPlatform {
  config: ExtractConfig;
  clock: Clock;
  logger: Logger;
  /** For audit lines, which are already redacted. */
  auditLog: Pick<Logger, 'info'>;
  /** Sets the fields of every log line of the current request, in place of the last request's. */
  bindLog?: (fields: LogFields) => void;
  /** For grants of access tokens. */
  fetch: typeof globalThis.fetch;
  /** For calls of the NLU API; default: `fetch`. */
  post?: UpstreamOptions['fetch'];
  state: StateStore;
  ledger: LedgerWriter;
  serviceSecret: SecretSource;
  credentials: SecretSource;
  metrics: MetricsSink;
  rules: RulesIndex;
  /** The OpenAPI document as JSON; read when it is first asked for. */
  openApi?: () => Promise<string>;
}

/** The longest time for a request. API Gateway times out after 29 s. */
const MAX_BUDGET_MS = 25_000;
/** For the ledger put and the answer. */
const RESERVE_MS = 1_500;

export function composeExtract(platform: ExtractPlatform) {
  const { config, clock, logger, rules } = platform;
  const keys = createKeySource(clock, platform.serviceSecret);
  // Starts the fetch during initialisation. A failure is reported to the callers that need the keys.
  keys().catch(() => undefined);
  const limit = limitOf(config);
  const normalizer = createNormalizer({ rules, lastWeekday: config.LAST_WEEKDAY, bareHour: config.BARE_HOUR });
  const provider = connectUpstream(platform, keys, limit, normalizer);
  const extract = createExtractor({
    clock,
    logger,
    provider,
    cache: connectCache(platform, keys, provider),
    normalizer,
    auditor: connectAuditor(platform, keys, normalizer),
    model: config.NLU_MODEL_VERSION,
    emitMetrics: createExtractionMetrics(platform.metrics, confidence =>
      isHighConfidence(confidence, config.GOVERNANCE_POLICY),
    ).emitExtraction,
    defaultTimeZone: config.DEFAULT_TIME_ZONE,
    languages: config.LANGUAGES_ENABLED,
  });
  return createEntryPoint(platform, routesOf(platform, extract), limit);
}

function limitOf(config: ExtractConfig): RateLimitRule | undefined {
  const requestsPerSecond = config.UPSTREAM_REQUESTS_PER_SECOND;
  return requestsPerSecond === undefined ? undefined : { requestsPerSecond, burst: config.UPSTREAM_BURST };
}

function connectUpstream(
  platform: ExtractPlatform,
  keys: KeySource,
  limit: RateLimitRule | undefined,
  normalizer: Normalizer,
): NluProvider {
  const { config, clock, logger, fetch, post, state: store, credentials } = platform;
  const adapter = createCxoneAdapter(config);
  const shared = { clock, logger, store, credentialId: config.CXONE_CREDENTIALS_SECRET_ID };
  const tokens = createTokenSource({ ...shared, fetch, keys, credentials, settings: adapter.grant });
  const whileAsking = ({ language, entityTypes }: NluQuery) => {
    // What cannot be loaded fails where it is used.
    normalizer.prepare(language, entityTypes).catch(() => undefined);
    loadRedaction().catch(() => undefined);
  };
  return createUpstream({ ...shared, fetch: post ?? fetch, whileAsking, adapter, limit, tokens });
}

function connectCache(
  { config, clock, logger, state: store }: ExtractPlatform,
  keys: KeySource,
  provider: NluProvider,
): FreshnessCache {
  return createFreshnessCache({
    clock,
    logger,
    keys,
    store,
    identity: {
      provider,
      tenant: config.UPSTREAM_TENANT,
      model: config.NLU_MODEL_VERSION,
      scope: config.CACHE_SCOPE,
      canonical: config.CACHE_CANONICAL,
    },
    freshSeconds: config.CACHE_FRESH_SECONDS,
    ttlSeconds: config.CACHE_TTL_SECONDS,
    singleFlight: config.CACHE_SINGLE_FLIGHT === 'on',
  });
}

function connectAuditor(
  { config, clock, logger, auditLog, ledger: store }: ExtractPlatform,
  keys: KeySource,
  { isPrivate }: Normalizer,
): Auditor {
  return createAuditor({
    clock,
    logger,
    auditLog,
    keys,
    store,
    isPrivate,
    policy: config.GOVERNANCE_POLICY,
    mode: config.AUDIT_MODE,
    preview: config.AUDIT_PREVIEW,
    values: config.AUDIT_VALUES,
    line: config.AUDIT_LOG,
    redaction: loadRedaction,
    retentionDays: config.AUDIT_RETENTION_DAYS,
  });
}

function routesOf({ clock, openApi }: ExtractPlatform, extract: Extract): Routes {
  const extractBatch = createBatchExtractor({ extract, clock });
  return {
    '/v1/extract': {
      POST: async (event, call) =>
        extractionResponse(await extract({ readBody: () => readJsonBody(event), ...factsOf(event) }, call)),
    },
    ...(openApi && { '/v1/openapi.json': { GET: openApiRoute(openApi) } }),
    '/v1/health': { GET: async () => healthResponse() },
    '/v1/extract:batch': {
      POST: async (event, call) =>
        batchResponse(
          await extractBatch({ readBody: () => readJsonBody(event, 'batch'), ...factsOf(event) }, call),
          redact,
        ),
    },
  };
}

function createEntryPoint(
  { clock, logger, bindLog = () => undefined }: ExtractPlatform,
  routes: Routes,
  limit: RateLimitRule | undefined,
) {
  const answer = middy<HttpEvent, HttpResult, Error, InvocationContext>({ timeoutEarlyInMillis: 0 })
    .use(callContext({ clock, maxBudgetMs: MAX_BUDGET_MS, reserveMs: RESERVE_MS, redact, bindLog }))
    .use(responseHeaders({ limit }))
    .use(problemDetails({ redact }))
    .handler((event, { call }) => routeOf(routes, event)(event, call));

  return async (event: unknown, context: Omit<InvocationContext, 'call'>): Promise<HttpResult> => {
    let request: HttpEvent;
    try {
      request = readHttpEvent(event);
    } catch (error) {
      logger.error('The event is not supported', { error, request_id: context.awsRequestId });
      throw error;
    }
    return answer(request, context as never);
  };
}

const redact = async (text: string) => (await loadRedaction()).redactDeep(text);

const openApiRoute =
  (read: () => Promise<string>): Route =>
  async () => ({ statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: await read() });

const factsOf = (event: HttpEvent) => ({ cacheControl: header(event, 'cache-control'), caller: callerOf(event) });
