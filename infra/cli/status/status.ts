import type { TokenStatus } from '../../../lib/auth/index.ts';
import type { UpstreamStatus } from '../../../lib/provider/index.ts';
import type { WindowTotals } from '../../../lib/windows/index.ts';
import type { TierHits } from '../../local/tier-hits.ts';
import type { SecretStatus } from '../../preflight/index.ts';

/** The value that was read, or the reason why it could not be read. */
export type Part<T> = { readonly value: T } | { readonly fault: string };

export interface Outbox {
  readonly pending: number;
  /** The start of the oldest pending window, epoch seconds. */
  readonly oldest: number | undefined;
  readonly dead: number;
}

/** Each part is read separately, so that a missing permission or an unavailable table does not hide the other parts. */
export interface Status {
  readonly stage: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly token: Part<TokenStatus>;
  readonly upstream: Part<UpstreamStatus>;
  /** Of the last five minutes. */
  readonly traffic: Part<WindowTotals>;
  /** Of the last hour. Records do not tell the tiers apart: CloudWatch does, and locally `npm start`. */
  readonly tiers: Part<TierHits>;
  readonly outbox: Part<Outbox>;
  /** The newest sealed window; undefined before the first. */
  readonly seal: Part<{ readonly sequence: number; readonly window: number } | undefined>;
  /** The next window to be summed; undefined before the first record. */
  readonly flush: Part<{ readonly nextWindow: number } | undefined>;
  readonly secrets: Part<readonly { readonly id: string; readonly status: SecretStatus }[]>;
}

export const TRAFFIC_MINUTES = 5;

export const knownOf = <T>(part: Part<T> | undefined): T | undefined =>
  part && 'value' in part ? part.value : undefined;
