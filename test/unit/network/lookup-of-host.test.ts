import type { LookupFunction } from 'node:net';
import { describe, expect, it } from 'vitest';
import { lookupOfHost, RefusedAddressError } from '../../../lib/network/index.ts';

const baseUrl = 'https://api.example.test';

describe('lookupOfHost', () => {
  /** The result of the lookup for the name of this machine. */
  const answerOf = (lookup: LookupFunction | undefined) =>
    new Promise<Error | null | undefined>(resolve => {
      if (lookup) lookup('localhost', {}, error => resolve(error));
      else resolve(undefined);
    });

  it('guards the hosts that discovery names, and not the one that is configured', async () => {
    const lookupOf = lookupOfHost({ baseUrl });
    expect(await answerOf(lookupOf('api.example.test'))).toBeUndefined();
    expect(await answerOf(lookupOf('api-na1.example.test'))).toBeInstanceOf(RefusedAddressError);
  });

  it('guards none in the stage local', async () => {
    expect(await answerOf(lookupOfHost({ baseUrl, local: true })('api-na1.example.test'))).toBeNull();
  });

  it('makes its guard once', () => {
    const lookupOf = lookupOfHost({ baseUrl });
    expect(lookupOf('a.test')).toBe(lookupOf('b.test'));
  });
});
