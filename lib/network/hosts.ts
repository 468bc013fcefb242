import { isIP } from 'node:net';

/** The host names that hold this machine's own addresses, as `URL` writes them. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));

/**
 * Whether secrets may be sent there: over TLS, or to this machine in the stage local, where the stand-ins run.
 *
 * @param local STAGE=local
 */
export function isSecureUrl(url: string, local: boolean): boolean {
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'https:') return true;
  return local && parsed?.protocol === 'http:' && isLoopback(parsed.hostname);
}

/** Whether the host is one of the domains or below one. */
export function isWithin(hostname: string, domains: readonly string[]): boolean {
  const host = hostname.toLowerCase();
  return domains.some(domain => host === domain || host.endsWith(`.${domain}`));
}
