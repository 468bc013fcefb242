import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AnswerWatch, localTarget, startConsole } from '../../../infra/console/index.ts';
import type { LocalSettings } from '../../../infra/local/environment.ts';
import { readFreeSettings } from '../../../infra/local/environment.ts';
import { followRules } from '../../../infra/local/follow-rules.ts';
import { createTimeMachine, startFunctions } from '../../../infra/local/functions/index.ts';
import { Lifecycle } from '../../../infra/local/lifecycle.ts';
import { functionEnvironment, startServices } from '../../../infra/local/stack.ts';

/** The addresses of a running stack: plain data, which vitest can pass to a test's worker. */
export interface StackAddress {
  readonly httpUrl: string;
  readonly lambdaUrl: string;
  readonly apiKey: string;
  readonly clockFile: string;
  readonly dynamoDbUrl: string;
  readonly secretsManagerUrl: string;
  readonly cxoneUrl: string;
  readonly webhookUrl: string;
  /** With its token. */
  readonly consoleUrl: string;
  readonly settings: LocalSettings;
}

export interface TestStack {
  readonly address: StackAddress;
  close(): Promise<void>;
}

export interface StackOptions {
  /** For the functions, on top of their defaults. */
  environment?: Record<string, string>;
}

const MAX_SHOWN_CHARACTERS = 4_000;

/** Services and functions on free ports, with a clock that tests move. */
export async function startTestStack({ environment = {} }: StackOptions = {}): Promise<TestStack> {
  const lifecycle = new Lifecycle();
  const printed: string[] = [];
  try {
    const timeMachine = await lifecycle.own(createTimeMachine);
    const settings = await withOwnRules(readFreeSettings({}), dirname(timeMachine.clockFile));
    const services = await startServices(settings, lifecycle, timeMachine.clock);
    await services.cxone?.admin.set({ latencyMs: 0, limit: null });
    const rules = await followRules(services, lifecycle, () => undefined);
    const answers = new AnswerWatch();
    const functions = await lifecycle.own(() =>
      startFunctions({
        apiKey: settings.apiKey,
        usagePlan: settings.usagePlan,
        httpPort: 0,
        lambdaPort: 0,
        environment: { ...functionEnvironment(services, settings), PREBUILT: '1', ...environment },
        timeMachine,
        rules,
        onAnswer: answers.note,
        onOutput: chunk => printed.push(chunk),
      }),
    );
    functions.ended.catch(error => {
      if (!lifecycle.signal.aborted)
        console.error(`${error}. It printed last:\n${printed.join('').slice(-MAX_SHOWN_CHARACTERS)}`);
    });
    const { apiKey } = settings;
    const target = localTarget({ services, functions, apiKey, answers, clock: timeMachine.clock }, {});
    const { pageUrl } = await lifecycle.own(() => startConsole(target, 0));
    return {
      address: {
        httpUrl: functions.httpUrl,
        lambdaUrl: functions.lambdaUrl,
        apiKey: settings.apiKey,
        clockFile: timeMachine.clockFile,
        dynamoDbUrl: services.dynamoDbUrl,
        secretsManagerUrl: services.secretsManagerUrl,
        cxoneUrl: services.cxoneBaseUrl,
        webhookUrl: services.webhookUrl,
        consoleUrl: pageUrl,
        settings,
      },
      close: () => lifecycle.close(),
    };
  } catch (error) {
    await lifecycle.close();
    throw new Error(`The stack did not start. It printed:\n${printed.join('')}`, { cause: error });
  }
}

/** Tests apply rules: the file of the project must stay as it is. */
async function withOwnRules(settings: LocalSettings, folder: string): Promise<LocalSettings> {
  const rulesFile = join(folder, 'rules.yaml');
  await copyFile(settings.rulesFile, rulesFile);
  return { ...settings, rulesFile };
}
