import { describe, expect, it } from 'vitest';
import { checkCaller, checkHost, createToken } from '../../../infra/console/server/guard.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const TOKEN = createToken();
const own = { host: '127.0.0.1:8004', authorization: `Bearer ${TOKEN}` };

describe('checkHost', () => {
  eachRow(['127.0.0.1:8004', 'localhost:8004'])('accepts %s', host => {
    expect(() => checkHost({ host }, 8004)).not.toThrow();
  });

  eachRow(['evil.example:8004', '127.0.0.1:8005', '127.0.0.1', 'localhost.evil.example:8004', undefined])(
    'refuses %s, to which a name may have been rebound',
    host => {
      expect(() => checkHost({ host }, 8004)).toThrow(expect.objectContaining({ status: 403, code: 'foreign-host' }));
    },
  );
});

describe('checkCaller', () => {
  it('accepts the page of the console with its token', () => {
    const headers = { ...own, origin: 'http://127.0.0.1:8004', 'sec-fetch-site': 'same-origin' };
    expect(() => checkCaller(headers, TOKEN)).not.toThrow();
  });

  eachRow([
    { origin: 'https://evil.example' },
    { origin: 'http://127.0.0.1:3000' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ])('refuses a request of another origin: %o', headers => {
    expect(() => checkCaller({ ...own, ...headers }, TOKEN)).toThrow(
      expect.objectContaining({ code: 'foreign-origin' }),
    );
  });

  eachRow([undefined, '', 'Bearer ', `Bearer ${TOKEN}x`, `Bearer ${createToken()}`, TOKEN])(
    'refuses the authorization %s',
    authorization => {
      expect(() => checkCaller({ host: own.host, authorization }, TOKEN)).toThrow(
        expect.objectContaining({ status: 401, code: 'wrong-token' }),
      );
    },
  );
});
