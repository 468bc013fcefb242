import { type CacheDirectives, type FreshnessCache, parseCacheControl } from '../cache/index.ts';
import { type CallContext, timed } from '../context.ts';
import type { RequestFault } from '../errors.ts';
import type { Language } from '../languages/index.ts';
import type { AuditReceipt, ExtractionFacts } from '../ledger/port.ts';
import { type CanonicalText, canonicalize } from '../normalization/index.ts';
import type { DroppedEntity, Normalizer } from '../normalization/port.ts';
import type { InvalidEntity, NluProvider, NluQuery, NluResult } from '../provider/port.ts';
import { Recorder, type RecorderOptions } from './recorder.ts';
import { createRequestReader, type ExtractRequest, type RequestReader, readInstant } from './request.ts';
import type { ExtractResponse } from './response.ts';

/** A request for entities before validation. */
export interface ExtractionCall {
  /** Reads the body as JSON. It throws here, inside the use case, so that a malformed body is recorded too. */
  readBody: () => unknown;
  /** The request's `Cache-Control` field value. */
  cacheControl: string | undefined;
  /** Id of the API key, or the IAM user or role that signed the request. */
  caller: string | undefined;
  /** Asks the upstream, or shares the call that another item of the batch has made. */
  askOnce?: (query: NluQuery, ask: () => Promise<NluResult>) => Promise<NluResult>;
}

export interface Extraction {
  response: ExtractResponse;
  /** The RFC 9211 field value. */
  cacheStatus: string;
}

export interface ExtractorOptions extends RecorderOptions {
  provider: NluProvider;
  /** `NLU_MODEL_VERSION`. */
  model: string;
  cache: FreshnessCache;
  normalizer: Normalizer;
  /** IANA zone for requests that name none. */
  defaultTimeZone: string;
  /** The languages that are served. */
  languages: readonly Language[];
}

/** The use case: from a request to its recorded answer. @throws ServiceError; any other error is unexpected */
export type Extract = (call: ExtractionCall, context: CallContext) => Promise<Extraction>;

export function createExtractor(options: ExtractorOptions): Extract {
  const requests = createRequestReader(options.languages);
  const recorder = new Recorder(options);
  return async (call, context) => {
    const facts = emptyFacts(options, call, context);
    let answer: Answer;
    try {
      const request = readRequest(requests, call.readBody(), facts);
      answer = await answerFor(options, request, call, context, facts);
    } catch (error) {
      await recorder.recordFailure(error, { ...facts, ...spent(context) }, context);
      throw error;
    }
    Object.assign(facts, answer.facts, spent(context));
    const receipt = await recorder.recordAnswer(facts, context);
    const warnings = warningsOf(options.normalizer, answer.request);
    const response = toResponse(answer.request, facts, receipt);
    return {
      response: warnings.length === 0 ? response : { ...response, warnings },
      // A new result is stored while it is recorded.
      cacheStatus: await answer.cacheStatus,
    };
  };
}

/** Notes the request, or the parts of it that can be read, for the record. @throws InvalidRequestError */
function readRequest(requests: RequestReader, body: unknown, facts: ExtractionFacts): ExtractRequest {
  try {
    const request = requests.parse(body);
    const { text, language, entity_types: entityTypes, confidence_threshold: confidenceThreshold } = request;
    facts.request = { text, language, entityTypes, confidenceThreshold };
    return request;
  } catch (error) {
    facts.request = requests.readableParts(body);
    throw error;
  }
}

interface Answer {
  request: ExtractRequest;
  facts: Pick<ExtractionFacts, 'source' | 'tier' | 'ageSeconds' | 'entities' | 'dropped' | 'findings'>;
  cacheStatus: Promise<string>;
}

async function answerFor(
  options: ExtractorOptions,
  request: ExtractRequest,
  call: ExtractionCall,
  context: CallContext,
  facts: ExtractionFacts,
): Promise<Answer> {
  const { provider, cache, auditor } = options;
  const text = canonicalize(request.text);
  const query = {
    text: text.text,
    language: request.language,
    entityTypes: request.entity_types.toSorted(),
    confidenceThreshold: request.confidence_threshold,
  };
  const directives: CacheDirectives = parseCacheControl(call.cacheControl);
  const ask = () => provider.extract(query, context);
  const load = () => call.askOnce?.(query, ask) ?? ask();
  const valuesOf = oncePerResult(result => normalizeResult(options, request, text, result, context));
  const noteOn = async (result: NluResult) => auditor.noteFindings({ ...facts, ...(await valuesOf(result)) }, context);
  const found = await cache.resolve({ ...query, caller: call.caller }, directives, load, context, noteOn);
  const { source, tier, ageSeconds, cacheStatus, notes, result } = found;
  const values = await valuesOf(result);
  return { request, facts: { source, tier, ageSeconds, findings: notes, ...values }, cacheStatus };
}

type Values = Pick<ExtractionFacts, 'entities' | 'dropped'>;

async function normalizeResult(
  { clock, normalizer, defaultTimeZone }: ExtractorOptions,
  request: ExtractRequest,
  text: CanonicalText,
  { entities: claimed, invalid = [] }: NluResult,
  context: CallContext,
): Promise<Values> {
  const { entities, dropped } = await timed(clock, context.trace, 'normalise', () =>
    normalizer.normalize({
      text,
      entities: claimed,
      language: request.language,
      entityTypes: request.entity_types,
      confidenceThreshold: request.confidence_threshold,
      referenceTime: readInstant(request.reference_time ?? '') ?? clock.now(),
      timeZone: request.time_zone ?? defaultTimeZone,
    }),
  );
  return { entities, dropped: [...dropped, ...invalid.map(dropInvalid)] };
}

/** A request that made the call needs the values twice: for the notes in the cache, and for the answer. */
function oncePerResult(normalize: (result: NluResult) => Promise<Values>): typeof normalize {
  const known = new WeakMap<NluResult, Promise<Values>>();
  return result => {
    const values = known.get(result) ?? normalize(result);
    known.set(result, values);
    return values;
  };
}

const dropInvalid = ({ name, value, confidence }: InvalidEntity): DroppedEntity => ({
  name,
  raw_value: value,
  confidence,
  reason: 'invalid_value',
});

function emptyFacts({ provider, model, normalizer }: ExtractorOptions, call: ExtractionCall, context: CallContext) {
  const facts: ExtractionFacts = {
    requestId: context.requestId,
    traceId: context.traceParent?.traceId,
    caller: call.caller,
    request: {},
    provider: provider.id,
    model,
    source: undefined,
    tier: undefined,
    ageSeconds: 0,
    entities: [],
    dropped: [],
    rulesVersion: normalizer.rulesVersion,
    status: 200,
    outcome: 'ok',
    processingTimeMs: 0,
  };
  return facts;
}

/** A type without a rule is no error: the upstream may know it. */
const warningsOf = (normalizer: Normalizer, { entity_types }: ExtractRequest): RequestFault[] =>
  normalizer.unknownTypes(entity_types).map(({ index, nearest }) => ({
    pointer: `/entity_types/${index}`,
    detail: `no rule knows this type${nearest === undefined ? '' : `; the nearest one is ${nearest}`}`,
  }));

/** Rounded to whole microseconds, so that answer, record, metrics and windows show the same number. */
const spent = (context: CallContext) => ({ processingTimeMs: Math.round(context.elapsedMs() * 1_000) / 1_000 });

function toResponse(request: ExtractRequest, facts: ExtractionFacts, receipt: AuditReceipt): ExtractResponse {
  return {
    input_text: request.text,
    language: request.language,
    processing_time_ms: facts.processingTimeMs,
    cache_source: facts.source ?? 'api',
    freshness_age_sec: facts.ageSeconds,
    audit_status: receipt.status,
    audit_id: receipt.auditId,
    rules_version: facts.rulesVersion,
    entities: [...facts.entities],
    dropped: [...facts.dropped],
  };
}
