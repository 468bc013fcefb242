import { isIP } from 'node:net';

/** The host names that hold this machine's own addresses, as `URL` writes them. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));

/**
 * Whether secrets may be sent there: over TLS, or to this machine in the stage local, where the stand-ins are.
 * @param local STAGE=local
 */
export function isSecureUrl(url: string, local: boolean): boolean {
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'https:') return true;
  return local && parsed?.protocol === 'http:' && isLoopback(parsed.hostname);
}

/** Second levels under which country codes register names, such as `co.uk` and `gov.br`. */
const REGISTRY_LEVELS = new Set([
  'ac',
  'co',
  'com',
  'edu',
  'go',
  'gob',
  'gov',
  'ltd',
  'ne',
  'net',
  'nom',
  'or',
  'org',
  'plc',
]);

/** Platforms whose customers each have a host of their own, so that one says nothing about its neighbours. */
const SHARED_PLATFORMS = [
  'amazonaws.com',
  'appspot.com',
  'azure.com',
  'azurewebsites.net',
  'cloudapp.net',
  'cloudfront.net',
  'github.io',
  'googleusercontent.com',
  'herokuapp.com',
  'netlify.app',
  'ngrok.io',
  'pages.dev',
  'run.app',
  'vercel.app',
  'web.app',
  'windows.net',
  'workers.dev',
];

const isRegistry = ([registry = '', country = '']: readonly string[]): boolean =>
  country.length === 2 && REGISTRY_LEVELS.has(registry);

/** Whether strangers have the names below it: a top-level domain, `co.uk`, a platform. To allow it would limit nothing. */
export function isOfMany(hostname: string): boolean {
  const host = hostname.toLowerCase();
  if (isIP(host) !== 0 || isLoopback(host)) return false;
  const labels = host.split('.');
  return labels.length === 1 || (labels.length === 2 && isRegistry(labels)) || SHARED_PLATFORMS.includes(host);
}

/**
 * The domain that one owner registered, by a rule in place of the Public Suffix List, which would double the size of the
 * chunk. Where the rule is wrong the operator names the hosts.
 */
export function registrableDomain(hostname: string): string {
  const host = hostname.toLowerCase();
  if (isIP(host) !== 0 || host.startsWith('[') || isWithin(host, SHARED_PLATFORMS)) return host;
  const labels = host.split('.');
  return labels.slice(isRegistry(labels.slice(-2)) ? -3 : -2).join('.');
}

/** Whether the host is one of the domains or below one. */
export function isWithin(hostname: string, domains: readonly string[]): boolean {
  const host = hostname.toLowerCase();
  return domains.some(domain => host === domain || host.endsWith(`.${domain}`));
}
