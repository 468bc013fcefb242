import middy from '@middy/core';
import { createTokenSource } from '../../lib/auth/index.ts';
import { createFreshnessCache } from '../../lib/cache/index.ts';
import type { Clock, LogFields, Logger } from '../../lib/context.ts';
import { createBatchExtractor, createExtractor } from '../../lib/extraction/index.ts';
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
import { createAuditor, isHighConfidence, type LedgerWriter } from '../../lib/ledger/index.ts';
import { createExtractionMetrics, type MetricsSink } from '../../lib/metrics/index.ts';
import { createNormalizer, type RulesIndex } from '../../lib/normalization/index.ts';
import type { SecretSource } from '../../lib/platform/secrets.ts';
import { createKeySource } from '../../lib/platform/service-keys.ts';
import { loadRedaction } from '../../lib/privacy/index.ts';
import { createCxoneAdapter, createUpstream, type UpstreamOptions } from '../../lib/provider/index.ts';
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
  const { config, clock, logger, state, rules } = platform;
  const keys = createKeySource(clock, platform.serviceSecret);
  // Starts the fetch during initialisation. A failure is reported to the callers that need the keys.
  keys().catch(() => undefined);
  // Its chunk is read while the network is at work.
  loadRedaction().catch(() => undefined);

  const adapter = createCxoneAdapter(config);
  const perSecond = config.UPSTREAM_REQUESTS_PER_SECOND;
  const limit = perSecond === undefined ? undefined : { requestsPerSecond: perSecond, burst: config.UPSTREAM_BURST };
  const upstream = {
    clock,
    logger,
    fetch: platform.fetch,
    store: state,
    credentialId: config.CXONE_CREDENTIALS_SECRET_ID,
  };
  const provider = createUpstream({
    ...upstream,
    fetch: platform.post ?? platform.fetch,
    adapter,
    limit,
    tokens: createTokenSource({ ...upstream, keys, credentials: platform.credentials, settings: adapter.grant }),
  });
  const cache = createFreshnessCache({
    clock,
    logger,
    keys,
    store: state,
    identity: { provider, tenant: config.UPSTREAM_TENANT, model: config.NLU_MODEL_VERSION, scope: config.CACHE_SCOPE },
    freshSeconds: config.CACHE_FRESH_SECONDS,
    ttlSeconds: config.CACHE_TTL_SECONDS,
    singleFlight: config.CACHE_SINGLE_FLIGHT === 'on',
  });
  const normalizer = createNormalizer({
    rules,
    lastWeekday: config.LAST_WEEKDAY,
    bareHour: config.BARE_HOUR,
  });
  const auditor = createAuditor({
    clock,
    logger,
    auditLog: platform.auditLog,
    keys,
    store: platform.ledger,
    isPrivate: normalizer.isPrivate,
    policy: config.GOVERNANCE_POLICY,
    mode: config.AUDIT_MODE,
    preview: config.AUDIT_PREVIEW,
    values: config.AUDIT_VALUES,
    redaction: loadRedaction,
    retentionDays: config.AUDIT_RETENTION_DAYS,
  });
  const extract = createExtractor({
    clock,
    logger,
    provider,
    cache,
    normalizer,
    auditor,
    model: config.NLU_MODEL_VERSION,
    emitMetrics: createExtractionMetrics(platform.metrics, confidence =>
      isHighConfidence(confidence, config.GOVERNANCE_POLICY),
    ).emitExtraction,
    defaultTimeZone: config.DEFAULT_TIME_ZONE,
    languages: config.LANGUAGES_ENABLED,
  });

  const extractBatch = createBatchExtractor({ extract, clock });
  const redact = async (text: string) => (await loadRedaction()).redactDeep(text);
  const routes: Routes = {
    '/v1/extract': {
      POST: async (event, call) =>
        extractionResponse(await extract({ readBody: () => readJsonBody(event), ...factsOf(event) }, call)),
    },
    ...(platform.openApi && { '/v1/openapi.json': { GET: openApiRoute(platform.openApi) } }),
    '/v1/health': { GET: async () => healthResponse() },
    '/v1/extract:batch': {
      POST: async (event, call) =>
        batchResponse(
          await extractBatch({ readBody: () => readJsonBody(event, 'batch'), ...factsOf(event) }, call),
          redact,
        ),
    },
  };

  const { bindLog = () => undefined } = platform;
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

const openApiRoute =
  (read: () => Promise<string>): Route =>
  async () => ({ statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: await read() });

const factsOf = (event: HttpEvent) => ({ cacheControl: header(event, 'cache-control'), caller: callerOf(event) });
