import { lookup as systemLookup } from 'node:dns/promises';
import * as z from 'zod/mini';
import { untilAborted } from '../../deadline.ts';
import { parseJson } from '../../json.ts';
import { createDiscoveryGuard, isSecureUrl, isWithin, RefusedAddressError } from '../../network/index.ts';
import type { Call } from './ask.ts';
import { AnswerFault, readText } from './read-answer.ts';
import type { GrantSettings } from './settings.ts';

const claimsSchema = z.object({ tenantId: z.string().check(z.minLength(1), z.maxLength(256)) });
const configurationSchema = z.object({ api_endpoint: z.string().check(z.minLength(1), z.maxLength(2_048)) });

/**
 * The API host of the tenant that the id token names (docs/upstream.md, NICE CXone), without a trailing slash.
 * @throws AnswerFault; what fetch throws
 */
export async function discoverHost(
  issuer: string,
  idToken: string | undefined,
  settings: GrantSettings,
  call: Call,
): Promise<string> {
  const claims = claimsSchema.safeParse(parseJson(claimsOf(idToken)));
  if (!claims.success) throw new AnswerFault('the token endpoint named no tenant for host discovery');
  const url = new URL(`${issuer}/.well-known/cxone-configuration`);
  url.searchParams.set('tenantId', claims.data.tenantId);
  const headers = { accept: 'application/json' };
  const response = await call.fetch(url.href, { headers, redirect: 'manual', signal: call.signal });
  const configuration = configurationSchema.safeParse(parseJson(await readText(response)));
  if (response.status !== 200) throw new AnswerFault(`host discovery answered ${response.status}`);
  const endpoint = configuration.success ? URL.parse(configuration.data.api_endpoint) : null;
  if (!endpoint || !isBaseUrl(endpoint, settings.local ?? false)) {
    throw new AnswerFault('host discovery gave no usable API endpoint');
  }
  if (!isWithin(endpoint.hostname, await allowedHosts(issuer, settings))) {
    throw new AnswerFault('host discovery named a host that CXONE_ALLOWED_HOSTS does not allow');
  }
  await refuseAddresses(endpoint.hostname, settings, call);
  return endpoint.href.replace(/\/+$/, '');
}

const claimsOf = (idToken: string | undefined) => Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString();

/** The access token is sent there: only over TLS, and only to a host and path. */
const isBaseUrl = ({ href, username, password }: URL, local: boolean): boolean =>
  isSecureUrl(href, local) && username === '' && password === '' && !/[?#]/.test(href);

async function allowedHosts(
  issuer: string,
  { allowedHosts: hosts = [], baseUrl = issuer }: GrantSettings,
): Promise<readonly string[]> {
  if (hosts.length > 0) return hosts;
  // The list is a chunk of its own: 137 KB that only discovery without named hosts needs.
  const { registrableDomain } = await import('./domains.ts');
  return [issuer, baseUrl].map(url => registrableDomain(new URL(url).hostname));
}

/**
 * The address guard of the webhook. Each call of the host is guarded again (`httpPost`): its name may lead elsewhere by then.
 * @throws AnswerFault when the host has an address that must not be called, or none
 */
async function refuseAddresses(hostname: string, settings: GrantSettings, call: Call): Promise<void> {
  const { lookup = (host: string) => systemLookup(host, { all: true }) } = call;
  const found = lookup(hostname.replace(/^\[|\]$/g, '')).catch(() => []);
  // The lookup of the runtime takes no signal.
  const addresses = await untilAborted(found, call.signal, () => call.signal.throwIfAborted());
  if (!addresses?.length)
    throw new AnswerFault('host discovery named a host without an address', { isUnreached: true });
  try {
    createDiscoveryGuard(settings).assertAllowed(addresses);
  } catch (error) {
    throw error instanceof RefusedAddressError ? new AnswerFault(`host discovery: ${error.message}`) : error;
  }
}
