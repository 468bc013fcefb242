import { describe, expect, it } from 'vitest';
import { createAddressGuard } from '../../../lib/network/address-guard.ts';
import { isCidr } from '../../../lib/network/cidr.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const guard = (allowedRanges: string[] = []) => createAddressGuard({ local: false, allowedRanges });

describe('The address guard', () => {
  eachRow(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '172.32.0.1', '100.128.0.1', '::ffff:93.184.216.34'])(
    'allows the public address %s',
    address => expect(guard().allows(address)).toBe(true),
  );

  eachRow([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '169.254.169.254',
    '169.254.170.2',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:169.254.169.254',
    'fe80::1',
    'fe80::1%eth0',
    'fd00:ec2::254',
    '64:ff9b::7f00:1',
    '::ffff:0:127.0.0.1',
    '::ffff:0:a9fe:a9fe',
    '::ffff:0:8.8.8.8',
    '2002:7f00:1::',
    'ff02::1',
    'no address',
  ])('refuses %s, whatever ranges are allowed', address => {
    expect(guard(['0.0.0.0/0', '::/0']).allows(address)).toBe(false);
  });

  eachRow([
    ['10.1.2.3', '10.1.0.0/16'],
    ['100.64.0.1', '100.64.0.0/10'],
    ['172.16.9.9', '172.16.0.0/12'],
    ['192.168.1.1', '192.168.1.1/32'],
    ['fd12::1', 'fd12::/16'],
    ['::ffff:10.1.2.3', '10.1.0.0/16'],
  ])('refuses the private address %s unless %s is allowed', (address, range) => {
    expect(guard().allows(address)).toBe(false);
    expect(guard(['10.200.0.0/16']).allows(address)).toBe(false);
    expect(guard([range]).allows(address)).toBe(true);
  });

  it('refuses all addresses of a name when one of them is refused', () => {
    const addresses = [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    expect(() => guard().assertAllowed(addresses)).toThrow('10.0.0.1, which is refused');
    expect(() => guard(['10.0.0.0/8']).assertAllowed(addresses)).not.toThrow();
  });

  it('allows everything in the local stage', () => {
    expect(createAddressGuard({ local: true, allowedRanges: [] }).allows('127.0.0.1')).toBe(true);
  });

  eachRow([
    ['10.0.0.0/8', true],
    ['fc00::/7', true],
    ['10.0.0.0', false],
    ['10.0.0.0/33', false],
    ['fc00::/129', false],
    ['10.0.0/8', false],
    ['10.0.0.0/8/8', false],
    ['10.0.0.0/', false],
  ])('reads %s as a range: %s', (text, valid) => expect(isCidr(text)).toBe(valid));
});
