import { systemClock } from '../../lib/platform/clock.ts';
import { checkStage, STAGE_OPTION } from './stage.ts';
import { connect } from './status/connect.ts';
import { describeStatus, monthlyCost, needsOf } from './status/describe.ts';
import { readStatus } from './status/read-status.ts';
import { knownOf, type Status } from './status/status.ts';
import { type Call, createMain, EXIT_CODES, runCli, ToolError, UsageError, writeLine } from './tool/index.ts';

const OPTIONS = {
  stage: STAGE_OPTION,
  json: { type: 'boolean', help: 'one line of JSON' },
  watch: { type: 'boolean', help: 'again every few seconds, until Ctrl-C' },
  every: { type: 'string', value: 'SECONDS', help: 'with --watch; 1 to 3600, default: 5' },
} as const;

/** `npm run status` */
export const main = createMain({
  name: 'status',
  purpose: 'Shows the state of a stage: token, upstream, cache, latency, webhook, seals, secrets, cost.',
  options: OPTIONS,
  commands: { '': { help: '', options: ['stage', 'json', 'watch', 'every'], run } },
  notes: [
    'It only reads. It needs the rights to read both tables, the service secret and the description of the others; on AWS also lambda:GetFunctionConfiguration and cloudwatch:GetMetricData. A "?" marks what it has no permission to read.',
  ],
  examples: [
    ['', 'the local stack (npm start)'],
    ['--stage prod --watch', 'a stage on AWS, every five seconds'],
    ['--stage prod --json', 'for a program'],
  ],
  negative: 'something needs attention; the lines with ! say what',
});

async function run({ values, io }: Call<typeof OPTIONS>): Promise<number> {
  const stage = values.stage ?? (process.env.STAGE || 'local');
  checkStage(stage);
  const everyMs = readSeconds(values.every) * 1_000;
  const sources = connect(stage);
  const stop = new AbortController();
  io.onStop(async () => stop.abort());
  for (;;) {
    const status = await readStatus(sources, systemClock.now());
    refuseUnreadable(status);
    if (values.watch && !values.json && 'isTTY' in io.out && io.out.isTTY) io.out.write('\u001b[H\u001b[2J');
    const lines = values.json ? [JSON.stringify(toJson(status))] : describeStatus(status);
    for (const line of lines) await writeLine(io.out, line);
    if (!values.watch) return needsOf(status).length === 0 ? EXIT_CODES.success : EXIT_CODES.negative;
    await systemClock.sleep(everyMs, stop.signal).catch(() => undefined);
    if (stop.signal.aborted) return EXIT_CODES.success;
  }
}

/** When no part can be read, the reason is the same for all parts. @throws ToolError */
function refuseUnreadable({ stage, at: _at, tiers: _tiers, ...parts }: Status): void {
  const all = Object.values(parts);
  if (all.some(part => 'value' in part)) return;
  const faults = [...new Set(all.flatMap(part => ('fault' in part ? [part.fault] : [])))];
  // Some parts describe the same cause with more words.
  const causes = faults.filter(fault => !faults.some(other => other !== fault && other.startsWith(fault)));
  throw new ToolError([`No part of stage ${stage} can be read.`, ...causes].join('\n'));
}

const toJson = (status: Status) => {
  const traffic = knownOf(status.traffic);
  const cost = traffic && { monthly_cost_usd: Math.round(monthlyCost(traffic.requests)) };
  return { ...status, at: new Date(status.at).toISOString(), ...cost, needs: needsOf(status) };
};

function readSeconds(given = '5'): number {
  const seconds = Number(given);
  if (seconds >= 1 && seconds <= 3_600) return seconds;
  throw new UsageError('--every must be 1 to 3600');
}

runCli(import.meta, main);
