/**
 * How long a waiter lets an item alone between two reads of it.
 *
 * One item serves 3,000 consistent reads a second, and the last of 1,000 waiters is to see the result within 600 ms.
 * Few waiters poll with full jitter from 25 ms, doubling; many must poll seldom, and evenly: at 501 to 545 ms each,
 * no waiter reads more than three times in any second, its first two reads included.
 */

const FIRST_CEILING_MS = 25;
/** Few waiters: a result is seen within this time, and 50 of them cost 600 reads a second. */
const SMALL_CROWD_CEILING_MS = 110;
/** Leaves 55 ms of the 600 for the read itself and for what is done with the result. */
const CROWD_CEILING_MS = 545;
const CROWD_JITTER = 0.08;
const READS_PER_MS_ALLOWED = 1.2;
/** Past this many waiters the item's limit comes before the 600 ms. */
const HUGE_CROWD = 1_450;
const READS_PER_MS_HUGE = 2.5;

/**
 * @param round 0 for the first wait
 * @param waiters about how many wait for the same item
 * @param random from 0 up to 1
 */
export function waitMs(round: number, waiters: number, random: number): number {
  const ceiling = crowdCeilingMs(waiters);
  if (ceiling > SMALL_CROWD_CEILING_MS) return ceiling * (1 - CROWD_JITTER + CROWD_JITTER * random);
  return Math.min(SMALL_CROWD_CEILING_MS, FIRST_CEILING_MS * 2 ** round) * random;
}

function crowdCeilingMs(waiters: number): number {
  if (waiters > HUGE_CROWD) return waiters / READS_PER_MS_HUGE;
  return Math.min(CROWD_CEILING_MS, waiters / READS_PER_MS_ALLOWED);
}
