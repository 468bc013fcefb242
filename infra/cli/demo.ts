import { checkPorts } from '../local/check-ports.ts';
import { readFreeSettings } from '../local/environment.ts';
import { advanceClock, createTimeMachine, startFunctions } from '../local/functions/index.ts';
import type { Lifecycle } from '../local/lifecycle.ts';
import { functionEnvironment, startServices } from '../local/stack.ts';
import { ask, runSchedule, showWebhook } from './demo/actions.ts';
import { CONVERSATION } from './demo/conversation.ts';
import { createStep, StepError } from './demo/step.ts';
import { type Answer, table } from './demo/table.ts';
import { createMain, cut, EXIT_CODES, type Io, runCli, ToolError, withLifecycle, writeLine } from './tool/index.ts';

/** A window is 60 s long and is summed 60 s after its end. The demo moves the functions' clock past both. */
const PAST_WINDOW_MS = 125_000;

/** The stack of the demo ends with it, so that this names one that stays. */
const LOOK = 'To see it in the browser: npm start prints the address of the console, http://127.0.0.1:8004/#token=...';

/** `npm run demo` */
export const main = createMain({
  name: 'demo',
  purpose: 'Runs the whole service once on this machine: a conversation in five languages, the schedules, the webhook.',
  options: { verbose: { type: 'boolean', help: 'shows what the functions print' } },
  commands: {
    '': {
      help: '',
      options: ['verbose'],
      run: ({ values, io }) => withLifecycle(io, lifecycle => demonstrate(lifecycle, io, values.verbose ?? false)),
    },
  },
  notes: [
    'Uses free ports, unless the environment sets some. With CXONE_BASE_URL, CXONE_CLIENT_ID and CXONE_CLIENT_SECRET it\nasks a real upstream instead of the stand-in; with ANALYTICS_WEBHOOK_URL it delivers to a real receiver.',
  ],
  examples: [['', 'the demonstration, in about 10 s']],
  negative: 'a step failed; the message names it',
});

async function demonstrate(lifecycle: Lifecycle, io: Io, isVerbose: boolean): Promise<number> {
  try {
    await runSteps(lifecycle, io, isVerbose);
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    const advice = isVerbose ? '' : '\nnpm run demo -- --verbose shows what the functions print.';
    throw new ToolError(`\n${error.message}${advice}`, EXIT_CODES.negative);
  }
  await writeLine(io.out, `\nThe demo is complete.\n${LOOK}`);
  return EXIT_CODES.success;
}

async function runSteps(lifecycle: Lifecycle, io: Io, isVerbose: boolean): Promise<void> {
  const settings = readFreeSettings(process.env);
  await checkPorts(settings, { withFunctions: true, writesEnvFile: false });
  const step = createStep(io);
  const timeMachine = await lifecycle.own(createTimeMachine);
  const services = await step('start the local services', () => startServices(settings, lifecycle, timeMachine.clock));
  const functions = await step('start the functions', () =>
    lifecycle.own(() =>
      startFunctions({
        apiKey: settings.apiKey,
        usagePlan: settings.usagePlan,
        httpPort: settings.ports.http,
        lambdaPort: settings.ports.lambda,
        environment: functionEnvironment(services, settings),
        timeMachine,
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
}

runCli(import.meta, main);
