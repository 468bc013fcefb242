import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { type AddressGuard, RefusedAddressError } from './address-guard.ts';

/** As `dns.lookup` of Node, for all addresses. */
export type AddressLookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Checks the addresses that the socket is about to use, so that a second lookup cannot answer differently. */
export function guardedLookup(guard: AddressGuard, lookup: AddressLookup = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      try {
        guard.assertAllowed(addresses);
      } catch (refusal) {
        return callback(refusal as NodeJS.ErrnoException, '');
      }
      const [first] = addresses;
      if (first === undefined) return callback(new RefusedAddressError('the host resolves to no address'), '');
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
