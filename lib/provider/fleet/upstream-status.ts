import type { StateItem } from '../../state/index.ts';
import { type BreakerState, breakerState } from './breaker-state.ts';
import { cooldownLeftMs } from './cooldown.ts';
import { readUpstreamItem, type ThrottleStatus } from './upstream-item.ts';

/** The key of what the fleet knows of an upstream under one credential. */
export const upstreamKey = (baseUrl: string, credentialId: string): string =>
  `upstream#${new URL(baseUrl).host}#${credentialId}`;

/** What an operator may know of the upstream. */
export interface UpstreamStatus {
  /** While no call starts, because the upstream throttles. */
  readonly cooldown: { readonly status: ThrottleStatus; readonly leftMs: number } | undefined;
  readonly breaker: BreakerState['name'];
}

/** @param now epoch milliseconds */
export function readUpstreamStatus(item: StateItem | undefined, now: number): UpstreamStatus {
  const view = readUpstreamItem(item);
  const leftMs = view.cooldown ? cooldownLeftMs(view.cooldown, now) : 0;
  return {
    cooldown: view.cooldown && leftMs > 0 ? { status: view.cooldown.status, leftMs } : undefined,
    breaker: breakerState(view, now).name,
  };
}
