export {
  type AddressGuard,
  type AddressPolicy,
  createAddressGuard,
  createDiscoveryGuard,
  RefusedAddressError,
} from './address-guard.ts';
export { isCidr } from './cidr.ts';
export { type AddressLookup, guardedLookup } from './guarded-lookup.ts';
export { isLoopback, isSecureUrl, isWithin } from './hosts.ts';
export { lookupOfHost } from './lookup-of-host.ts';
export { plainHttpFaults } from './plain-http-faults.ts';
