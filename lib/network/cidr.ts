import { isIP } from 'node:net';

/** A CIDR range such as `10.1.0.0/16`; the longest prefix is 32 for IPv4 and 128 for IPv6. */
export function isCidr(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  const family = isIP(address);
  return rest.length === 0 && family !== 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128);
}
