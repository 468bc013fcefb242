import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { send, sendJson } from '../../local/http/exchange.ts';
import { listen, type RunningServer } from '../../local/http/listen.ts';
import { EventStreams } from './event-stream.ts';
import { checkCaller, checkHost, createToken } from './guard.ts';
import { pageFiles } from './page-files.ts';
import { ConsoleError, problemOf } from './problem.ts';
import { answerResource, type Resource, urlOf } from './resource.ts';
import { askResource } from './resources/ask.ts';
import { explainResource } from './resources/explain.ts';
import { faultsResource } from './resources/faults.ts';
import { figuresResource } from './resources/figures.ts';
import { recordResource } from './resources/record.ts';
import { requestsResource } from './resources/requests.ts';
import { rulesResource } from './resources/rules.ts';
import { sealsResource } from './resources/seals.ts';
import { sessionResource } from './resources/session.ts';
import { webhookResource } from './resources/webhook.ts';
import { RulesReader } from './rules-file.ts';
import type { ConsoleTarget } from './target.ts';

export interface RunningConsole extends RunningServer {
  /** With the token. */
  readonly pageUrl: string;
}

/**
 * Nothing may be loaded from elsewhere, and the document may contain no script. Style sheets that the editor makes are
 * constructed in its shadow root, which needs no exception.
 */
const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Serves the console on 127.0.0.1. @throws PortTakenError */
export async function startConsole(target: ConsoleTarget, port: number): Promise<RunningConsole> {
  const site = new ConsoleSite(target);
  const server = createServer((request, response) => {
    site.serve(request, response).catch(() => request.socket.destroy());
  });
  const running = await listen(server, port, 'the console');
  site.port = running.port;
  return { ...running, pageUrl: `${running.url}/#token=${site.token}` };
}

class ConsoleSite {
  readonly token = createToken();
  port = 0;
  readonly #target: ConsoleTarget;
  readonly #streams: EventStreams;
  readonly #resources: readonly Resource[];

  constructor(target: ConsoleTarget) {
    this.#target = target;
    this.#streams = new EventStreams(target);
    this.#resources = resourcesOf(target);
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    try {
      checkHost(request.headers, this.port);
      const { pathname } = urlOf(request);
      if (!pathname.startsWith('/api/')) return await this.#sendFile(request, response, pathname);
      checkCaller(request.headers, this.token);
      if (pathname === '/api/events') return await this.#streams.serve(response);
      sendJson(response, 200, (await answerResource(this.#resources, request)) ?? {});
    } catch (error) {
      const problem = problemOf(error, this.#target);
      if (response.headersSent) response.destroy();
      else sendJson(response, problem.status, problem, { 'content-type': 'application/problem+json' });
    }
  }

  async #sendFile({ method }: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const file = (await pageFiles()).get(path);
    if (!file) throw new ConsoleError(404, 'not-found', `The console has no ${path}.`);
    if (method !== 'GET') throw new ConsoleError(405, 'method-not-allowed', `${path} can only be read.`);
    send(response, 200, file.body.toString(), { 'content-type': file.type });
  }
}

function resourcesOf(target: ConsoleTarget): Resource[] {
  const reader = new RulesReader();
  return [
    sessionResource(target),
    askResource(target),
    explainResource(target, reader),
    recordResource(target),
    rulesResource(target, reader),
    requestsResource(target),
    figuresResource(target),
    webhookResource(target),
    sealsResource(target),
    faultsResource(target.local),
  ];
}
