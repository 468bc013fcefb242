import { describe, expect, it } from 'vitest';
import { isLoopback, isOfMany, isSecureUrl, isWithin, registrableDomain } from '../../../lib/network/hosts.ts';

describe('registrableDomain', () => {
  it.each([
    ['cxone.niceincontact.com', 'niceincontact.com'],
    ['niceincontact.com', 'niceincontact.com'],
    ['API.EU.Example.COM', 'example.com'],
    ['api.example.co.uk', 'example.co.uk'],
    ['example.co.uk', 'example.co.uk'],
    ['api.example.com.au', 'example.com.au'],
    ['api.example.gov.br', 'example.gov.br'],
    ['api.example.de', 'example.de'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['[::1]', '[::1]'],
  ])('of %s is %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });

  it.each([
    'mine.execute-api.us-east-1.amazonaws.com',
    'mine.azurewebsites.net',
    'mine.cloudfront.net',
    'mine.github.io',
  ])('of %s is the host itself: strangers have its neighbours', host => {
    expect(registrableDomain(host)).toBe(host);
  });
});

describe('isOfMany', () => {
  it.each(['com', 'internal', 'co.uk', 'CO.UK', 'com.au', 'gov.br', 'amazonaws.com', 'workers.dev'])(
    'says that strangers have names below %s',
    host => expect(isOfMany(host)).toBe(true),
  );

  it.each(['example.com', 'example.co.uk', 'co.com', 'x.de', 'mine.workers.dev', 'localhost', '127.0.0.1', '10.0.0.1'])(
    'takes %s for that of one owner',
    host => expect(isOfMany(host)).toBe(false),
  );
});

describe('isWithin', () => {
  it.each([
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
  it.each([
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
