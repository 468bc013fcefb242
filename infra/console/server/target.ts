import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Clock } from '../../../lib/context.ts';
import type { Language } from '../../../lib/languages/index.ts';
import type { OutboxStore } from '../../../lib/webhook/index.ts';
import type { AnchorSources } from '../../cli/audit/anchors.ts';
import type { Ledger } from '../../cli/audit/connect.ts';
import type { Credentials } from '../../cli/smoke/credentials.ts';
import type { CxoneAdmin } from '../../local/cxone/index.ts';
import type { DynamoDbAdmin } from '../../local/dynamodb/index.ts';
import type { ActiveRules } from '../../local/rules/index.ts';
import type { SinkAdmin } from '../../local/webhook-sink/index.ts';
import type { AnswerWatch } from '../answer-watch.ts';
import type { RulesFile } from './rules-file.ts';
import type { StageMetrics } from './stage-metrics.ts';

/** The stage that the console shows, local or in AWS. The page gets none of its secrets. */
export interface ConsoleTarget {
  readonly stage: string;
  readonly clock: Clock;
  /** The HTTP endpoint; undefined when no URL or no credentials are known. */
  readonly api: { readonly url: string; readonly credentials: Credentials } | undefined;
  readonly languages: readonly Language[];
  readonly timeZone: string;
  readonly ledger: Ledger;
  readonly outbox: OutboxStore;
  readonly webhookUrl: string | undefined;
  readonly anchorSources: AnchorSources;
  readonly state: { readonly client: DynamoDBClient; readonly tableName: string };
  readonly rules: RulesFile;
  /** Of a stage in AWS. */
  readonly metrics: StageMetrics | undefined;
  /** Operations that only the stand-ins of the local stack have. */
  readonly local: LocalControls | undefined;
}

export interface LocalControls {
  /** Undefined when a real upstream is in use. */
  readonly cxone: CxoneAdmin | undefined;
  /** Undefined when a real receiver is in use. */
  readonly sink: SinkAdmin | undefined;
  /** Undefined when another DynamoDB is in use. */
  readonly dynamoDb: Pick<DynamoDbAdmin, 'calls'> | undefined;
  /** Where the functions are invoked. */
  readonly lambdaUrl: string;
  readonly answers: AnswerWatch;
  /** They follow the rules file. */
  readonly activeRules: Pick<ActiveRules, 'refresh' | 'faults'>;
}
