import type { Kept, Template } from '../template/index.ts';
import type { SecretState } from './secret-state.ts';

/** Finds what would make a deployment in an AWS account fail, and says what to do. */

export interface AccountView {
  /** Undefined when there is no such stack. */
  stackStatus(stack: string): Promise<string | undefined>;
  /** Undefined when there is no such stack. */
  stackTemplate(stack: string): Promise<Template | undefined>;
  /** Physical ids of what the stack has made; none when there is no such stack. */
  stackResources(stack: string): Promise<ReadonlySet<string>>;
  /** Undefined when there is no such table. */
  table(name: string): Promise<{ readonly isProtected: boolean } | undefined>;
  secret(id: string): Promise<Pick<SecretState, 'status' | 'arn'>>;
  /** Whether there is a log group of that name. */
  logGroup(name: string): Promise<boolean>;
  /** The role by which API Gateway writes logs; one for the account and region. */
  gatewayLogRole(): Promise<string | undefined>;
  /** The limit of environments for all functions of the account and region, and how many are not reserved. */
  concurrency(): Promise<{ readonly total: number; readonly unreserved: number }>;
}

export interface AccountReport {
  /** Problems that make the deployment fail. */
  readonly obstacles: readonly string[];
  /** Facts that do not make it fail, but that a person should know. */
  readonly notes: readonly string[];
  /** Resources that an earlier stack has kept. */
  readonly kept: Kept;
}

/** The names that a deployment of the stage uses. */
export interface StageNames {
  readonly stack: string;
  readonly ledgerTable: string;
  readonly stateTable: string;
  readonly logGroups: readonly string[];
  readonly secretIds: readonly string[];
  /** The secret that no deployment generates. */
  readonly credentialsId: string;
}

/** What the options of a deployment need in the account. */
export interface StageNeeds {
  readonly hasAccessLog: boolean;
  /** Environments that its functions reserve together. */
  readonly reservedConcurrency: number;
}

/** Accounts begin with 10 or 1,000. With fewer than this, the two schedules and a few callers use them up. */
const FEW_ENVIRONMENTS = 100;
/** The longest time that a request takes. */
const REQUEST_SECONDS = 25;

export async function examineAccount(
  names: StageNames,
  needs: StageNeeds,
  account: AccountView,
): Promise<AccountReport> {
  const { stack, ledgerTable, stateTable, logGroups, secretIds, credentialsId } = names;
  const [status, owned, ledger, state, secrets, groups, concurrency, logRole] = await Promise.all([
    account.stackStatus(stack),
    account.stackResources(stack),
    account.table(ledgerTable),
    account.table(stateTable),
    Promise.all(secretIds.map(async id => ({ id, ...(await account.secret(id)) }))),
    Promise.all(logGroups.map(async name => ({ name, isThere: await account.logGroup(name) }))),
    account.concurrency(),
    needs.hasAccessLog ? account.gatewayLogRole() : 'none is needed',
  ]);
  const keptSecrets = secrets.flatMap(({ id, arn, status }) =>
    arn === undefined || status === 'deleting' || owned.has(arn) ? [] : [{ id, arn }],
  );
  const keptTables = ledger && !owned.has(ledgerTable) ? [ledgerTable] : [];
  const strayGroups = groups.filter(({ name, isThere }) => isThere && !owned.has(name));
  return {
    obstacles: [
      ...stackObstacles(stack, status),
      ...keptTables.map(table => `The table ${table} exists and belongs to no stack. ${IMPORT}`),
      ...(state && !owned.has(stateTable)
        ? [`The table ${stateTable} ${STRAY} It holds nothing that must be kept.`]
        : []),
      ...keptSecrets.map(({ id }) => `The secret ${id} exists and belongs to no stack. ${IMPORT}`),
      ...secrets.filter(({ status }) => status === 'deleting').map(({ id }) => `The secret ${id} ${DELETING}`),
      ...strayGroups.map(({ name }) => `The log group ${name} ${STRAY} Export its lines first if you need them.`),
      ...(logRole === undefined ? [NO_LOG_ROLE] : []),
      ...reservationObstacles(needs.reservedConcurrency, concurrency.total),
    ],
    notes: [
      ...(secrets.some(({ id, status }) => id === credentialsId && status === 'filled')
        ? []
        : [`The secret ${credentialsId} has no value: no token can be granted until it has one.`]),
      ...(ledger && !ledger.isProtected ? [`The table ${ledgerTable} is not protected against deletion.`] : []),
      ...concurrencyNotes(concurrency.total),
      ...reservationNotes(needs.reservedConcurrency, concurrency),
    ],
    kept: { tables: keptTables, secrets: keptSecrets },
  };
}

const IMPORT = 'Import it into the stack (--import), delete it, or deploy another stage (docs/operations.md, Recover).';
const STRAY = 'exists and belongs to no stack. Delete it, or deploy another stage.';
const NO_LOG_ROLE =
  'ACCESS_LOG is on, and API Gateway has no role for CloudWatch Logs in this region. Make a role with the policy ' +
  'AmazonAPIGatewayPushToCloudWatchLogs, and set it once for the account: ' +
  'aws apigateway update-account --patch-operations op=replace,path=/cloudwatchRoleArn,value=ROLE_ARN';
const DELETING = 'is scheduled for deletion. Restore it, or delete it without recovery.';

function stackObstacles(stack: string, status: string | undefined): string[] {
  if (status === undefined) return [];
  if (status === 'ROLLBACK_COMPLETE' || status === 'ROLLBACK_FAILED' || status === 'DELETE_FAILED') {
    return [`The stack ${stack} is in ${status}. Delete it; tables and secrets that it keeps are then reported here.`];
  }
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    return [`The stack ${stack} is in ${status}. Continue its rollback, then deploy again.`];
  }
  if (status === 'REVIEW_IN_PROGRESS') {
    return [
      `The stack ${stack} is in ${status}. Execute its change set, or delete the stack, which has made nothing yet.`,
    ];
  }
  return status.endsWith('_IN_PROGRESS') ? [`The stack ${stack} is in ${status}. Wait until that is over.`] : [];
}

function concurrencyNotes(concurrency: number): string[] {
  if (concurrency >= FEW_ENVIRONMENTS) return [];
  const perSecond = Math.max(1, Math.floor(concurrency / REQUEST_SECONDS));
  return [
    `The account allows ${concurrency} environments at once: ${perSecond} requests/s while the upstream takes its longest. ` +
      'Ask for a higher quota of "Concurrent executions" (Lambda).',
  ];
}

/** Lambda keeps this many environments of an account for functions without a reservation. */
const NEVER_RESERVED = 100;
const HIGHER_QUOTA = 'Lower RESERVED_CONCURRENCY_…, or ask for a higher quota of "Concurrent executions" (Lambda).';

function reservationObstacles(reserved: number, total: number): string[] {
  if (reserved === 0 || reserved <= total - NEVER_RESERVED) return [];
  return [
    `The functions reserve ${reserved} environments; of ${total} in the account ${NEVER_RESERVED} cannot be reserved. ${HIGHER_QUOTA}`,
  ];
}

/** Some of the reservations may already be those of this stack. */
function reservationNotes(reserved: number, { total, unreserved }: { total: number; unreserved: number }): string[] {
  const left = unreserved - NEVER_RESERVED;
  if (reserved === 0 || reserved > total - NEVER_RESERVED || reserved <= left) return [];
  return [
    `The functions reserve ${reserved} environments, and only ${Math.max(0, left)} more can be reserved beside those that are. ${HIGHER_QUOTA}`,
  ];
}
