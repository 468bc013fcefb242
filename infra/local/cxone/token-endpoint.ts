import { timingSafeEqual } from 'node:crypto';
import { type Answer, type Ask, json, mediaType } from './answer.ts';
import { signIdToken } from './id-token.ts';
import type { Credentials, Settings } from './settings.ts';
import type { Tokens } from './tokens.ts';

export interface TokenEndpointState {
  readonly settings: Settings;
  readonly credentials: Credentials;
  readonly tokens: Tokens;
  /** URL of the stand-in, the issuer of id tokens. */
  readonly url: string;
  readonly tenantId: string;
}

/** OAuth 2.0 by RFC 6749. The password grant is CXone's own, with access keys and camelCase errors. */
export function answerTokenRequest(ask: Ask, state: TokenEndpointState, now: number): Answer {
  if (ask.method !== 'POST') return json(405, { error: 'method_not_allowed' }, { allow: 'POST' });
  if (mediaType(ask) !== 'application/x-www-form-urlencoded') {
    return refuse(400, 'invalid_request', 'The body must be application/x-www-form-urlencoded');
  }
  const form = new URLSearchParams(ask.body);
  const repeated = [...new Set(form.keys())].find(name => form.getAll(name).length > 1);
  if (repeated !== undefined) return refuse(400, 'invalid_request', `${repeated} is given more than once`);

  const fault = authenticateClient(ask, form, state);
  if (fault) return fault;
  const grant = form.get('grant_type');
  if (grant === null) return refuse(400, 'invalid_request', 'grant_type is missing');
  if (grant !== 'client_credentials' && grant !== 'password') {
    return refuse(400, 'unsupported_grant_type', `${grant} is not supported`);
  }
  if (!state.settings.grants.includes(grant)) {
    return refuse(400, 'unauthorized_client', `This client may not use ${grant}`);
  }
  return grant === 'password' ? grantByAccessKey(form, state, now) : grantByClient(form, state, now);
}

/** The client must use exactly one method, and one that it is registered for (RFC 6749, section 2.3). */
function authenticateClient(ask: Ask, form: URLSearchParams, state: TokenEndpointState): Answer | undefined {
  const basic = readBasic(ask.headers.authorization);
  const inForm = form.has('client_secret');
  if (ask.headers.authorization !== undefined && inForm) {
    return refuse(400, 'invalid_request', 'The client authenticates in more than one way');
  }
  const method = inForm ? 'client_secret_post' : 'client_secret_basic';
  const given = inForm ? { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' } : basic;
  const known =
    given !== undefined &&
    state.settings.clientAuthentication.includes(method) &&
    same(given.id, state.credentials.clientId) &&
    same(given.secret, state.credentials.clientSecret);
  if (known) return undefined;
  const challenge = ask.headers.authorization === undefined ? {} : { 'www-authenticate': 'Basic realm="cxone"' };
  return refuse(401, 'invalid_client', 'Client authentication failed', challenge);
}

function grantByClient(form: URLSearchParams, state: TokenEndpointState, now: number): Answer {
  const scope = form.get('scope') ?? '';
  const asked = scope.split(' ').filter(Boolean);
  if (asked.length === 0 || asked.some(name => !state.settings.scopes.includes(name))) {
    return refuse(400, 'invalid_scope', 'The scope is missing or not allowed');
  }
  return tokenResponse(scope, state, now, {});
}

function grantByAccessKey(form: URLSearchParams, state: TokenEndpointState, now: number): Answer {
  const { accessKeyId, accessKeySecret } = state.credentials;
  const known =
    accessKeyId !== undefined &&
    accessKeySecret !== undefined &&
    same(form.get('username') ?? '', accessKeyId) &&
    same(form.get('password') ?? '', accessKeySecret);
  if (!known) return json(400, { error: 'invalid_grant', errorDescription: 'The access key is not valid' });
  const claims = { tenantId: state.tenantId, sub: accessKeyId, aud: state.credentials.clientId };
  const idToken = signIdToken(state.url, claims, now, state.settings.tokenSeconds);
  return tokenResponse(state.settings.scopes.join(' '), state, now, { id_token: idToken });
}

function tokenResponse(
  scope: string,
  { settings, tokens }: TokenEndpointState,
  now: number,
  more: Record<string, string>,
): Answer {
  const token = tokens.issue(scope, now + settings.tokenSeconds * 1000);
  const said = settings.expiresIn === undefined ? settings.tokenSeconds : settings.expiresIn;
  const omit = typeof said === 'object' && said !== null;
  return json(
    200,
    { access_token: token, token_type: 'Bearer', ...(!omit && { expires_in: said }), scope, ...more },
    { 'cache-control': 'no-store' },
  );
}

function refuse(status: number, error: string, description: string, headers: Record<string, string> = {}): Answer {
  return json(status, { error, error_description: description }, { 'cache-control': 'no-store', ...headers });
}

/** Id and secret are form-encoded before they are joined (RFC 6749, section 2.3.1). */
function readBasic(header: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
  try {
    return { id: formDecode(id), secret: formDecode(rest.join(':')) };
  } catch {
    return undefined;
  }
}

const formDecode = (value: string) => decodeURIComponent(value.replaceAll('+', ' '));

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
