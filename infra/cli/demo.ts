import { AnswerWatch, type ConsoleTarget, localTarget, startConsole } from '../console/index.ts';
import { checkPorts } from '../local/check-ports.ts';
import { readFreeSettings } from '../local/environment.ts';
import { followRules } from '../local/follow-rules.ts';
import { advanceClock, createTimeMachine, startFunctions } from '../local/functions/index.ts';
import type { Lifecycle } from '../local/lifecycle.ts';
import { functionEnvironment, startServices } from '../local/stack.ts';
import { ask, runSchedule, showWebhook } from './demo/actions.ts';
import { beginLedger } from './demo/begin-ledger.ts';
import { CONVERSATION } from './demo/conversation.ts';
import { writePage } from './demo/page.ts';
import { createStep, StepError } from './demo/step.ts';
import { type Answer, table } from './demo/table.ts';
import {
  type Call,
  createMain,
  cut,
  EXIT_CODES,
  type Io,
  runCli,
  ToolError,
  withLifecycle,
  writeLine,
} from './tool/index.ts';

/** A window is 60 s long and is summed 60 s after its end. The demo moves the functions' clock past both. */
const PAST_WINDOW_MS = 125_000;

const OPTIONS = {
  verbose: { type: 'boolean', help: 'shows what the functions print' },
  keep: { type: 'boolean', help: 'keeps it running until Ctrl-C also where the output is no terminal' },
} as const;

type DemoCall = Call<typeof OPTIONS>;

/** `npm run demo` */
export const main = createMain({
  name: 'demo',
  purpose: 'Runs the whole service once on this machine: a conversation in five languages, the schedules, the webhook.',
  options: OPTIONS,
  commands: {
    '': {
      help: '',
      options: ['verbose', 'keep'],
      run: call => withLifecycle(call.io, lifecycle => demonstrate(lifecycle, call)),
    },
  },
  notes: [
    'In a terminal it stays until Ctrl-C, with the address of its console to look at. In a pipe, a script or CI it ends by itself, with the address of a page of its answers.',
    'Uses free ports, unless the environment sets some. With CXONE_BASE_URL, CXONE_CLIENT_ID and CXONE_CLIENT_SECRET it asks a real upstream instead of the stand-in; with ANALYTICS_WEBHOOK_URL it delivers to a real receiver.',
  ],
  examples: [['', 'the demonstration, in about 10 s']],
  negative: 'a step failed; the message names it',
});

async function demonstrate(lifecycle: Lifecycle, { values, io }: DemoCall): Promise<number> {
  const isVerbose = values.verbose ?? false;
  const stays = values.keep ?? io.out.isTTY ?? false;
  let demo: Demo;
  try {
    demo = await runSteps(lifecycle, io, isVerbose);
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    const advice = isVerbose ? '' : '\nnpm run demo -- --verbose shows what the functions print.';
    throw new ToolError(`\n${error.message}${advice}`, EXIT_CODES.negative);
  }
  await writeLine(io.out, '\nThe demo is complete.');
  if (!stays) {
    await writeLine(
      io.out,
      `Its answers: ${await writePage(demo.answers)}\nIts console: npm run demo -- --keep, or npm start.`,
    );
    return EXIT_CODES.success;
  }
  const { pageUrl } = await lifecycle.own(() => startConsole(demo.target, readFreeSettings(process.env).ports.console));
  await writeLine(io.out, `Look at it in the browser: ${pageUrl}\nCtrl-C ends it.`);
  return new Promise<never>(() => setInterval(() => {}, 2 ** 30));
}

interface Demo {
  readonly answers: readonly Answer[];
  /** Shown by the console. */
  readonly target: ConsoleTarget;
}

async function runSteps(lifecycle: Lifecycle, io: Io, isVerbose: boolean): Promise<Demo> {
  const settings = readFreeSettings(process.env);
  await checkPorts(settings, { withFunctions: true, writesEnvFile: false });
  const step = createStep(io);
  const timeMachine = await lifecycle.own(createTimeMachine);
  const services = await step('start the local services', async () => {
    const started = await startServices(settings, lifecycle, timeMachine.clock);
    const { dynamoDbUrl: dynamoDb, secretsManagerUrl: secretsManager } = started;
    await beginLedger({ dynamoDb, secretsManager }, timeMachine.clock);
    return started;
  });
  const rules = await followRules(services, lifecycle, () => undefined);
  const watch = new AnswerWatch();
  const functions = await step('start the functions', () =>
    lifecycle.own(() =>
      startFunctions({
        apiKey: settings.apiKey,
        usagePlan: settings.usagePlan,
        httpPort: settings.ports.http,
        lambdaPort: settings.ports.lambda,
        environment: functionEnvironment(services, settings),
        timeMachine,
        rules,
        onAnswer: watch.note,
        onOutput: chunk => isVerbose && io.err.write(chunk),
        signal: lifecycle.signal,
      }),
    ),
  );
  await step('run token-refresh', () => runSchedule(functions, 'token-refresh'));
  const answers: Answer[] = [];
  for (const turn of CONVERSATION) {
    answers.push(
      await step(`ask: ${cut(turn.text, 55)}`, () => ask({ functions, services, apiKey: settings.apiKey }, turn)),
    );
  }
  await writeLine(io.out, `\n${table(answers)}\n`);
  await advanceClock(timeMachine.clockFile, PAST_WINDOW_MS);
  await step("run metrics-flush, with the functions' clock after the end of the window", () =>
    runSchedule(functions, 'metrics-flush'),
  );
  await step('receive the webhook', () => showWebhook(services, answers.length, io.out));
  const { clock } = timeMachine;
  const stack = { services, functions, apiKey: settings.apiKey, answers: watch, clock };
  return { answers, target: localTarget(stack, process.env) };
}

runCli(import.meta, main);
