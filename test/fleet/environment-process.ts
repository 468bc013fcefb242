import { createRequire } from 'node:module';
import { extractEvent } from '../fixtures/extract-event.ts';

/** A Lambda environment as a process: loads the built function and serves one request at a time, until it is killed. */

export interface Asked {
  requestId: string;
  body: unknown;
}

export interface Told {
  requestId: string;
  status: number;
  auditId: string | undefined;
  auditStatus: string | undefined;
}

const { handler } = createRequire(import.meta.url)(process.env.HANDLER ?? '');

process.on('message', async ({ requestId, body }: Asked) => {
  const event = extractEvent(body);
  const answer = await handler(
    { ...event, requestContext: { ...event.requestContext, requestId } },
    { awsRequestId: requestId, getRemainingTimeInMillis: () => 28_000 },
  );
  const { audit_id, audit_status } = JSON.parse(answer.body);
  process.send?.({ requestId, status: answer.statusCode, auditId: audit_id, auditStatus: audit_status } satisfies Told);
});
process.send?.('ready');
