import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../../lib/context.ts';
import { parseJson } from '../../../lib/json.ts';
import type { RulesIndex } from '../../../lib/normalization/index.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { type AdminRoutes, answerAdmin, isAdminRequest } from '../http/admin-routes.ts';
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
  /** Rules that recognise entities in addition to the built-in lexicon. */
  rules?: RulesIndex;
}

export interface RunningStandIn extends RunningServer {
  readonly admin: CxoneAdmin;
  /** Recognises by these rules from the next request on. */
  useRules(rules: RulesIndex): void;
}

/** The CXone NLU contract on 127.0.0.1: token endpoint, host discovery, extract; and the admin routes. */
export async function startCxoneStandIn(options: StandInOptions): Promise<RunningStandIn> {
  const standIn = new StandIn(options);
  const server = createServer((request, response) => {
    standIn.serve(request, response).catch(() => request.socket.destroy());
  });
  const running = await listen(server, options.port ?? 0, 'the CXone stand-in');
  standIn.url = running.url;
  return {
    ...running,
    admin: createCxoneAdmin(running.url),
    useRules: rules => standIn.useRules(rules),
  };
}

/** When a request arrived, milliseconds. */
interface Arrival {
  epoch: number;
  monotonic: number;
}

class StandIn {
  /** Known once it listens. */
  url = '';
  readonly #clock: Clock;
  readonly #state: StandInState;
  readonly #routes: AdminRoutes;

  constructor({ settings, tenantId = 'local-tenant', clock = systemClock, rules, ...credentials }: StandInOptions) {
    this.#clock = clock;
    this.#state = {
      settings: { ...DEFAULT_SETTINGS, ...settings },
      credentials,
      bucket: undefined,
      rules: rules && createRuleFinder(rules),
      tokens: new Tokens(),
      faults: new FaultPlan(),
      timeline: new Timeline(),
      tenantId,
    };
    this.#routes = adminRoutes(this.#state, () => this.#fillBucket());
    this.#fillBucket();
  }

  useRules(rules: RulesIndex): void {
    this.#state.rules = createRuleFinder(rules);
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isAdminRequest(request)) return answerAdmin(this.#routes, request, response);
    const arrival = { epoch: this.#clock.now(), monotonic: this.#clock.monotonic() };
    const ask = await readAsk(request);
    const kind = endpointOf(ask.path);
    const isRoot = ask.path === '/';
    const other = json(isRoot ? 200 : 404, { message: isRoot ? DISCLAIMER : 'Not found' });
    if (kind === undefined) return deliver(request, response, other, undefined, this.#clock);

    const fault = takeFault(this.#state.faults, kind, ask.body);
    const event = eventOf(kind, ask, arrival, fault);
    this.#state.timeline.add(event);
    const answer = await this.#answerOf(kind, ask, arrival, fault);
    const latencyMs = fault?.kind === 'latency' ? fault.delayMs : latencyOf(kind, this.#state.settings);
    if (latencyMs > 0) await this.#clock.sleep(latencyMs);
    const sent = fault ? distort(answer, fault, ask.body) : answer;
    if (fault?.kind !== 'hang' && fault?.kind !== 'reset') event.status = sent.status;
    event.durationMs = this.#clock.monotonic() - arrival.monotonic;
    const named = { ...sent, headers: { server: 'cxone-stand-in', ...sent.headers } };
    await deliver(request, response, named, fault, this.#clock);
  }

  #answerOf(
    kind: TimelineEvent['kind'],
    ask: Ask,
    now: Arrival,
    fault: OrderedFault | undefined,
  ): Answer | Promise<Answer> {
    const { url } = this;
    if (fault?.kind === 'status') return orderedStatus(fault, now.epoch);
    if (kind === 'token') return answerTokenRequest(ask, { ...this.#state, url }, now.epoch);
    if (kind === 'discovery') return answerDiscovery(ask, { url, tenantId: this.#state.tenantId });
    return answerExtractRequest(ask, this.#state, now);
  }

  #fillBucket(): void {
    const { limit } = this.#state.settings;
    this.#state.bucket = limit === null ? undefined : new TokenBucket(limit, this.#clock.monotonic());
  }
}

function eventOf(
  kind: TimelineEvent['kind'],
  { body }: Ask,
  { epoch, monotonic }: Arrival,
  fault: OrderedFault | undefined,
): TimelineEvent {
  const text = kind === 'extract' ? readText(body) : undefined;
  return { kind, at: epoch, monotonicMs: monotonic, durationMs: 0, status: 0, fault: fault?.kind, text };
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
  const asked = parseJson(body);
  const text = asked && typeof asked === 'object' && 'text' in asked ? asked.text : undefined;
  return typeof text === 'string' ? text : undefined;
}
