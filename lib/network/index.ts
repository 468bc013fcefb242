export {
  type AddressGuard,
  type AddressPolicy,
  createAddressGuard,
  PRIVATE_RANGES,
  RefusedAddressError,
} from './address-guard.ts';
export { isCidr } from './cidr.ts';
export { isLoopback, isOfMany, isSecureUrl, isWithin, registrableDomain } from './hosts.ts';
