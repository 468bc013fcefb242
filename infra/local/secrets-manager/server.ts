import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Clock } from '../../../lib/context.ts';
import { parseJson } from '../../../lib/json.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { createAdminClient } from '../http/admin-client.ts';
import { type AdminRoutes, answerAdmin, isAdminRequest } from '../http/admin-routes.ts';
import { awsFaultSchema, operationOf } from '../http/aws-faults.ts';
import { readBody, send } from '../http/exchange.ts';
import { FaultPlan } from '../http/fault-plan.ts';
import { listen, type RunningServer } from '../http/listen.ts';
import { readSecrets, writeSecrets } from './data-file.ts';
import { SecretsError } from './error.ts';
import { createOperations } from './operations.ts';

const faultSchema = awsFaultSchema.extend({
  /** Hits only requests for this SecretId, as the caller wrote it. */
  secretId: z.string().optional(),
});

export type SecretsManagerFault = z.input<typeof faultSchema>;
type PlannedFault = z.infer<typeof faultSchema>;

export interface SecretsManagerAdmin {
  /** Orders a fault; several queue up. */
  fault(fault: SecretsManagerFault): Promise<void>;
  clearFaults(): Promise<void>;
  /** Answered or failed requests since the start, by operation. */
  calls(): Promise<Record<string, number>>;
}

export interface RunningSecretsManager extends RunningServer {
  readonly admin: SecretsManagerAdmin;
}

/**
 * AWS Secrets Manager's JSON 1.1 protocol over a store in memory. Signatures must be there but are not checked.
 * @param options.port 0 (default) takes a free one
 * @param options.dataFile keeps the secrets over a restart
 */
export async function startSecretsManager({
  port = 0,
  clock = systemClock,
  dataFile,
}: {
  port?: number;
  dataFile?: string | undefined;
  clock?: Pick<Clock, 'now' | 'sleep'>;
} = {}): Promise<RunningSecretsManager> {
  const secrets = dataFile === undefined ? new Map() : readSecrets(dataFile);
  const operations = createOperations(
    () => clock.now() / 1000,
    'arn:aws:secretsmanager:us-east-1:000000000000',
    secrets,
  );
  const faults = new FaultPlan<PlannedFault>();
  const calls: Record<string, number> = {};
  const routes: AdminRoutes = {
    'GET /calls': () => calls,
    'POST /faults': body => faults.add(faultSchema.parse(body)),
    'DELETE /faults': () => faults.clear(),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isAdminRequest(request)) return answerAdmin(routes, request, response);
    const body = (await readBody(request)).toString();
    const operation = operationOf(request.headers['x-amz-target']);
    calls[operation] = (calls[operation] ?? 0) + 1;
    const input = objectOf(body);
    const fault = faults.take(planned => hits(planned, operation, input.SecretId));
    if (fault?.delayMs) await clock.sleep(fault.delayMs);
    if (fault?.reset) {
      request.socket.destroy();
      return;
    }
    if (fault?.type) throw new SecretsError(fault.type, 'A fault ordered by a test.', fault.status);
    if (!request.headers.authorization) {
      throw new SecretsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
    }
    const run = operations[operation];
    if (!run) throw new SecretsError('UnknownOperationException', '');
    const result = run(input);
    if (dataFile !== undefined && !READING.test(operation)) writeSecrets(dataFile, secrets);
    respond(response, 200, result);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => refuse(response, error));
  });
  const running = await listen(server, port, 'Secrets Manager');
  return { ...running, admin: createSecretsManagerAdmin(running.url) };
}

/** Operations that change nothing. */
const READING = /^(?:Get|List|Describe)/;

/** The admin routes of a server in this process or another. */
export function createSecretsManagerAdmin(url: string): SecretsManagerAdmin {
  const admin = createAdminClient(url);
  return {
    fault: fault => admin.post('/faults', fault),
    clearFaults: () => admin.delete('/faults'),
    calls: () => admin.get('/calls'),
  };
}

const hits = (planned: PlannedFault, operation: string, secretId: unknown): boolean =>
  (planned.operation === undefined || planned.operation === operation) &&
  (planned.secretId === undefined || planned.secretId === secretId);

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return;
  const fault =
    error instanceof SecretsError ? error : new SecretsError('InternalServiceError', 'An internal error.', 500);
  respond(response, fault.status, { __type: fault.type, message: fault.message, Message: fault.message });
}

function objectOf(body: string): Record<string, unknown> {
  const parsed = parseJson(body);
  if (typeof parsed === 'object' && parsed !== null) return { ...parsed };
  throw new SecretsError('SerializationException', 'The request body is not a JSON object.');
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, JSON.stringify(body), {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': randomUUID(),
  });
}
