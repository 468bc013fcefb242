import { lookup as systemLookup } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Clock } from '../context.ts';
import { readRetryAfter } from '../retry-after.ts';
import { type AddressGuard, RefusedAddressError } from './address-guard.ts';
import { type SigningKeys, signMessage } from './signature.ts';
import { readWebhookUrl } from './webhook-url.ts';

/** A receiver that asks for more is heard as far as this. */
const MAX_RETRY_AFTER_MS = 86_400_000;

export interface OutgoingMessage {
  /** The `webhook-id`; the same for every attempt. */
  id: string;
  body: string;
}

/** What came of one attempt. `detail` is a status or an error code: nothing that the receiver wrote. */
export interface AttemptResult {
  outcome: 'delivered' | 'rejected' | 'failing' | 'gone';
  detail: string;
  retryAfterMs: number | undefined;
}

export interface WebhookSender {
  /** Never throws: whatever goes wrong is a result. */
  send(message: OutgoingMessage, keys: SigningKeys): Promise<AttemptResult>;
  /** Ends the connections kept open between attempts. */
  close(): void;
}

export interface WebhookSenderOptions {
  clock: Clock;
  url: string;
  guard: AddressGuard;
  /** STAGE=local: plain http may be used. */
  local: boolean;
  /** From the look-up of the name to the last byte of the answer. Standard Webhooks advises 15 to 30 s; ours is 5 s. */
  timeoutMs?: number;
  /** Certificates trusted beside the runtime's own, PEM. */
  ca?: string;
  lookup?: typeof systemLookup;
}

const TIMEOUT_MS = 5_000;

/** What is read of an answer, at most, so that its connection can be used again. */
const ANSWER_BYTES = 65_536;

/** Statuses of class 4 that speak of the endpoint and not of this one message. */
const ENDPOINT_STATUSES: ReadonlySet<number> = new Set([401, 403, 404, 405, 407, 408, 421, 425, 426, 429, 451]);

/** @throws WebhookUrlError when the URL is no http(s) URL, or is plain http outside the local stage */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const url = readWebhookUrl(options.url, options.local);
  const secure = url.protocol === 'https:';
  const agent = secure ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const request = {
    method: 'POST',
    agent,
    lookup: guardedLookup(options),
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  };
  return {
    async send({ id, body }, keys) {
      const { clock, guard, timeoutMs = TIMEOUT_MS } = options;
      try {
        // The socket looks up names only: an address written into the URL is judged here.
        if (isIP(host) !== 0) guard.assertAllowed([{ address: host, family: isIP(host) }]);
        const headers = {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          'user-agent': 'cxone-entities',
          ...signMessage(id, body, clock.now(), keys),
        };
        const open = () => (secure ? https : http).request(url, { ...request, headers });
        return judge(await post(open, body, clock.timeout(timeoutMs)), clock.now());
      } catch (error) {
        return { outcome: 'failing', detail: describe(error), retryAfterMs: undefined };
      }
    },
    close: () => agent.destroy(),
  };
}

/** Judges the very addresses that the socket is about to use, so that no second look-up can answer otherwise. */
function guardedLookup({ guard, lookup = systemLookup }: WebhookSenderOptions): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      try {
        guard.assertAllowed(addresses);
      } catch (refusal) {
        return callback(refusal as NodeJS.ErrnoException, '');
      }
      const [first] = addresses;
      if (first === undefined) return callback(new RefusedAddressError('the webhook resolves to no address'), '');
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** Sends and reads the answer to its end. Once there is a status it is the result, even if the rest never comes. */
function post(open: () => http.ClientRequest, body: string, signal: AbortSignal): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = open();
    let answer: http.IncomingMessage | undefined;
    const cut = () => request.destroy(signal.reason);
    const settle = (error?: Error) => {
      signal.removeEventListener('abort', cut);
      if (answer) resolve(answer);
      else reject(error ?? new Error('the connection ended without an answer'));
    };
    signal.addEventListener('abort', cut, { once: true });
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
    if (signal.aborted) cut();
  });
}

function judge({ statusCode = 0, headers }: http.IncomingMessage, now: number): AttemptResult {
  return {
    outcome: outcomeOf(statusCode),
    detail: `status ${statusCode}`,
    retryAfterMs: readRetryAfter({ retryAfter: headers['retry-after'], date: headers.date }, now, MAX_RETRY_AFTER_MS),
  };
}

/** A redirect is not followed: it would take the payload to an address that nobody configured. */
function outcomeOf(status: number): AttemptResult['outcome'] {
  if (status >= 200 && status < 300) return 'delivered';
  if (status === 410) return 'gone';
  return status >= 400 && status < 500 && !ENDPOINT_STATUSES.has(status) ? 'rejected' : 'failing';
}

function describe(error: unknown): string {
  if (error instanceof RefusedAddressError) return error.message;
  if (!(error instanceof Error)) return 'unknown fault';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
