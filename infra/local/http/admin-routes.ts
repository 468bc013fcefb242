import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from './exchange.ts';

const PREFIX = '/__admin';

/** Admin routes of a local server, keyed by method and path such as `POST /faults`. */
export type AdminRoutes = Record<string, (body: unknown) => unknown>;

export const isAdminRequest = (request: IncomingMessage): boolean => request.url?.startsWith(`${PREFIX}/`) ?? false;

/** Answers with the route's result, or with 400 and the reason when it throws. */
export async function answerAdmin(
  routes: AdminRoutes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = `${request.method} ${request.url?.slice(PREFIX.length)}`;
  const run = routes[route];
  const body = (await readBody(request)).toString();
  if (!run) {
    sendJson(response, 404, { error: `There is no ${route}; there are ${Object.keys(routes).join(', ')}` });
    return;
  }
  try {
    sendJson(response, 200, (await run(body === '' ? undefined : JSON.parse(body))) ?? {});
  } catch (error) {
    sendJson(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}
