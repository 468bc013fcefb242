import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { BodyTooLargeError, readBody } from '../../local/http/exchange.ts';
import { ConsoleError } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Call {
  readonly query: URLSearchParams;
  /** The rest of the path after that of the resource. */
  readonly rest: string;
  /** The JSON of the body; undefined when there is none. */
  readonly body: unknown;
}

/** Data that the page reads and changes under one path. Each method returns the value that is sent as JSON. */
export interface Resource {
  /** The path below `/api/`. The resource with the longest matching path is used. */
  readonly path: string;
  readonly methods: Readonly<Partial<Record<Method, (call: Call) => Promise<unknown>>>>;
}

/** Rules files are the largest bodies. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** @throws ConsoleError */
export async function answerResource(resources: readonly Resource[], request: IncomingMessage): Promise<unknown> {
  const { pathname, searchParams } = urlOf(request);
  const path = pathname.slice('/api/'.length);
  const resource = resources.find(found => path === found.path || path.startsWith(`${found.path}/`));
  if (!resource) throw new ConsoleError(404, 'not-found', `The console has no ${pathname}.`);
  const answer = resource.methods[request.method as Method];
  if (!answer) throw new ConsoleError(405, 'method-not-allowed', `${pathname} does not take ${request.method}.`);
  const rest = decoded(path.slice(resource.path.length + 1));
  return answer({ query: searchParams, rest, body: await readJson(request) });
}

/** @throws ConsoleError */
export function urlOf({ url = '/' }: IncomingMessage): URL {
  // Resolved against a base, `//host` would be another host.
  const absolute = `http://console${url}`;
  if (URL.canParse(absolute)) return new URL(absolute);
  throw new ConsoleError(400, 'malformed-url', 'The address of the request cannot be read.');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ConsoleError(400, 'malformed-url', `${text} has an escape that is not valid.`);
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  try {
    const text = (await readBody(request, MAX_BODY_BYTES)).toString();
    return text === '' ? undefined : JSON.parse(text);
  } catch (error) {
    if (error instanceof BodyTooLargeError) throw new ConsoleError(413, 'too-large', `${error.message}.`);
    if (error instanceof SyntaxError) throw new ConsoleError(400, 'malformed-json', 'The body is not JSON.');
    throw error;
  }
}

/** @throws ConsoleError naming what is wrong with the body or the query */
export function read<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConsoleError(422, 'invalid-request', z.prettifyError(parsed.error));
}
