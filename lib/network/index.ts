export {
  type AddressGuard,
  type AddressPolicy,
  createAddressGuard,
  PRIVATE_RANGES,
  RefusedAddressError,
} from './address-guard.ts';
export { isCidr } from './cidr.ts';
export { isLoopback, isSecureUrl, isWithin } from './hosts.ts';
