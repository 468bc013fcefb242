import { setTimeout as delay } from 'node:timers/promises';
import { readFreeSettings } from '../local/environment.ts';
import {
  advanceClock,
  createTimeMachine,
  invokeFunction,
  type RunningFunctions,
  startFunctions,
} from '../local/functions/index.ts';
import { run } from '../local/run.ts';
import { functionEnvironment, type LocalServices, startServices } from '../local/stack.ts';
import { CONVERSATION, type Turn } from './demo/conversation.ts';
import { step } from './demo/step.ts';
import { type Answer, table } from './demo/table.ts';

/** Windows are 60 s long and are summed 60 s after their end; the demo moves the functions' clock past both. */
const PAST_WINDOW_MS = 125_000;

/** The schedules run by the minute too, and two runs do not work at once. */
const SCHEDULE_ATTEMPTS = 40;

/**
 * `npm run demo`: the main job once. Starts everything on free ports (or those that are set), holds a conversation over
 * HTTP, runs the schedules, shows the webhook that arrived, and exits 0; or 1 and says which step failed and why.
 */
run(async lifecycle => {
  const settings = readFreeSettings(process.env);
  const printed: string[] = [];
  try {
    const timeMachine = await lifecycle.own(createTimeMachine);
    const services = await step('start the local services', () =>
      startServices(settings, lifecycle, timeMachine.clock),
    );
    const functions = await step('start the functions', () =>
      lifecycle.own(() =>
        startFunctions({
          httpPort: settings.ports.http,
          lambdaPort: settings.ports.lambda,
          environment: functionEnvironment(services, settings),
          timeMachine,
          onOutput: chunk => printed.push(chunk),
          signal: lifecycle.signal,
        }),
      ),
    );
    await step('run token-refresh', () => runSchedule(functions, 'token-refresh'));
    const answers: Answer[] = [];
    for (const turn of CONVERSATION) {
      answers.push(await step(`ask: ${turn.text}`, () => ask(functions, settings.apiKey, turn, services)));
    }
    console.log(`\n${table(answers)}\n`);
    await advanceClock(timeMachine.clockFile, PAST_WINDOW_MS);
    await step("run metrics-flush, the functions' clock moved past the window's end", () =>
      runSchedule(functions, 'metrics-flush'),
    );
    await step('receive the webhook', () => showWebhook(services, answers.length));
    console.log('\nThe demo is through.');
    return 0;
  } catch (error) {
    if (!lifecycle.signal.aborted) console.error(`\nWhat the functions said last:\n${printed.join('').slice(-4_000)}`);
    throw error;
  }
});

async function ask(functions: RunningFunctions, apiKey: string, turn: Turn, services: LocalServices): Promise<Answer> {
  const started = performance.now();
  const response = await fetch(`${functions.httpUrl}/v1/extract`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
    body: JSON.stringify({ text: turn.text, language: turn.language, entity_types: turn.entityTypes }),
  });
  const elapsedMs = performance.now() - started;
  const text = await response.text();
  if (response.status !== 200) throw new Error(`The answer was ${response.status}: ${text}`);
  const body = JSON.parse(text) as Answer['body'];
  if (body.audit_status !== 'LOGGED') throw new Error(`audit_status is ${body.audit_status}`);
  const expectedSource = turn.asked === 'again' ? 'cache' : 'api';
  if (body.cache_source !== expectedSource)
    throw new Error(`cache_source is ${body.cache_source}, not ${expectedSource}`);
  // What another upstream finds is its own affair.
  if (services.cxone) expectEntities(turn, body);
  return { turn, body, elapsedMs };
}

function expectEntities(turn: Turn, body: Answer['body']): void {
  for (const [name, value] of Object.entries(turn.expected)) {
    const values = body.entities.filter(entity => entity.name === name).map(entity => entity.value);
    if (!values.includes(value)) throw new Error(`${name} is ${values.join(', ') || 'missing'}, not ${value}`);
  }
}

async function runSchedule(functions: RunningFunctions, name: 'token-refresh' | 'metrics-flush'): Promise<void> {
  for (let attempt = 1; attempt <= SCHEDULE_ATTEMPTS; attempt += 1) {
    const { error, result } = await invokeFunction(functions.lambdaUrl, name, { source: 'aws.scheduler' });
    if (error !== undefined) throw new Error(`${name} failed: ${error}`);
    if ((result as { outcome?: string } | undefined)?.outcome !== 'busy') return;
    await delay(500);
  }
  throw new Error(`${name} found another run at work, ${SCHEDULE_ATTEMPTS} times`);
}

async function showWebhook({ sink, webhookUrl }: LocalServices, requests: number): Promise<void> {
  if (!sink) {
    console.log(`It went to ${webhookUrl}.`);
    return;
  }
  const deliveries = (await sink.admin.deliveries()).filter(delivery => delivery.status === 204);
  const byId = new Map(deliveries.map(delivery => [delivery.id, delivery]));
  let counted = 0;
  for (const { id, body } of byId.values()) {
    const payload = JSON.parse(body) as { window_requests: number };
    counted += payload.window_requests;
    console.log(`\nWebhook ${id}, signature verified:\n${JSON.stringify(payload, undefined, 2)}`);
  }
  if (counted !== requests) throw new Error(`The webhook tells of ${counted} requests; ${requests} were made`);
}
