import type { SecretStatus } from './secret-state.ts';

/** What stands in the way of a deployment in an AWS account, and what to do about it. */

export interface AccountView {
  /** Undefined when there is no such stack. */
  stackStatus(stack: string): Promise<string | undefined>;
  tableExists(table: string): Promise<boolean>;
  secret(id: string): Promise<SecretStatus>;
  /** Environments that all functions of the account and region may have at once. */
  concurrency(): Promise<number>;
}

export interface AccountReport {
  /** These make the deployment fail. */
  readonly obstacles: readonly string[];
  /** These do not, but somebody should know them. */
  readonly notes: readonly string[];
}

/** The names that a deployment of the stage takes. */
export interface StageNames {
  readonly stack: string;
  readonly ledgerTable: string;
  readonly secretIds: readonly string[];
  /** The secret that no deployment generates. */
  readonly credentialsId: string;
}

/** Accounts begin with 10 or 1,000. With fewer than this, the two schedules and a few callers use them up. */
const FEW_ENVIRONMENTS = 100;
/** The longest time that a request takes. */
const REQUEST_SECONDS = 25;

export async function examineAccount(names: StageNames, account: AccountView): Promise<AccountReport> {
  const { stack, ledgerTable, secretIds, credentialsId } = names;
  const [status, ledgerExists, secrets, concurrency] = await Promise.all([
    account.stackStatus(stack),
    account.tableExists(ledgerTable),
    Promise.all(secretIds.map(async id => ({ id, status: await account.secret(id) }))),
    account.concurrency(),
  ]);
  const isFirst = status === undefined;
  const hasCredentials = secrets.some(({ id, status }) => id === credentialsId && status === 'filled');
  return {
    obstacles: [
      ...stackObstacles(stack, status),
      ...(isFirst && ledgerExists ? [`The table ${ledgerTable} exists and belongs to no stack. ${IMPORT}`] : []),
      ...secrets.flatMap(secret => secretObstacles(secret.id, secret.status, isFirst)),
    ],
    notes: [
      ...(hasCredentials
        ? []
        : [`The secret ${credentialsId} has no value: no token can be granted until it has one.`]),
      ...concurrencyNotes(concurrency),
    ],
  };
}

const IMPORT = 'Import it into the stack, delete it, or deploy another stage (README.md, Deploying).';

function stackObstacles(stack: string, status: string | undefined): string[] {
  if (status === undefined) return [];
  if (status === 'ROLLBACK_COMPLETE' || status === 'ROLLBACK_FAILED' || status === 'DELETE_FAILED') {
    return [`The stack ${stack} is in ${status}. Delete it; tables and secrets that it keeps are then reported here.`];
  }
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    return [`The stack ${stack} is in ${status}. Continue its rollback, then deploy again.`];
  }
  return status.endsWith('_IN_PROGRESS') ? [`The stack ${stack} is in ${status}. Wait until that is over.`] : [];
}

function secretObstacles(id: string, status: SecretStatus, isFirst: boolean): string[] {
  if (status === 'deleting')
    return [`The secret ${id} is scheduled for deletion. Restore it, or delete it without recovery.`];
  return isFirst && status !== 'absent' ? [`The secret ${id} exists and belongs to no stack. ${IMPORT}`] : [];
}

function concurrencyNotes(concurrency: number): string[] {
  if (concurrency >= FEW_ENVIRONMENTS) return [];
  const perSecond = Math.max(1, Math.floor(concurrency / REQUEST_SECONDS));
  return [
    `The account allows ${concurrency} environments at once: ${perSecond} requests/s while the upstream takes its longest. ` +
      'Ask for a higher quota of "Concurrent executions" (Lambda).',
  ];
}
