import type { Kept } from '../template/index.ts';
import type { SecretState } from './secret-state.ts';

/** What stands in the way of a deployment in an AWS account, and what to do about it. */

export interface AccountView {
  /** Undefined when there is no such stack. */
  stackStatus(stack: string): Promise<string | undefined>;
  /** Physical ids of what the stack has made; none when there is no such stack. */
  stackResources(stack: string): Promise<ReadonlySet<string>>;
  /** Undefined when there is no such table. */
  table(name: string): Promise<{ readonly isProtected: boolean } | undefined>;
  secret(id: string): Promise<Pick<SecretState, 'status' | 'arn'>>;
  /** Environments that all functions of the account and region may have at once. */
  concurrency(): Promise<number>;
}

export interface AccountReport {
  /** These make the deployment fail. */
  readonly obstacles: readonly string[];
  /** These do not, but somebody should know them. */
  readonly notes: readonly string[];
  /** What an earlier stack has left behind. */
  readonly kept: Kept;
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
  const [status, owned, ledger, secrets, concurrency] = await Promise.all([
    account.stackStatus(stack),
    account.stackResources(stack),
    account.table(ledgerTable),
    Promise.all(secretIds.map(async id => ({ id, ...(await account.secret(id)) }))),
    account.concurrency(),
  ]);
  const keptSecrets = secrets.flatMap(({ id, arn, status }) =>
    arn === undefined || status === 'deleting' || owned.has(arn) ? [] : [{ id, arn }],
  );
  const keptTables = ledger && !owned.has(ledgerTable) ? [ledgerTable] : [];
  return {
    obstacles: [
      ...stackObstacles(stack, status),
      ...keptTables.map(table => `The table ${table} exists and belongs to no stack. ${IMPORT}`),
      ...keptSecrets.map(({ id }) => `The secret ${id} exists and belongs to no stack. ${IMPORT}`),
      ...secrets.filter(({ status }) => status === 'deleting').map(({ id }) => `The secret ${id} ${DELETING}`),
    ],
    notes: [
      ...(secrets.some(({ id, status }) => id === credentialsId && status === 'filled')
        ? []
        : [`The secret ${credentialsId} has no value: no token can be granted until it has one.`]),
      ...(ledger && !ledger.isProtected ? [`The table ${ledgerTable} is not protected against deletion.`] : []),
      ...concurrencyNotes(concurrency),
    ],
    kept: { tables: keptTables, secrets: keptSecrets },
  };
}

const IMPORT =
  'Import it into a new stack (--import), delete it, or deploy another stage (docs/operations.md, Recover).';
const DELETING = 'is scheduled for deletion. Restore it, or delete it without recovery.';

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

function concurrencyNotes(concurrency: number): string[] {
  if (concurrency >= FEW_ENVIRONMENTS) return [];
  const perSecond = Math.max(1, Math.floor(concurrency / REQUEST_SECONDS));
  return [
    `The account allows ${concurrency} environments at once: ${perSecond} requests/s while the upstream takes its longest. ` +
      'Ask for a higher quota of "Concurrent executions" (Lambda).',
  ];
}
