import type { LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';

export interface AddressPolicy {
  /** Nothing is refused: STAGE=local. */
  local: boolean;
  /** CIDR ranges out of the private ones that may be spoken to. */
  allowedRanges: readonly string[];
}

/** The address may not be spoken to. Tells the address, which the log needs, and no more. */
export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';
}

/** Says for an address whether the webhook may be sent there. */
export interface AddressGuard {
  allows(address: string): boolean;
  /** @throws RefusedAddressError when one of them is refused: a name must not smuggle one in beside good ones */
  assertAllowed(addresses: readonly LookupAddress[]): void;
}

/**
 * Never a receiver: this host, link-local with the metadata services, multicast, reserved; and the IPv6 forms that
 * carry any IPv4 address inside (NAT64, 6to4, Teredo). Mapped IPv4 (`::ffff:`) is matched by the IPv4 rules.
 */
const REFUSED = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '100.100.100.200/32',
  '192.0.0.0/24',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/32',
  '2002::/16',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
  'fd00:ec2::/32',
];

/** Networks of one's own (RFC 1918, RFC 6598, RFC 4193): only when named in WEBHOOK_ALLOWED_CIDRS. */
const PRIVATE = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'];

export function createAddressGuard({ local, allowedRanges }: AddressPolicy): AddressGuard {
  const refused = listOf(REFUSED);
  const guarded = listOf(PRIVATE);
  const allowed = listOf(allowedRanges);
  const allows = (address: string): boolean => {
    if (local) return true;
    const family = familyOf(address);
    if (family === undefined || refused.check(address, family)) return false;
    return !guarded.check(address, family) || allowed.check(address, family);
  };
  return {
    allows,
    assertAllowed(addresses) {
      for (const { address } of addresses) {
        if (!allows(address)) throw new RefusedAddressError(`the webhook resolves to ${address}, which is refused`);
      }
    },
  };
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

/** Undefined for what is no plain address; one with a zone (`fe80::1%eth0`) is none. */
function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const family = address.includes('%') ? 0 : isIP(address);
  if (family === 0) return undefined;
  return family === 4 ? 'ipv4' : 'ipv6';
}
