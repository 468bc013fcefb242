import { getDomain } from 'tldts';

/**
 * Uses the private part of the Public Suffix List as well, because each customer of a platform has a name below the
 * platform's.
 */
const WITH_PLATFORMS = { allowPrivateDomains: true };

/**
 * The domain that one owner registered, by the Public Suffix List (https://publicsuffix.org); the host itself where
 * there is none, for example for an IP address.
 */
export const registrableDomain = (hostname: string): string =>
  getDomain(hostname, WITH_PLATFORMS) ?? hostname.toLowerCase();
