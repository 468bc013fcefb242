import { describe, expect, it } from 'vitest';
import { isLoopback, isSecureUrl, isWithin } from '../../../lib/network/hosts.ts';
import { eachRow } from '../../fixtures/each-row.ts';

describe('isWithin', () => {
  eachRow([
    ['example.com', true],
    ['api.example.com', true],
    ['a.b.example.com', true],
    ['API.Example.com', true],
    ['evilexample.com', false],
    ['example.com.evil.test', false],
    ['com', false],
    ['', false],
  ])('says of %s and example.com: %s', (host, expected) => {
    expect(isWithin(host, ['other.test', 'example.com'])).toBe(expected);
  });
});

describe('isSecureUrl', () => {
  eachRow([
    ['https://api.example.com', false, true],
    ['https://api.example.com', true, true],
    ['http://api.example.com', true, false],
    ['http://127.0.0.1:8002', true, true],
    ['http://127.1.2.3:8002', true, true],
    ['http://[::1]:8002', true, true],
    ['http://localhost:8002', true, true],
    ['http://127.0.0.1:8002', false, false],
    ['http://127.0.0.1.example.com', true, false],
    ['http://localhost.example.com', true, false],
    ['ftp://127.0.0.1', true, false],
    ['nonsense', true, false],
  ])('says of %s in the stage local (%s): %s', (url, local, expected) => {
    expect(isSecureUrl(url, local)).toBe(expected);
  });

  it('takes 0.0.0.0 for no loopback address', () => {
    expect(isLoopback('0.0.0.0')).toBe(false);
  });
});
