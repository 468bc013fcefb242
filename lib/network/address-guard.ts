import type { LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';

export interface AddressPolicy {
  /** STAGE=local: every address is allowed. */
  local: boolean;
  /** CIDR ranges of private networks that are allowed. */
  allowedRanges: readonly string[];
}

/** The address must not be called. The message names the address, which the log needs, and nothing else. */
export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';
}

/** Decides which addresses the service may call, so that a configured name cannot point it at its own network. */
export interface AddressGuard {
  allows(address: string): boolean;
  /** @throws RefusedAddressError when any of the addresses is refused, also beside good ones */
  assertAllowed(addresses: readonly LookupAddress[]): void;
}

/**
 * Never allowed: this host, link-local addresses (they include the metadata services), multicast and reserved
 * addresses. The IPv6 ranges that contain an IPv4 address are also refused: NAT64, 6to4, Teredo and IPv4-translated
 * (RFC 2765). The IPv4 rules also cover mapped IPv4 (`::ffff:`).
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
  '::ffff:0:0:0/96',
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

/** Private networks (RFC 1918, RFC 6598, RFC 4193): only the ranges that are allowed by configuration. */
export const PRIVATE_RANGES = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'];

export function createAddressGuard({ local, allowedRanges }: AddressPolicy): AddressGuard {
  const refused = listOf(REFUSED);
  const privateRanges = listOf(PRIVATE_RANGES);
  const allowed = listOf(allowedRanges);
  const allows = (address: string): boolean => {
    if (local) return true;
    const family = familyOf(address);
    if (family === undefined || refused.check(address, family)) return false;
    return !privateRanges.check(address, family) || allowed.check(address, family);
  };
  return {
    allows,
    assertAllowed(addresses) {
      for (const { address } of addresses) {
        if (!allows(address)) throw new RefusedAddressError(`the host resolves to ${address}, which is refused`);
      }
    },
  };
}

/** For hosts that discovery names. Private networks are allowed when the operator named the hosts. */
export const createDiscoveryGuard = ({
  local = false,
  allowedHosts = [],
}: {
  local?: boolean;
  allowedHosts?: readonly string[];
}): AddressGuard => createAddressGuard({ local, allowedRanges: allowedHosts.length > 0 ? PRIVATE_RANGES : [] });

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

/** Undefined for text that is not a plain address; an address with a zone (`fe80::1%eth0`) is not plain. */
function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const family = address.includes('%') ? 0 : isIP(address);
  if (family === 0) return undefined;
  return family === 4 ? 'ipv4' : 'ipv6';
}
