import { describe, expect, it } from 'vitest';
import { choice, integer, optionalDecimal, optionalText, readConfig, text, textOr, url } from '../../lib/config.ts';
import { eachRow } from '../fixtures/each-row.ts';

const shape = {
  TABLE: text(),
  BASE_URL: url(),
  SECONDS: integer({ min: 0, max: 60, default: 10 }),
  RATE: optionalDecimal({ min: 0.1, max: 1_000 }),
  MODE: choice(['required', 'best-effort'], 'required'),
  TENANT: optionalText(),
  ZONE: textOr('UTC'),
};
const good = { TABLE: 'state', BASE_URL: 'https://api.example.com/v2/' };

describe('readConfig', () => {
  it('fills in defaults and ignores variables that are not its own', () => {
    const config = readConfig(shape, { ...good, PATH: '/bin' });
    expect(config).toEqual({
      TABLE: 'state',
      BASE_URL: 'https://api.example.com/v2',
      SECONDS: 10,
      MODE: 'required',
      ZONE: 'UTC',
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes an empty string as missing and 0 as 0', () => {
    expect(() => readConfig(shape, { ...good, TABLE: '' })).toThrow('TABLE: is missing');
    expect(readConfig(shape, { ...good, SECONDS: '0', MODE: '' })).toMatchObject({ SECONDS: 0, MODE: 'required' });
  });

  it('names every bad variable at once and shows no value', () => {
    const read = () => readConfig(shape, { BASE_URL: 'ftp://hunter2', SECONDS: '61', RATE: '1e9', MODE: 'hunter2' });
    expect(read).toThrow(
      'TABLE: is missing; BASE_URL: must be an absolute http(s) URL without user, query or fragment; ' +
        'SECONDS: must be a number from 0 to 60; RATE: must be a number from 0.1 to 1000; ' +
        'MODE: must be one of required, best-effort',
    );
    expect(read).not.toThrow('hunter2');
  });

  eachRow([
    'https://user:pass@example.com',
    'https://example.com/?q=1',
    'https://example.com/#f',
    'https://example.com/?',
    'https://example.com/#',
    'https://exa mple.com',
    'example.com',
  ])('refuses %s as a URL', value => expect(() => readConfig(shape, { ...good, BASE_URL: value })).toThrow('BASE_URL'));

  eachRow(['0x10', '1.5', ' 5', '5s', 'NaN', '١'])('refuses %s as a whole number', value =>
    expect(() => readConfig(shape, { ...good, SECONDS: value })).toThrow('SECONDS'),
  );
});
