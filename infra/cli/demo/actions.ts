import type { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { invokeFunction, type RunningFunctions } from '../../local/functions/index.ts';
import type { LocalServices } from '../../local/stack.ts';
import { writeLine } from '../tool/index.ts';
import type { Turn } from './conversation.ts';
import type { Answer } from './table.ts';

export interface Stack {
  functions: RunningFunctions;
  services: LocalServices;
  apiKey: string;
}

/** Asks over HTTP, as an integration does. @throws Error when the answer is not as expected */
export async function ask({ functions, services, apiKey }: Stack, turn: Turn): Promise<Answer> {
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
  if (body.cache_source !== expectedSource) {
    throw new Error(`cache_source is ${body.cache_source}, not ${expectedSource}`);
  }
  // With another upstream, the entities are not known here.
  if (services.cxone) checkEntities(turn, body);
  return { turn, body, elapsedMs };
}

function checkEntities(turn: Turn, body: Answer['body']): void {
  for (const [name, value] of Object.entries(turn.expected)) {
    const values = body.entities.filter(entity => entity.name === name).map(entity => entity.value);
    if (!values.includes(value)) throw new Error(`${name} is ${values.join(', ') || 'missing'}, not ${value}`);
  }
}

/** The schedules also run every minute, and only one run works at a time. */
const SCHEDULE_ATTEMPTS = 40;

export async function runSchedule(functions: RunningFunctions, name: 'token-refresh' | 'metrics-flush'): Promise<void> {
  for (let attempt = 1; attempt <= SCHEDULE_ATTEMPTS; attempt += 1) {
    const { error, result } = await invokeFunction(functions.lambdaUrl, name, { source: 'aws.scheduler' });
    if (error !== undefined) throw new Error(error);
    if ((result as { outcome?: string } | undefined)?.outcome !== 'busy') return;
    await delay(500);
  }
  throw new Error(`${SCHEDULE_ATTEMPTS} attempts found another run at work`);
}

/** Prints what the webhook received. @throws Error when it does not count every request */
export async function showWebhook({ sink, webhookUrl }: LocalServices, requests: number, out: Writable): Promise<void> {
  if (!sink) {
    await writeLine(out, `It was sent to ${webhookUrl}.`);
    return;
  }
  const deliveries = (await sink.admin.deliveries()).filter(delivery => delivery.status === 204);
  const byId = new Map(deliveries.map(delivery => [delivery.id, delivery]));
  let counted = 0;
  for (const { id, body } of byId.values()) {
    const payload = JSON.parse(body) as { window_requests: number };
    counted += payload.window_requests;
    await writeLine(out, `\nWebhook ${id}, signature verified:\n${JSON.stringify(payload, undefined, 2)}`);
  }
  if (counted !== requests) throw new Error(`The webhook counts ${counted} requests; ${requests} were made`);
}
