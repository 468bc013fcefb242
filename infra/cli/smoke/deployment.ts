import { describeConnection, ToolError } from '../tool/index.ts';
import type { Credentials } from './credentials.ts';

/** One answer of the deployment, as a check reads it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined if it is not JSON. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

export interface Ask {
  readonly method?: string;
  readonly path?: string;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly withCredentials?: boolean;
}

/** The deployment under test. It keeps every answer for the last check. */
export interface Deployment {
  readonly answers: readonly Answer[];
  ask(question: Ask): Promise<Answer>;
}

/** API Gateway times out after 29 s. */
const TIMEOUT_MS = 30_000;

export function openDeployment(baseUrl: string, credentials: Credentials, fetch: typeof globalThis.fetch): Deployment {
  const answers: Answer[] = [];
  return {
    answers,
    async ask({ method = 'POST', path = '/v1/extract', body: given, withCredentials = true }) {
      const url = new URL(`${baseUrl}${path}`);
      const headers = { 'content-type': 'application/json' };
      const body = given === undefined || typeof given === 'string' ? given : JSON.stringify(given);
      const request: RequestInit = {
        method,
        headers: withCredentials ? await credentials.headersOf({ method, url, headers, body }) : headers,
        ...(body !== undefined && { body }),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      };
      const { response, text } = await answerOf(fetch, url, request);
      const answer = { status: response.status, headers: response.headers, text, body: parse(text) };
      answers.push(answer);
      return answer;
    },
  };
}

/** @throws ToolError that says why there is no answer */
async function answerOf(fetch: typeof globalThis.fetch, url: URL, request: RequestInit) {
  try {
    const response = await fetch(url, request);
    return { response, text: await response.text() };
  } catch (error) {
    const reason = describeConnection(error) ?? String(error);
    throw new ToolError(`${url.origin} gives no answer. ${reason}\n${ADVICE}`);
  }
}

const ADVICE =
  'Check --url or CXONE_ENTITIES_URL, and the network. npm start runs the local stack, and prints its URL.';

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
