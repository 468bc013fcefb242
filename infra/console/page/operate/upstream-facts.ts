import type { UpstreamState } from '../../server/upstream-state.ts';
import { duration } from '../parts/time.ts';
import { TEXTS } from '../texts.ts';

const T = TEXTS.operate;

/** A line about the upstream, and whether it is good; undefined if it is neither good nor bad. */
export interface Fact {
  readonly text: string;
  readonly isGood: boolean | undefined;
}

type Upstream = UpstreamState['upstreams'][number];
type Token = UpstreamState['tokens'][number];

/** @param now of the clock of the server, epoch milliseconds */
export function upstreamFacts({ cooldownUntil, breaker, limitUntil }: Upstream, now: number): readonly Fact[] {
  const left = cooldownUntil === null ? 0 : Math.ceil((cooldownUntil - now) / 1000);
  return [
    left > 0 ? { text: T.cooldown(left), isGood: false } : { text: T.noCooldown, isGood: true },
    { text: T.breaker[breaker] ?? breaker, isGood: breaker === 'closed' || breaker === 'counting' },
    { text: limitText(limitUntil, now), isGood: undefined },
  ];
}

function limitText(until: number | null, now: number): string {
  if (until === null) return T.noLimit;
  return until > now ? T.limitFull(`${((until - now) / 1000).toFixed(1)} s`) : T.limitFree;
}

export function tokenFact({ grantedAt, expiresAt, failures, holdUntil }: Token, now: number): Fact {
  const isKnown = grantedAt !== null && expiresAt !== null;
  const token = isKnown ? T.token(duration(now - grantedAt), duration(expiresAt - now)) : T.tokenNone;
  return holdUntil !== null && holdUntil > now
    ? { text: `${token} · ${T.grantFails(failures, duration(holdUntil - now))}`, isGood: false }
    : { text: token, isGood: isKnown ? true : undefined };
}
