import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../../lib/context.ts';
import type { RulesIndex } from '../../../lib/normalization/index.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { answerAdmin, isAdminRequest } from '../http/admin-routes.ts';
import { readBody } from '../http/exchange.ts';
import { FaultPlan } from '../http/fault-plan.ts';
import { listen, type RunningServer } from '../http/listen.ts';
import { TokenBucket } from '../http/token-bucket.ts';
import { adminRoutes, type CxoneAdmin, createCxoneAdmin } from './admin.ts';
import { type Answer, type Ask, json } from './answer.ts';
import { deliver } from './deliver.ts';
import { answerDiscovery } from './discovery-endpoint.ts';
import { distort, orderedStatus } from './distort.ts';
import { answerExtractRequest } from './extract-endpoint.ts';
import type { FaultOrder, OrderedFault } from './faults.ts';
import { createRuleFinder } from './recogniser/index.ts';
import { type Credentials, DEFAULT_SETTINGS, type Settings } from './settings.ts';
import type { StandInState } from './state.ts';
import { Timeline, type TimelineEvent } from './timeline.ts';
import { answerTokenRequest } from './token-endpoint.ts';
import { Tokens } from './tokens.ts';

export const EXTRACT_PATH = '/api/v2/nlu/entities/extract';
export const DISCLAIMER = "A stand-in for the CXone NLU API: word lists and patterns, not NICE's model.";

export interface StandInOptions extends Credentials {
  /** 0, the default, takes a free port. */
  port?: number;
  settings?: Partial<Settings>;
  tenantId?: string;
  clock?: Clock;
  /** What is recognised beside the built-in lexicon. */
  rules?: RulesIndex;
}

export interface RunningStandIn extends RunningServer {
  readonly admin: CxoneAdmin;
  /** Recognises by these rules from the next request on. */
  useRules(rules: RulesIndex): void;
}

/** The CXone NLU contract on 127.0.0.1: token endpoint, host discovery, extract; and the admin routes. */
export async function startCxoneStandIn(options: StandInOptions): Promise<RunningStandIn> {
  const { port = 0, settings, tenantId = 'local-tenant', clock = systemClock, rules, ...credentials } = options;
  const state: StandInState = {
    settings: { ...DEFAULT_SETTINGS, ...settings },
    credentials,
    bucket: undefined,
    rules: rules && createRuleFinder(rules),
    tokens: new Tokens(),
    faults: new FaultPlan(),
    timeline: new Timeline(),
    tenantId,
  };
  const fillBucket = () => {
    state.bucket = state.settings.limit === null ? undefined : new TokenBucket(state.settings.limit, clock.monotonic());
  };
  fillBucket();
  const routes = adminRoutes(state, fillBucket);
  let url = '';

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isAdminRequest(request)) return answerAdmin(routes, request, response);
    const arrived = { epoch: clock.now(), monotonic: clock.monotonic() };
    const ask = await readAsk(request);
    const kind = endpointOf(ask.path);
    if (kind === undefined) {
      const known = ask.path === '/';
      return deliver(
        request,
        response,
        json(known ? 200 : 404, { message: known ? DISCLAIMER : 'Not found' }),
        undefined,
        clock,
      );
    }
    const fault = takeFault(state.faults, kind, ask.body);
    const event: TimelineEvent = {
      kind,
      at: arrived.epoch,
      monotonicMs: arrived.monotonic,
      durationMs: 0,
      status: 0,
      fault: fault?.kind,
      text: kind === 'extract' ? readText(ask.body) : undefined,
    };
    state.timeline.add(event);

    const answer = fault?.kind === 'status' ? orderedStatus(fault, arrived.epoch) : await answerOf(kind, ask, arrived);
    const latencyMs = fault?.kind === 'latency' ? fault.delayMs : latencyOf(kind, state.settings);
    if (latencyMs > 0) await clock.sleep(latencyMs);
    const sent = fault ? distort(answer, fault, ask.body) : answer;
    if (fault?.kind !== 'hang' && fault?.kind !== 'reset') event.status = sent.status;
    event.durationMs = clock.monotonic() - arrived.monotonic;
    await deliver(request, response, { ...sent, headers: { server: 'cxone-stand-in', ...sent.headers } }, fault, clock);
  }

  function answerOf(
    kind: TimelineEvent['kind'],
    ask: Ask,
    now: { epoch: number; monotonic: number },
  ): Answer | Promise<Answer> {
    if (kind === 'token') return answerTokenRequest(ask, { ...state, url }, now.epoch);
    if (kind === 'discovery') return answerDiscovery(ask, { url, tenantId });
    return answerExtractRequest(ask, state, now);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  const running = await listen(server, port, 'the CXone stand-in');
  url = running.url;
  return {
    ...running,
    admin: createCxoneAdmin(url),
    useRules(next) {
      state.rules = createRuleFinder(next);
    },
  };
}

/** `/auth/token` is where CXone's own token endpoint is. */
function endpointOf(path: string): TimelineEvent['kind'] | undefined {
  if (path === '/oauth/token' || path === '/auth/token') return 'token';
  if (path === '/.well-known/cxone-configuration') return 'discovery';
  return path === EXTRACT_PATH ? 'extract' : undefined;
}

async function readAsk(request: IncomingMessage): Promise<Ask> {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
  const body = (await readBody(request)).toString();
  return { method: request.method ?? '', path: url.pathname, query: url.searchParams, headers, body };
}

function takeFault(faults: FaultPlan<FaultOrder>, kind: TimelineEvent['kind'], body: string): OrderedFault | undefined {
  const order = faults.take(
    ({ on, bodyIncludes }) =>
      (on === 'any' || on === kind) && (bodyIncludes === undefined || body.includes(bodyIncludes)),
  );
  return order?.fault;
}

function latencyOf(kind: TimelineEvent['kind'], settings: Settings): number {
  if (kind === 'discovery') return 0;
  return kind === 'token' ? settings.tokenLatencyMs : settings.latencyMs;
}

function readText(body: string): string | undefined {
  try {
    const { text } = JSON.parse(body) as { text?: unknown };
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
