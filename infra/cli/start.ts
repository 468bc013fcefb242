import { access } from 'node:fs/promises';
import { systemClock } from '../../lib/platform/clock.ts';
import { AnswerWatch, localTarget, startConsole } from '../console/index.ts';
import { checkPorts } from '../local/check-ports.ts';
import { openCheckpointFile } from '../local/checkpoint-file.ts';
import { describeChange, describeFunctions, describeServices } from '../local/describe.ts';
import { writeEnvFile } from '../local/env-file.ts';
import { LOCAL_VARIABLES, readLocalSettings } from '../local/environment.ts';
import { followRules } from '../local/follow-rules.ts';
import { createLogFilter, describeAnswer } from '../local/function-log.ts';
import { startFunctions } from '../local/functions/index.ts';
import type { GatewayAnswer } from '../local/gateway/index.ts';
import { PortTakenError } from '../local/http/listen.ts';
import type { Lifecycle } from '../local/lifecycle.ts';
import { functionEnvironment, startServices } from '../local/stack.ts';
import { TierHitsFile } from '../local/tier-hits.ts';
import { type Replayed, readRate, replay } from './start/replay.ts';
import { failureOf } from './tool/failure.ts';
import { type Call, counted, createMain, runCli, ToolError, withLifecycle, writeLine } from './tool/index.ts';

const OPTIONS = {
  verbose: { type: 'boolean', help: 'shows all that the functions print, as JSON lines' },
  replay: { type: 'string', value: 'FILE', help: 'asks for each row of a CSV or NDJSON file with text and language' },
  rate: { type: 'string', value: 'N', help: 'rows of --replay a second; default: 2' },
} as const;

type StartCall = Call<typeof OPTIONS>;

/** `npm start` */
export const main = createMain({
  name: 'start',
  purpose: 'Starts the services and the functions on this machine, behind serverless-offline. Ctrl-C stops it all.',
  options: OPTIONS,
  commands: {
    '': {
      help: '',
      options: ['verbose', 'replay', 'rate'],
      run: call => withLifecycle(call.io, lifecycle => start(lifecycle, call)),
    },
  },
  notes: [LOCAL_VARIABLES],
  examples: [
    ['', 'starts everything, prints a curl command that works, and then a line for each request'],
    ['--verbose', 'with the log of the functions'],
    ['--replay conversations.csv --rate 5', 'plays the utterances of a file, five a second'],
  ],
});

async function start(lifecycle: Lifecycle, { values, io }: StartCall): Promise<never> {
  const isVerbose = values.verbose ?? false;
  const perSecond = readRate(values.rate);
  if (values.replay !== undefined) await access(values.replay);
  const settings = readLocalSettings(process.env);
  await checkPorts(settings, { withFunctions: true, writesEnvFile: true });
  const services = await startServices(settings, lifecycle);
  const environment = functionEnvironment(services, settings);
  const { path: LOCAL_CHECKPOINT_FILE } = await lifecycle.own(async () => openCheckpointFile(settings));
  const tierHits = await lifecycle.own(async () => new TierHitsFile(settings.envFile, systemClock.now));
  const files = { LOCAL_CHECKPOINT_FILE, LOCAL_TIER_HITS_FILE: tierHits.path };
  await lifecycle.own(() => writeEnvFile(settings.envFile, { ...environment, ...files }));
  const show = (line: string): void => void io.out.write(`${line}\n`);
  const log = createLogFilter(show);
  const { file } = services.rules;
  const rules = await followRules(services, lifecycle, change => show(describeChange(file, change)));
  const answers = new AnswerWatch();
  const options = {
    apiKey: settings.apiKey,
    usagePlan: settings.usagePlan,
    httpPort: settings.ports.http,
    lambdaPort: settings.ports.lambda,
    environment,
    rules,
    signal: lifecycle.signal,
    onOutput(chunk: string) {
      tierHits.take(chunk);
      if (isVerbose) io.out.write(chunk);
      else log.take(chunk);
    },
    onAnswer(answer: GatewayAnswer) {
      answers.note(answer);
      if (!isVerbose) show(describeAnswer(answer));
    },
  };
  const functions = await lifecycle
    .own(() => startFunctions(options))
    .catch(error => {
      if (lifecycle.signal.aborted || error instanceof PortTakenError) throw error;
      throw new ToolError([log.printed().trim(), String(error.message)].filter(Boolean).join('\n'));
    });
  const target = localTarget({ services, functions, apiKey: settings.apiKey, answers }, process.env);
  const { pageUrl } = await lifecycle.own(() => startConsole(target, settings.ports.console));
  await writeLine(io.out, `${describeServices(services)}\n${describeFunctions(functions, settings, pageUrl)}`);
  if (values.replay !== undefined) {
    const { signal } = lifecycle;
    const options = { file: values.replay, perSecond, url: functions.httpUrl, apiKey: settings.apiKey, signal };
    replay({ ...options, clock: systemClock, print: show })
      .then(describeReplay, error => `replay: ${failureOf(error).message}`)
      .then(show);
  }
  return functions.ended;
}

const describeReplay = ({ asked, refused, unreadable }: Replayed): string =>
  `replay: ${counted(asked, 'utterance')} asked, ${refused} without an answer, ${counted(unreadable, 'row')} that cannot be asked`;

runCli(import.meta, main);
