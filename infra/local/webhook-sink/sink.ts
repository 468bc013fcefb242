import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import * as z from 'zod';
import type { Clock } from '../../../lib/context.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { createAdminClient } from '../http/admin-client.ts';
import { type AdminRoutes, answerAdmin, isAdminRequest } from '../http/admin-routes.ts';
import { readBody, sendJson } from '../http/exchange.ts';
import { FaultPlan } from '../http/fault-plan.ts';
import { listen, type RunningServer } from '../http/listen.ts';

const faultSchema = z.strictObject({
  times: z.number().int().positive().optional(),
  /** Delay before the answer. */
  delayMs: z.number().nonnegative().default(0),
  /** Without it the delivery is accepted after the delay. */
  status: z.number().int().min(200).max(599).optional(),
  /** For example `location` or `retry-after`. */
  headers: z.record(z.string(), z.string()).default({}),
  /** Closes the connection, or never answers. */
  transport: z.enum(['reset', 'hang']).optional(),
});

export type SinkFault = z.input<typeof faultSchema>;

/** One delivery attempt, as it arrived. */
export interface Delivery {
  /** The `webhook-id`. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly verified: boolean;
  /** The reason why the signature was refused. */
  readonly fault: string | undefined;
  /** The status of the answer; 0 when a fault suppressed the answer. */
  readonly status: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes, because the signature covers them. */
  readonly body: string;
}

export interface SinkAdmin {
  fault(fault: SinkFault): Promise<void>;
  /** The faults that still hit deliveries, in the order in which they are tried. */
  faults(): Promise<SinkFault[]>;
  /** Replaces all faults by these. */
  setFaults(faults: readonly SinkFault[]): Promise<void>;
  clearFaults(): Promise<void>;
  /** Replaces the secrets for checking signatures. One match is enough. */
  setSecrets(secrets: string[]): Promise<void>;
  /** Every attempt, in order of arrival. */
  deliveries(): Promise<Delivery[]>;
  clearDeliveries(): Promise<void>;
}

export interface RunningSink extends RunningServer {
  readonly admin: SinkAdmin;
}

export interface SinkOptions {
  /** 0, the default, takes a free port. */
  port?: number;
  /** Base64, with or without `whsec_`. */
  secrets: string[];
  clock?: Pick<Clock, 'now' | 'sleep'>;
}

/** The tolerance of the Standard Webhooks libraries. */
const TOLERANCE_MS = 5 * 60 * 1000;

/** Receives webhooks, verifies them with the Standard Webhooks reference library, and stores them. */
export async function startWebhookSink({ port = 0, secrets, clock = systemClock }: SinkOptions): Promise<RunningSink> {
  const faults = new FaultPlan<z.infer<typeof faultSchema>>();
  let webhooks = secrets.map(secret => new Webhook(secret));
  let deliveries: Delivery[] = [];
  const routes: AdminRoutes = {
    'POST /faults': body => faults.add(faultSchema.parse(body)),
    'GET /faults': () => faults.waiting,
    'PUT /faults': body => faults.replace(z.array(faultSchema).parse(body)),
    'DELETE /faults': () => faults.clear(),
    'POST /secrets': body => {
      webhooks = z
        .array(z.string())
        .parse(body)
        .map(secret => new Webhook(secret));
    },
    'GET /deliveries': () => deliveries,
    'DELETE /deliveries': () => {
      deliveries = [];
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isAdminRequest(request)) return answerAdmin(routes, request, response);
    if (request.method !== 'POST') return sendJson(response, 405, { message: 'Only POST' }, { allow: 'POST' });
    const at = clock.now();
    const body = (await readBody(request)).toString();
    const headers = plainHeaders(request);
    const refusal = verify(webhooks, body, headers, at);
    const fault = faults.take(() => true);
    const status = fault?.transport ? 0 : (fault?.status ?? (refusal === undefined ? 204 : 401));
    deliveries.push({
      id: headers['webhook-id'] ?? '',
      at,
      verified: refusal === undefined,
      fault: refusal,
      status,
      path: request.url ?? '',
      headers,
      body,
    });
    if (fault && fault.delayMs > 0) await clock.sleep(fault.delayMs);
    if (fault?.transport === 'reset') request.socket.resetAndDestroy();
    else if (fault?.transport !== 'hang') response.writeHead(status, fault?.headers).end();
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  const running = await listen(server, port, 'the webhook sink');
  return { ...running, admin: createSinkAdmin(running.url) };
}

/** @param url of the sink, in this process or another */
export function createSinkAdmin(url: string): SinkAdmin {
  const admin = createAdminClient(new URL(url).origin);
  return {
    fault: fault => admin.post('/faults', fault),
    faults: () => admin.get('/faults'),
    setFaults: faults => admin.put('/faults', faults),
    clearFaults: () => admin.delete('/faults'),
    setSecrets: secrets => admin.post('/secrets', secrets),
    deliveries: () => admin.get('/deliveries'),
    clearDeliveries: () => admin.delete('/deliveries'),
  };
}

function plainHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
}

/**
 * Undefined when one of the secrets matches, else the reason. The library's own `verify` would compare the timestamp with
 * the system clock; the sink has its own clock.
 */
function verify(
  webhooks: readonly Webhook[],
  body: string,
  headers: Record<string, string>,
  nowMs: number,
): string | undefined {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp = '', 'webhook-signature': signatures = '' } = headers;
  if (!id || !/^\d+$/.test(timestamp)) return 'webhook-id or webhook-timestamp is missing';
  const sentAt = new Date(Number(timestamp) * 1000);
  if (Math.abs(nowMs - sentAt.getTime()) > TOLERANCE_MS) return 'webhook-timestamp is more than 5 minutes off';
  const expected = webhooks.map(webhook => webhook.sign(id, sentAt, body));
  const fits = signatures.split(' ').some(signature => expected.includes(signature));
  return fits ? undefined : 'No signature fits';
}
