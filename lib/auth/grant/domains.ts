import { getDomain } from 'tldts';

/** The private part of the Public Suffix List too: the customers of a platform each have a name below it. */
const WITH_PLATFORMS = { allowPrivateDomains: true };

/**
 * The domain that one owner registered, by the Public Suffix List (https://publicsuffix.org); the host itself where there is
 * none, as of an IP address.
 */
export const registrableDomain = (hostname: string): string =>
  getDomain(hostname, WITH_PLATFORMS) ?? hostname.toLowerCase();
