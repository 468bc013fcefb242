import type { LookupFunction } from 'node:net';
import { createDiscoveryGuard } from './address-guard.ts';
import { guardedLookup } from './guarded-lookup.ts';

/**
 * The lookup of a host's name at each call. A host that discovery named is guarded again, since its name may lead elsewhere by
 * then. The host of `baseUrl` is not: the operator chose it, and it may be in a private network.
 */
export function lookupOfHost(policy: {
  baseUrl: string;
  allowedHosts?: readonly string[];
  /** STAGE=local */
  local?: boolean;
}): (hostname: string) => LookupFunction | undefined {
  const { hostname: configured } = new URL(policy.baseUrl);
  let guarded: LookupFunction | undefined;
  return hostname => {
    if (hostname === configured) return undefined;
    guarded ??= guardedLookup(createDiscoveryGuard(policy));
    return guarded;
  };
}
