import { costNote, extractionCost } from '../aws-cost.ts';
import { describeSeconds } from './progress.ts';
import { type BulkPlan, noCounts, planCalls } from './run.ts';

/** Describes what a run would do. Makes no call. */
export async function estimate(plan: BulkPlan, perSecond: number, now: number): Promise<string[]> {
  const counts = noCounts();
  let [calls, asked, duplicates, refused] = [0, 0, 0, 0];
  for await (const call of planCalls(plan, counts)) {
    if (call.asked.length > 0) calls += 1;
    asked += call.asked.length;
    duplicates += call.planned.filter(({ kind }) => kind === 'duplicate').length;
    refused += call.planned.filter(({ kind }) => kind === 'refused').length;
  }
  const time = Number.isFinite(perSecond)
    ? [row('time at that rate, at least', describeSeconds(asked / perSecond))]
    : [];
  return [
    row('rows', amount(counts.rows)),
    row('of them done before', amount(counts.before)),
    row('that ask the same as an earlier row', amount(duplicates)),
    row('that cannot be asked', amount(refused)),
    row('rows to ask', amount(asked)),
    row('calls of this service', amount(calls)),
    row('calls of CXone, at most', amount(asked)),
    ...time,
    row('cost on AWS, about', `${extractionCost(asked, calls).toFixed(2)} USD`),
    `(${costNote(now)})`,
  ];
}

const row = (what: string, value: string): string => `${what.padEnd(40)} ${value.padStart(12)}`;
const amount = (count: number): string => count.toLocaleString('en-US');
