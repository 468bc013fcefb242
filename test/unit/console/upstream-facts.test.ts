import { describe, expect, it } from 'vitest';
import { tokenFact, upstreamFacts } from '../../../infra/console/page/operate/upstream-facts.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const NOW = 1_000_000;
const UPSTREAM = {
  host: 'api.example.com',
  cooldownUntil: null,
  breaker: 'closed',
  failed: 0,
  succeeded: 0,
  limitUntil: null,
} as const;
const TOKEN = { grantedAt: NOW - 120_000, expiresAt: NOW + 3_000_000, failures: 0, holdUntil: null };

describe('upstreamFacts', () => {
  it('says that all is well', () => {
    expect(upstreamFacts(UPSTREAM, NOW)).toEqual([
      { text: 'not throttled', isGood: true },
      { text: 'breaker closed', isGood: true },
      { text: 'no limit on calls in use', isGood: undefined },
    ]);
  });

  eachRow([
    [NOW + 1, 'Throttled: no call for 1 s more'],
    [NOW + 30_000, 'Throttled: no call for 30 s more'],
    [NOW, 'not throttled'],
  ])('tells a cooldown until %d from one that is over', (cooldownUntil, text) => {
    expect(upstreamFacts({ ...UPSTREAM, cooldownUntil }, NOW)[0]).toEqual({ text, isGood: text === 'not throttled' });
  });

  eachRow([
    ['counting', true],
    ['open', false],
    ['half-open', false],
  ] as const)('marks a breaker that is %s', (breaker, isGood) => {
    expect(upstreamFacts({ ...UPSTREAM, breaker }, NOW)[1]).toMatchObject({ isGood });
  });

  eachRow([
    [NOW + 1_500, 'limit: the next 1.5 s are taken by calls that wait'],
    [NOW, 'limit: a call may start now'],
  ])('tells a limit that is used up to %d', (limitUntil, text) => {
    expect(upstreamFacts({ ...UPSTREAM, limitUntil }, NOW)[2]).toEqual({ text, isGood: undefined });
  });
});

describe('tokenFact', () => {
  it('shows the age of the token and the time that is left', () => {
    expect(tokenFact(TOKEN, NOW)).toEqual({ text: 'access token: 2 min old, good for 50 min', isGood: true });
  });

  it('says that there is none', () => {
    expect(tokenFact({ ...TOKEN, grantedAt: null }, NOW)).toEqual({ text: 'access token: none', isGood: undefined });
    expect(tokenFact({ ...TOKEN, expiresAt: null }, NOW)).toEqual({ text: 'access token: none', isGood: undefined });
  });

  it('adds that grants fail while the next one is held back', () => {
    const held = { ...TOKEN, failures: 3, holdUntil: NOW + 8_000 };
    expect(tokenFact(held, NOW)).toEqual({
      text: 'access token: 2 min old, good for 50 min · 3 grants in a row failed; the next in 8 s',
      isGood: false,
    });
    expect(tokenFact({ ...held, holdUntil: NOW }, NOW)).toMatchObject({ isGood: true });
  });
});
