import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import type { Clock } from '../context.ts';
import {
  type AddressGuard,
  type AddressLookup,
  type AddressPolicy,
  guardedLookup,
  RefusedAddressError,
} from '../network/index.ts';
import { readRetryAfter } from '../retry-after.ts';
import { type SigningKeys, signMessage } from './signature.ts';
import { readWebhookUrl } from './url.ts';

/** The longest `Retry-After` that is respected. */
const MAX_RETRY_AFTER_MS = 86_400_000;

export interface OutgoingMessage {
  /** The `webhook-id`; the same for every attempt. */
  id: string;
  body: string;
}

/** The result of one attempt. `detail` is a status or an error code, and nothing that the receiver wrote. */
export interface AttemptResult {
  outcome: 'delivered' | 'rejected' | 'failing' | 'gone';
  detail: string;
  retryAfterMs: number | undefined;
}

export interface WebhookSender {
  /** Never throws: a fault is a result, too. */
  send(message: OutgoingMessage, keys: SigningKeys): Promise<AttemptResult>;
  /** Ends the connections kept open between attempts. */
  close(): void;
}

export interface WebhookSenderOptions {
  clock: Clock;
  url: string;
  guard: AddressGuard;
  /** STAGE=local: plain http is allowed. */
  local: boolean;
  /** From the lookup of the name to the last byte of the answer; default 5 s. Standard Webhooks advises 15 to 30 s. */
  timeoutMs?: number;
  /** Certificates trusted beside the runtime's own, PEM. */
  ca?: string;
  lookup?: AddressLookup;
}

/** Of a sender that makes its own guard. */
export type GuardedSenderOptions = Omit<WebhookSenderOptions, 'guard'> & AddressPolicy;

const TIMEOUT_MS = 5_000;

/** An answer is read up to this size, so that its connection can be used again. */
const ANSWER_BYTES = 65_536;

/** 4xx statuses that concern the endpoint and not this one message. */
const ENDPOINT_STATUSES: ReadonlySet<number> = new Set([401, 403, 404, 405, 407, 408, 421, 425, 426, 429, 451]);

/** @throws WebhookUrlError when the URL is not http(s), or is plain http outside the local stage */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const url = readWebhookUrl(options.url, options.local);
  const secure = url.protocol === 'https:';
  const agent = secure ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const request = {
    method: 'POST',
    agent,
    lookup: guardedLookup(options.guard, options.lookup),
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  };
  return {
    async send({ id, body }, keys) {
      const { clock, guard, timeoutMs = TIMEOUT_MS } = options;
      try {
        // The socket looks up names only: an address in the URL is checked here.
        if (isIP(host) !== 0) guard.assertAllowed([{ address: host, family: isIP(host) }]);
        const headers = {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          'user-agent': 'cxone-entities',
          ...signMessage(id, body, clock.now(), keys),
        };
        const open = () => (secure ? https : http).request(url, { ...request, headers });
        return readAnswer(await post(open, body, clock.timeout(timeoutMs)), clock.now());
      } catch (error) {
        return { outcome: 'failing', detail: describeFault(error), retryAfterMs: undefined };
      }
    },
    close: () => agent.destroy(),
  };
}

/** Sends, and reads the answer to its end. A status that has arrived is the result, even if the rest never does. */
function post(open: () => http.ClientRequest, body: string, signal: AbortSignal): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = open();
    let answer: http.IncomingMessage | undefined;
    const abort = () => request.destroy(signal.reason);
    const settle = (error?: Error) => {
      signal.removeEventListener('abort', abort);
      if (answer) resolve(answer);
      else reject(error ?? new Error('the connection ended without an answer'));
    };
    signal.addEventListener('abort', abort, { once: true });
    request.once('response', response => {
      answer = response;
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > ANSWER_BYTES) request.destroy();
      });
      response.once('close', () => settle());
    });
    request.on('error', settle);
    request.once('close', () => settle());
    request.end(body);
    if (signal.aborted) abort();
  });
}

function readAnswer({ statusCode = 0, headers }: http.IncomingMessage, now: number): AttemptResult {
  return {
    outcome: outcomeOf(statusCode),
    detail: `status ${statusCode}`,
    retryAfterMs: readRetryAfter({ retryAfter: headers['retry-after'], date: headers.date }, now, MAX_RETRY_AFTER_MS),
  };
}

/** A redirect is not followed: it would send the payload to an address that nobody configured. */
function outcomeOf(status: number): AttemptResult['outcome'] {
  if (status >= 200 && status < 300) return 'delivered';
  if (status === 410) return 'gone';
  return status >= 400 && status < 500 && !ENDPOINT_STATUSES.has(status) ? 'rejected' : 'failing';
}

function describeFault(error: unknown): string {
  if (error instanceof RefusedAddressError) return error.message;
  if (!(error instanceof Error)) return 'unknown fault';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
