import * as z from 'zod';
import { ConsoleError } from '../problem.ts';
import { type Resource, read } from '../resource.ts';
import type { ConsoleTarget } from '../target.ts';

/** The answer of the service, as a caller gets it. */
export interface Asked {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Answer or problem. */
  readonly body: unknown;
  /** Milliseconds from the request of this process to the answer. */
  readonly elapsedMs: number;
}

const askSchema = z.strictObject({
  /** Sent as it is: the service checks it. */
  request: z.record(z.string(), z.unknown()),
  cacheControl: z
    .string()
    .max(200)
    .regex(/^[\x20-\x7e]*$/)
    .default(''),
});

const SHOWN_HEADERS = ['age', 'cache-status', 'server-timing', 'retry-after', 'x-request-id', 'ratelimit'];

/** Longer than API Gateway waits. */
const TIMEOUT_MS = 35_000;

export const askResource = ({ api, clock }: Pick<ConsoleTarget, 'api' | 'clock'>): Resource => ({
  path: 'ask',
  methods: {
    async POST({ body }): Promise<Asked> {
      if (!api) throw new ConsoleError(409, 'no-endpoint', NO_ENDPOINT);
      const { request, cacheControl } = read(askSchema, body);
      const question = {
        method: 'POST',
        url: new URL(`${api.url}/v1/extract`),
        headers: { 'content-type': 'application/json', ...(cacheControl !== '' && { 'cache-control': cacheControl }) },
        body: JSON.stringify(request),
      };
      const headers = await api.credentials.headersOf(question);
      const started = clock.monotonic();
      const answer = await fetch(question.url, {
        method: question.method,
        redirect: 'error',
        headers,
        body: question.body,
        signal: clock.timeout(TIMEOUT_MS),
      });
      const text = await answer.text();
      const elapsedMs = clock.monotonic() - started;
      const shown = SHOWN_HEADERS.flatMap(name => {
        const value = answer.headers.get(name);
        return value === null ? [] : [[name, value] as const];
      });
      return { status: answer.status, headers: Object.fromEntries(shown), body: parse(text), elapsedMs };
    },
  },
});

const NO_ENDPOINT = 'The console knows no endpoint. Set CXONE_ENTITIES_URL and CXONE_ENTITIES_KEY, and start it again.';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConsoleError(502, 'not-the-service', 'The endpoint answered something that is not JSON: check its URL.');
  }
}
