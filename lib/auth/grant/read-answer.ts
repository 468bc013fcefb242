import * as oauth from 'oauth4webapi';
import * as z from 'zod/mini';
import { parseJson } from '../../json.ts';
import { MAX_HOLD_MS, readRetryAfter } from '../../retry-after.ts';
import { readLifetimeSeconds } from '../lifetime.ts';
import { serverOf } from './ask.ts';
import type { GrantSettings } from './settings.ts';

export interface Answer {
  accessToken: string;
  lifetimeSeconds: number;
  /** Not verified: it came straight from the token endpoint (OpenID Connect Core, section 3.1.3.7, item 6). */
  idToken: string | undefined;
}

/** Why an answer gave no token. The message quotes nothing of the answer. */
export class AnswerFault extends Error {
  override readonly name = 'AnswerFault';
  /** Other credentials may be accepted. */
  readonly credentialsRefused: boolean;
  /** How long the token endpoint asks to wait before the next try, at most 15 min. */
  readonly retryAfterMs: number;
  /** Nothing answered: the fault may be that of this environment's network. */
  readonly isUnreached: boolean;

  constructor(message: string, { credentialsRefused = false, retryAfterMs = 0, isUnreached = false } = {}) {
    super(message);
    this.credentialsRefused = credentialsRefused;
    this.isUnreached = isUnreached;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Tokens of both vendors stay under 10 kB. */
const MAX_BYTES = 65_536;

const optional = () => z.optional(z.unknown());

/** snake_case by RFC 6749, camelCase as CXone's own clients accept it (docs/upstream.md). */
const bodySchema = z.object({
  access_token: optional(),
  accessToken: optional(),
  token_type: optional(),
  tokenType: optional(),
  expires_in: optional(),
  expiresIn: optional(),
  scope: optional(),
  id_token: optional(),
  idToken: optional(),
});

/**
 * Validates the answer of the token endpoint with the OAuth library, once its names are those of RFC 6749.
 * @throws AnswerFault; what reading the body throws
 */
export async function readTokenResponse(settings: GrantSettings, response: Response, nowMs: number): Promise<Answer> {
  if (response.status !== 200) throw await readRefusal(response, nowMs);
  const parsed = bodySchema.safeParse(parseJson(await readText(response)));
  if (!parsed.success) throw new AnswerFault('the token endpoint did not answer with a JSON object');
  const { data } = parsed;
  // When the type is missing, the only one that the upstream uses is assumed. The library would also accept DPoP, whose
  // tokens must not be sent as bearer tokens.
  const tokenType = data.token_type ?? data.tokenType ?? 'Bearer';
  if (typeof tokenType !== 'string' || tokenType.toLowerCase() !== 'bearer') {
    throw new AnswerFault('the token endpoint granted a token whose type is not Bearer');
  }
  const idToken = data.id_token ?? data.idToken;
  const lifetimeSeconds = readLifetimeSeconds(data.expires_in ?? data.expiresIn);
  const body = {
    access_token: data.access_token ?? data.accessToken,
    token_type: tokenType,
    expires_in: lifetimeSeconds,
    ...(typeof data.scope === 'string' && { scope: data.scope }),
  };
  const accessToken = await validateToken(settings, body);
  return { accessToken, lifetimeSeconds, idToken: typeof idToken === 'string' ? idToken : undefined };
}

/** The library puts whole responses into the causes of its errors, so none of its errors leaves this function. */
async function validateToken(settings: GrantSettings, body: unknown): Promise<string> {
  const response = new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  try {
    const client = { client_id: 'client' };
    const { access_token } = await oauth.processGenericTokenEndpointResponse(serverOf(settings), client, response);
    // A control character in a token would break out of the Authorization header.
    if (/^[\x21-\x7e]+$/.test(access_token)) return access_token;
  } catch {}
  throw new AnswerFault('the answer of the token endpoint holds no usable bearer token');
}

const REFUSALS_OF_CREDENTIALS = ['invalid_client', 'invalid_grant', 'unauthorized_client', 'access_denied'];
/** RFC 6749, section 5.2, and what gateways add. No other part of the answer is written into a message. */
const KNOWN_ERRORS = [
  ...REFUSALS_OF_CREDENTIALS,
  'invalid_request',
  'unsupported_grant_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
];

async function readRefusal(response: Response, nowMs: number): Promise<AnswerFault> {
  const { status, headers } = response;
  const body = parseJson(await readText(response).catch(() => ''));
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
  const known = typeof error === 'string' && KNOWN_ERRORS.includes(error) ? `, ${error}` : '';
  const credentialsRefused =
    status === 401 || status === 403 || (status === 400 && !known) || REFUSALS_OF_CREDENTIALS.includes(String(error));
  const fields = { retryAfter: headers.get('retry-after'), date: headers.get('date') };
  const retryAfterMs = readRetryAfter(fields, nowMs, MAX_HOLD_MS) ?? 0;
  return new AnswerFault(`the token endpoint answered ${status}${known}`, { credentialsRefused, retryAfterMs });
}

export async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw new AnswerFault('the answer of the token endpoint is larger than 64 KiB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
