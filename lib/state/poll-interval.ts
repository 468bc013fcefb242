/**
 * How long a waiting caller pauses between two reads of an item.
 *
 * One item serves 3,000 consistent reads a second, and the last of 1,000 waiting callers must see the result within 600
 * ms. A few callers poll with full jitter from 25 ms, doubling. Many callers poll rarely and at even intervals of 501
 * to 545 ms. So no caller reads more than three times in any second, including its first two reads.
 */

const FIRST_CEILING_MS = 25;
/** For a few callers: they see a result within this time, and 50 of them cost 600 reads a second. */
const FEW_CEILING_MS = 110;
/** Leaves 55 ms of the 600 for the read itself and for handling the result. */
const MANY_CEILING_MS = 545;
const MANY_JITTER = 0.08;
const READS_PER_MS = 1.2;
/** Above this number of callers the item's limit takes precedence over the 600 ms. */
const HUGE_CROWD = 1_450;
const HUGE_READS_PER_MS = 2.5;

/**
 * @param round 0 for the first pause
 * @param waiters about how many callers wait for the same item
 * @param random from 0 up to 1
 */
export function pollIntervalMs(round: number, waiters: number, random: number): number {
  const ceiling = manyCeilingMs(waiters);
  if (ceiling > FEW_CEILING_MS) return ceiling * (1 - MANY_JITTER + MANY_JITTER * random);
  return Math.min(FEW_CEILING_MS, FIRST_CEILING_MS * 2 ** round) * random;
}

function manyCeilingMs(waiters: number): number {
  if (waiters > HUGE_CROWD) return waiters / HUGE_READS_PER_MS;
  return Math.min(MANY_CEILING_MS, waiters / READS_PER_MS);
}
