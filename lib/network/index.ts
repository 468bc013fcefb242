export { type AddressGuard, type AddressPolicy, createAddressGuard, RefusedAddressError } from './address-guard.ts';
export { isCidr } from './cidr.ts';
