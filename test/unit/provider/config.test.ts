import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../lib/config.ts';
import { cxoneConfig, cxoneGrant, cxoneUrlFaults, upstreamConfig } from '../../../lib/provider/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const providerConfig = { ...cxoneConfig, ...upstreamConfig };

const BASE = { CXONE_BASE_URL: 'https://api.example.test/' };

describe('cxoneConfig and upstreamConfig', () => {
  it('needs the base URL alone and sets no limit by default', () => {
    const config = readConfig(providerConfig, BASE);
    expect(config).toEqual({
      CXONE_BASE_URL: 'https://api.example.test',
      CXONE_GRANT: 'client_credentials',
      CXONE_CLIENT_AUTH: 'client_secret_post',
      CXONE_EXTRACT_PATH: '/api/v2/nlu/entities/extract',
      UPSTREAM_OFFSET_UNIT: 'utf16',
      UPSTREAM_BURST: 10,
      CXONE_ALLOWED_HOSTS: [],
    });
    expect(config.UPSTREAM_REQUESTS_PER_SECOND).toBeUndefined();
  });

  it('reads a limit', () => {
    const limit = { UPSTREAM_REQUESTS_PER_SECOND: '2.5', UPSTREAM_BURST: '4' };
    expect(readConfig(providerConfig, { ...BASE, ...limit })).toMatchObject({
      UPSTREAM_REQUESTS_PER_SECOND: 2.5,
      UPSTREAM_BURST: 4,
    });
  });

  eachRow([
    ['UPSTREAM_REQUESTS_PER_SECOND', '0'],
    ['UPSTREAM_REQUESTS_PER_SECOND', '-1'],
    ['UPSTREAM_REQUESTS_PER_SECOND', '10001'],
    ['UPSTREAM_REQUESTS_PER_SECOND', 'many'],
    ['UPSTREAM_BURST', '0'],
    ['UPSTREAM_OFFSET_UNIT', 'bytes'],
    ['CXONE_EXTRACT_PATH', 'extract'],
    ['CXONE_EXTRACT_PATH', '/extract?x=1'],
    ['CXONE_BASE_URL', 'ftp://x.test'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readConfig(providerConfig, { ...BASE, [name]: value })).toThrow(name);
  });
});

describe('cxoneUrlFaults', () => {
  const check = (stage: string, variables: Record<string, string>) =>
    readConfig(cxoneConfig, { ...BASE, ...variables, STAGE: stage }, cxoneUrlFaults);

  eachRow(['CXONE_BASE_URL', 'CXONE_TOKEN_URL', 'CXONE_DISCOVERY_URL'])('refuses plain http in %s by name', name => {
    const message = `${name}: must be https; plain http is only allowed to a loopback address in the stage local`;
    expect(() => check('prod', { [name]: 'http://127.0.0.1:8002' })).toThrow(message);
    expect(() => check('local', { [name]: 'http://api.example.test' })).toThrow(message);
    expect(() => check('local', { [name]: 'http://127.0.0.1:8002' })).not.toThrow();
    expect(() => check('prod', { [name]: 'https://api.example.test' })).not.toThrow();
  });

  it('names all of them at once, beside other faults, and shows no value', () => {
    const url = 'HTTP://hush.test';
    const both = () => check('prod', { CXONE_GRANT: 'none', CXONE_BASE_URL: url, CXONE_TOKEN_URL: url });
    expect(both).toThrow(/CXONE_GRANT: .*; CXONE_BASE_URL: must be https.*; CXONE_TOKEN_URL: must be https/);
    expect(both).not.toThrow('hush');
  });
});

describe('cxoneGrant', () => {
  const grant = (variables: Record<string, string>) =>
    cxoneGrant({ ...readConfig(cxoneConfig, { ...BASE, ...variables }), STAGE: 'prod' });

  it('hands over what discovery may name', () => {
    const variables = { CXONE_DISCOVERY_URL: 'https://cxone.issuer.test' };
    const discoveryUrl = 'https://cxone.issuer.test';
    const baseUrl = 'https://api.example.test';
    expect(grant(variables)).toMatchObject({ discoveryUrl, baseUrl, allowedHosts: [], local: false });
    expect(grant({ ...variables, CXONE_ALLOWED_HOSTS: 'api.one.test, Two.test' })).toMatchObject({
      allowedHosts: ['api.one.test', 'two.test'],
    });
  });

  eachRow([
    [{}, 'https://api.example.test/oauth/token'],
    [{ CXONE_TOKEN_URL: 'https://auth.example.test/token' }, 'https://auth.example.test/token'],
  ])('asks with %j at %s', (variables, tokenUrl) => {
    expect(grant(variables).tokenUrl).toBe(tokenUrl);
  });

  eachRow([
    [{}, 'nlu:entities:extract'],
    [{ CXONE_GRANT: 'password' }, ''],
    [{ CXONE_GRANT: 'password', CXONE_SCOPE: 'one' }, 'one'],
    [{ CXONE_SCOPE: 'two' }, 'two'],
  ])('asks with %j for the scope "%s"', (variables, scope) => {
    expect(grant(variables).scope).toBe(scope);
  });

  eachRow([
    'https://one.test',
    'one.test/path',
    'one.test:443',
    '*.one.test',
    '*',
    'one test',
    ',',
    'one.test,,two.test',
  ])('refuses CXONE_ALLOWED_HOSTS=%s', CXONE_ALLOWED_HOSTS => {
    expect(() => grant({ CXONE_ALLOWED_HOSTS })).toThrow('CXONE_ALLOWED_HOSTS: must be host names separated by commas');
  });
});
