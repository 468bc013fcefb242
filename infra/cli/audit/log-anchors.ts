import type { LedgerSealReference } from '../../../lib/ledger/index.ts';
import { UsageError } from '../tool/index.ts';
import { anchorsInLines } from './anchor-lines.ts';

/**
 * The seals that metrics-flush wrote to its log group. Access to the table is not enough to change them. CloudWatch
 * keeps them for 90 days (serverless.yml).
 * @param from epoch milliseconds; a window is sealed and logged after its end
 */
export async function readLogAnchors(logGroupName: string, from: number, to: number): Promise<LedgerSealReference[]> {
  // Only this command needs the client, and loading it takes longer than the rest of the tool.
  const { CloudWatchLogsClient, paginateFilterLogEvents } = await import('@aws-sdk/client-cloudwatch-logs');
  const client = new CloudWatchLogsClient({});
  const anchors: LedgerSealReference[] = [];
  const pages = paginateFilterLogEvents(
    { client },
    { logGroupName, startTime: from, endTime: to, filterPattern: '{ $.ledger_seal.sequence > 0 }' },
  );
  for await (const { events = [] } of pages) anchors.push(...anchorsInLines(events.map(event => event.message ?? '')));
  client.destroy();
  return anchors;
}

/** Local credentials must not be sent to AWS. */
export function logGroupOf(stage: string, environment: Readonly<Record<string, string | undefined>>): string {
  if (stage === 'local' && !environment.AWS_ENDPOINT_URL_CLOUDWATCH_LOGS) {
    throw new UsageError('--anchors-from-logs: stage local has no CloudWatch Logs; give another --stage');
  }
  return environment.METRICS_FLUSH_LOG_GROUP || `/aws/lambda/cxone-entities-${stage}-metrics-flush`;
}
