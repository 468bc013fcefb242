import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import dynalite from 'dynalite';
import type * as z from 'zod';
import type { Clock } from '../../../lib/context.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { createAdminClient } from '../http/admin-client.ts';
import { type AdminRoutes, answerAdmin, isAdminRequest } from '../http/admin-routes.ts';
import { type AwsFault, awsFaultSchema, operationOf } from '../http/aws-faults.ts';
import { send } from '../http/exchange.ts';
import { FaultPlan } from '../http/fault-plan.ts';
import { listen, type RunningServer } from '../http/listen.ts';
import { OpenRequests } from './open-requests.ts';
import './parsed-expressions.ts';

export interface DynamoDbAdmin {
  /** Orders a fault; several queue up. */
  fault(fault: AwsFault): Promise<void>;
  clearFaults(): Promise<void>;
  /** Requests since the start, by operation. */
  calls(): Promise<Record<string, number>>;
}

export interface RunningDynamoDb extends RunningServer {
  readonly admin: DynamoDbAdmin;
}

export interface DynamoDbOptions {
  /** 0 (default) takes a free one. */
  port?: number;
  /** A folder that keeps the tables over a restart; without it they are in memory. */
  folder?: string | undefined;
  /** For the delays of faults. */
  clock?: Pick<Clock, 'sleep'>;
}

/** DynamoDB's protocol, in this process. */
export async function startDynamoDb(options: DynamoDbOptions = {}): Promise<RunningDynamoDb> {
  const { port = 0, folder, clock = systemClock } = options;
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0, ...(folder && { path: folder }) });
  const [emulate] = server.listeners('request') as RequestListener[];
  const faults = new FaultPlan<z.infer<typeof awsFaultSchema>>();
  const calls: Record<string, number> = {};
  const open = new OpenRequests();
  let closing = false;
  const routes: AdminRoutes = {
    'GET /calls': () => calls,
    'POST /faults': body => faults.add(awsFaultSchema.parse(body)),
    'DELETE /faults': () => faults.clear(),
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isAdminRequest(request)) return answerAdmin(routes, request, response);
    const operation = operationOf(request.headers['x-amz-target']);
    calls[operation] = (calls[operation] ?? 0) + 1;
    const fault = faults.take(planned => planned.operation === undefined || planned.operation === operation);
    if (fault && fault.delayMs > 0) await clock.sleep(fault.delayMs);
    if (closing || fault?.reset) request.socket.resetAndDestroy();
    else if (fault?.type) refuse(response, fault.type, fault.status);
    // The client has disconnected, and dynalite would wait for the body for ever.
    else if (request.destroyed) return;
    else {
      open.add(request, response);
      emulate?.(request, response as ServerResponse & { req: IncomingMessage });
      // dynalite throws this error, which would end the process because a client was killed.
      request.removeAllListeners('error').on('error', () => {});
    }
  }

  server.removeAllListeners('request').on('request', (request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  const running = await listen(server, port, 'DynamoDB');
  return {
    ...running,
    admin: createDynamoDbAdmin(running.url),
    async close() {
      closing = true;
      await open.answered();
      await running.close();
    },
  };
}

/** The admin routes of a server in this process or another. */
export function createDynamoDbAdmin(url: string): DynamoDbAdmin {
  const admin = createAdminClient(url);
  return {
    fault: fault => admin.post('/faults', fault),
    clearFaults: () => admin.delete('/faults'),
    calls: () => admin.get('/calls'),
  };
}

function refuse(response: ServerResponse, type: string, status: number): void {
  const body = JSON.stringify({
    __type: `com.amazonaws.dynamodb.v20120810#${type}`,
    message: 'A fault ordered by a test.',
  });
  send(response, status, body, { 'content-type': 'application/x-amz-json-1.0' });
}
