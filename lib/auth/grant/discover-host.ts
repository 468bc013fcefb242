import * as z from 'zod/mini';
import { parseJson } from '../../json.ts';
import { type Call, isLoopback } from './ask.ts';
import { AnswerFault, readText } from './read-answer.ts';

const claimsSchema = z.object({ tenantId: z.string().check(z.minLength(1), z.maxLength(256)) });
const configurationSchema = z.object({ api_endpoint: z.string().check(z.minLength(1), z.maxLength(2_048)) });

/**
 * The API host of the tenant that the id token names (docs/upstream.md, NICE CXone), without a trailing slash.
 * @throws AnswerFault; what fetch throws
 */
export async function discoverHost(issuer: string, idToken: string | undefined, call: Call): Promise<string> {
  const claims = claimsSchema.safeParse(parseJson(claimsOf(idToken)));
  if (!claims.success) throw new AnswerFault('the token endpoint named no tenant for host discovery');
  const url = new URL(`${issuer}/.well-known/cxone-configuration`);
  url.searchParams.set('tenantId', claims.data.tenantId);
  const headers = { accept: 'application/json' };
  const response = await call.fetch(url.href, { headers, redirect: 'manual', signal: call.signal });
  const configuration = configurationSchema.safeParse(parseJson(await readText(response)));
  if (response.status !== 200) throw new AnswerFault(`host discovery answered ${response.status}`);
  const endpoint = configuration.success ? URL.parse(configuration.data.api_endpoint) : null;
  // The access token is sent there: only over TLS, and only to a host and path.
  const safe = endpoint && (endpoint.protocol === 'https:' || isLoopback(endpoint.href));
  if (!safe || endpoint.username !== '' || endpoint.search !== '' || endpoint.hash !== '') {
    throw new AnswerFault('host discovery gave no usable API endpoint');
  }
  return endpoint.href.replace(/\/+$/, '');
}

const claimsOf = (idToken: string | undefined) => Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString();
