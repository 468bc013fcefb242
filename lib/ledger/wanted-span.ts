import { timeOf } from './keys.ts';

/** What is read of the ledger: a time span, from one of its records on. */
export interface WantedSpan {
  /** Epoch milliseconds, inclusive. */
  from: number;
  /** Epoch milliseconds, exclusive. */
  to: number;
  /** The newest record comes first. */
  newestFirst?: boolean;
  /** Only records that come after this audit id. */
  after?: string;
}

/** The span from the audit id on. */
export function wantedBy({ from, to, newestFirst = false, after }: WantedSpan) {
  const least = after === undefined || newestFirst ? from : Math.max(from, timeOf(after));
  const end = after === undefined || !newestFirst ? to : Math.min(to, timeOf(after) + 1);
  return {
    from: least,
    to: end,
    isWanted(id: string): boolean {
      const time = timeOf(id);
      return time >= least && time < end && (after === undefined || (newestFirst ? id < after : id > after));
    },
  };
}
