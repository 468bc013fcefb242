import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../../lib/context.ts';
import { invokeFunction } from '../functions/invoke.ts';
import { BodyTooLargeError, readBody, send } from '../http/exchange.ts';
import { listen, type RunningServer } from '../http/listen.ts';
import { TokenBucket } from '../http/token-bucket.ts';
import { type GatewayRoute, readRefusals, readRoutes, render } from './template.ts';

/** One answer, for the log of `npm start`. */
export interface GatewayAnswer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface GatewayOptions {
  /** 0 takes a free one. */
  port: number;
  /** Where the functions are invoked. */
  lambdaUrl: string;
  apiKey: string;
  /** Of the usage plan. */
  limit: { perSecond: number; burst: number };
  clock: Clock;
  onAnswer?: (answer: GatewayAnswer) => void;
}

/** API Gateway's limits on a body and on an integration. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;
const MAX_EVENT_BYTES = 6 * 1024 * 1024;
const INTEGRATION_TIMEOUT_MS = 29_000;

interface Result {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * API Gateway's REST API in front of `extract`: routes, API key, usage plan, limits, and its own refusals by the
 * templates. serverless-offline's HTTP endpoint is not used: it has other forms of refusals, and it parses the body.
 */
export function startGateway(options: GatewayOptions): Promise<RunningServer> {
  const gateway = new Gateway(options);
  const server = createServer((request, response) => {
    gateway.serve(request, response).catch(() => request.socket.destroy());
  });
  return listen(server, options.port, 'the HTTP endpoint');
}

class Gateway {
  readonly #options: GatewayOptions;
  readonly #routes = readRoutes();
  readonly #refusals = readRefusals();
  readonly #bucket: TokenBucket;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#bucket = new TokenBucket(options.limit, options.clock.monotonic());
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { clock, onAnswer } = this.#options;
    const start = clock.monotonic();
    const requestId = randomUUID();
    const { pathname } = new URL(request.url ?? '/', 'http://gateway');
    const { method = '' } = request;
    const { status, headers, body } = await this.#answer(request, method, pathname, requestId);
    send(response, status, method === 'HEAD' ? '' : body, headers);
    onAnswer?.({ method, path: pathname, status, durationMs: clock.monotonic() - start, headers, body });
  }

  async #answer(request: IncomingMessage, method: string, path: string, requestId: string): Promise<Result> {
    const route = findRoute(this.#routes, method, path);
    if (!route) return this.#refuse('MISSING_AUTHENTICATION_TOKEN', requestId, 'Missing Authentication Token');
    if (route.needsKey && request.headers['x-api-key'] !== this.#options.apiKey) {
      return this.#refuse('INVALID_API_KEY', requestId, 'Forbidden');
    }
    if (route.needsKey && !this.#bucket.take(this.#options.clock.monotonic()).taken) {
      return this.#refuse('THROTTLED', requestId, 'Too Many Requests');
    }
    try {
      const body = await readBody(request, MAX_BODY_BYTES);
      const event = eventOf(request, { method, path, resource: route.resource, requestId, body });
      if (Buffer.byteLength(JSON.stringify(event)) > MAX_EVENT_BYTES) throw new BodyTooLargeError(MAX_EVENT_BYTES);
      return await this.#invoke(event, requestId);
    } catch (error) {
      if (!(error instanceof BodyTooLargeError)) throw error;
      return this.#refuse('REQUEST_TOO_LARGE', requestId, 'Request Too Long');
    }
  }

  async #invoke(event: object, requestId: string): Promise<Result> {
    const { clock, lambdaUrl } = this.#options;
    const signal = clock.timeout(INTEGRATION_TIMEOUT_MS);
    try {
      const { result, error } = await invokeFunction(lambdaUrl, 'extract', event, signal);
      if (error === undefined && isProxyResult(result)) {
        return { status: result.statusCode, headers: result.headers ?? {}, body: result.body ?? '' };
      }
      return this.#refuse('DEFAULT_5XX', requestId, 'Internal server error', 502);
    } catch (error) {
      if (signal.aborted) return this.#refuse('INTEGRATION_TIMEOUT', requestId, 'Endpoint request timed out');
      if (!(error instanceof TypeError)) throw error;
      return this.#refuse('INTEGRATION_FAILURE', requestId, 'Internal server error');
    }
  }

  #refuse(type: string, requestId: string, message: string, status = 500): Result {
    const refusal = this.#refusals.get(type);
    if (!refusal) throw new Error(`gateway-responses.yml has no ${type}`);
    return { status: refusal.status ?? status, ...render(refusal, requestId, message) };
  }
}

/** Finds the most specific resource, then its method. If the method is missing, no other resource is tried. */
export function findRoute(routes: readonly GatewayRoute[], method: string, path: string): GatewayRoute | undefined {
  const exact = routes.filter(({ resource }) => resource === path);
  const candidates =
    exact.length > 0 || path === '/' ? exact : routes.filter(({ resource }) => resource === '/{proxy+}');
  return candidates.find(route => route.method === method) ?? candidates.find(route => route.method === 'ANY');
}

interface Exchange {
  method: string;
  path: string;
  resource: string;
  requestId: string;
  body: Buffer;
}

/** The event of a proxy integration, payload 1.0. Binary media types are not configured, so a body is text. */
function eventOf(request: IncomingMessage, { method, path, resource, requestId, body }: Exchange) {
  const headers: Record<string, string> = {};
  for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) {
    headers[request.rawHeaders[at] ?? ''] = request.rawHeaders[at + 1] ?? '';
  }
  return {
    resource,
    path,
    httpMethod: method,
    headers,
    body: body.length === 0 ? null : body.toString(),
    isBase64Encoded: false,
    requestContext: {
      requestId,
      httpMethod: method,
      path,
      resourcePath: resource,
      stage: 'local',
      identity: { apiKeyId: 'local-api-key', sourceIp: request.socket.remoteAddress ?? '' },
    },
  };
}

/** API Gateway accepts a number and strings, nothing else. */
function isProxyResult(
  value: unknown,
): value is { statusCode: number; headers?: Record<string, string>; body?: string } {
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) return false;
  return typeof value.statusCode === 'number' && (!('body' in value) || typeof value.body === 'string');
}
