import { describe, expect, it } from 'vitest';
import { registrableDomain } from '../../../lib/auth/grant/domains.ts';
import { eachRow } from '../../fixtures/each-row.ts';

describe('registrableDomain', () => {
  eachRow([
    ['cxone.niceincontact.com', 'niceincontact.com'],
    ['niceincontact.com', 'niceincontact.com'],
    ['API.EU.Example.COM', 'example.com'],
    ['api.example.co.uk', 'example.co.uk'],
    ['api.example.gov.br', 'example.gov.br'],
    ['api.example.gv.at', 'example.gv.at'],
    ['api.example.id.au', 'example.id.au'],
    ['api.example.de', 'example.de'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['[::1]', '[::1]'],
  ])('of %s is %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });

  eachRow([
    'mine.azurewebsites.net',
    'mine.cloudfunctions.net',
    'mine.fly.dev',
    'mine.github.io',
    'id.execute-api.us-east-1.amazonaws.com',
    'Mine.onrender.com',
  ])('of %s is the host itself: strangers have its neighbours', host => {
    expect(registrableDomain(host)).toBe(host.toLowerCase());
  });

  it('of a public suffix is not a domain that has others below it', () => {
    expect(registrableDomain('CO.UK')).toBe('co.uk');
  });
});
