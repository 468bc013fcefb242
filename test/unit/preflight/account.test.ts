import { describe, expect, it } from 'vitest';
import { examineAccount, type StageNeeds } from '../../../infra/preflight/account.ts';
import type { SecretStatus } from '../../../infra/preflight/secret-state.ts';
import { eachRow } from '../../fixtures/each-row.ts';

interface Found {
  status?: string;
  /** The resources that the stack has made. By default, if there is a stack, it has made all of them. */
  owned?: readonly string[];
  ledger?: boolean;
  isProtected?: boolean;
  secrets?: Record<string, SecretStatus>;
  concurrency?: number;
  unreserved?: number;
  state?: boolean;
  logGroups?: readonly string[];
  logRole?: string;
  needs?: Partial<StageNeeds>;
}

const id = (name: string) => `cxone-entities/prod/${name}`;
const NAMES = {
  stack: 'cxone-entities-prod',
  ledgerTable: 'cxone-entities-prod-ledger',
  stateTable: 'cxone-entities-prod-state',
  logGroups: ['/aws/lambda/cxone-entities-prod-extract', '/aws/api-gateway/cxone-entities-prod'],
  secretIds: ['service', 'cxone-credentials', 'webhook', 'ledger-seal'].map(id),
  credentialsId: id('cxone-credentials'),
};

const arn = (id: string) => `arn:aws:secretsmanager:us-east-1:123456789012:secret:${id}-AbCdEf`;

const examine = (found: Found) => {
  const { status, owned, secrets = {}, concurrency: total = 1_000, needs, logRole } = found;
  return examineAccount(
    NAMES,
    { hasAccessLog: false, reservedConcurrency: 0, ...needs },
    {
      stackStatus: async stack => (stack === 'cxone-entities-prod' ? status : undefined),
      stackTemplate: async () => undefined,
      stackResources: async () =>
        new Set(owned ?? (status ? [NAMES.ledgerTable, NAMES.stateTable, ...NAMES.secretIds.map(arn)] : [])),
      async table(table) {
        if (table === NAMES.stateTable) return found.state ? { isProtected: false } : undefined;
        return found.ledger ? { isProtected: found.isProtected ?? true } : undefined;
      },
      secret: async id => {
        const found = secrets[id.replace('cxone-entities/prod/', '')];
        return found ? { status: found, arn: arn(id) } : { status: 'absent', arn: undefined };
      },
      logGroup: async name => found.logGroups?.includes(name) === true,
      gatewayLogRole: async () => logRole,
      concurrency: async () => ({ total, unreserved: found.unreserved ?? total }),
    },
  );
};

const FILLED = {
  service: 'filled',
  'cxone-credentials': 'filled',
  webhook: 'filled',
  'ledger-seal': 'filled',
} as const;

describe('examineAccount', () => {
  it('finds nothing in the way of a first deployment, and that the credentials are still to come', async () => {
    expect(await examine({})).toEqual({
      obstacles: [],
      notes: [expect.stringMatching(/^The secret cxone-entities\/prod\/cxone-credentials has no value/)],
      kept: { tables: [], secrets: [] },
    });
  });

  it('finds nothing in the way of an update of a complete stack', async () => {
    expect(await examine({ status: 'UPDATE_COMPLETE', ledger: true, secrets: FILLED })).toEqual({
      obstacles: [],
      notes: [],
      kept: { tables: [], secrets: [] },
    });
  });

  it('names what an earlier stack has kept', async () => {
    const { obstacles, kept } = await examine({
      ledger: true,
      secrets: { webhook: 'filled', 'cxone-credentials': 'empty' },
    });
    expect(obstacles).toEqual([
      expect.stringMatching(/^The table cxone-entities-prod-ledger exists and belongs to no stack\. Import it/),
      expect.stringMatching(/^The secret cxone-entities\/prod\/cxone-credentials exists and belongs to no stack/),
      expect.stringMatching(/^The secret cxone-entities\/prod\/webhook exists/),
    ]);
    expect(kept.secrets.map(secret => secret.id)).toEqual([id('cxone-credentials'), id('webhook')]);
  });

  it('names what belongs to no stack although there is one: a deployment has failed in it', async () => {
    const { obstacles, kept } = await examine({
      status: 'UPDATE_ROLLBACK_COMPLETE',
      owned: [],
      ledger: true,
      secrets: FILLED,
    });
    expect(obstacles).toHaveLength(5);
    expect(kept.tables).toEqual(['cxone-entities-prod-ledger']);
    expect(kept.secrets).toContainEqual({ id: id('webhook'), arn: arn(id('webhook')) });
  });

  it('says that the ledger can be deleted', async () => {
    const { notes } = await examine({ status: 'CREATE_COMPLETE', ledger: true, isProtected: false, secrets: FILLED });
    expect(notes).toEqual(['The table cxone-entities-prod-ledger is not protected against deletion.']);
  });

  it('names a secret that is being deleted, with a stack and without one', async () => {
    const deleting = [expect.stringMatching(/service is scheduled for deletion/)];
    expect((await examine({ secrets: { service: 'deleting' } })).obstacles).toEqual(deleting);
    const kept = { status: 'CREATE_COMPLETE', secrets: { ...FILLED, service: 'deleting' as const } };
    expect((await examine(kept)).obstacles).toEqual(deleting);
  });

  eachRow([
    ['ROLLBACK_COMPLETE', 'Delete it'],
    ['ROLLBACK_FAILED', 'Delete it'],
    ['DELETE_FAILED', 'Delete it'],
    ['UPDATE_ROLLBACK_FAILED', 'Continue its rollback'],
    ['UPDATE_IN_PROGRESS', 'Wait'],
    ['REVIEW_IN_PROGRESS', 'Execute its change set'],
  ])('says what to do with a stack in %s', async (status, advice) => {
    const { obstacles } = await examine({ status, ledger: true, secrets: FILLED });
    expect(obstacles).toEqual([expect.stringContaining(`is in ${status}. ${advice}`)]);
  });

  it('says what a small quota of concurrency allows', async () => {
    const { obstacles, notes } = await examine({ status: 'CREATE_COMPLETE', secrets: FILLED, concurrency: 50 });
    expect(obstacles).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('allows 50 environments at once: 2 requests/s')]);
  });

  it('names a State table and log groups that belong to no stack, and what they hold', async () => {
    const logGroups = NAMES.logGroups;
    const { obstacles } = await examine({ state: true, logGroups });
    expect(obstacles).toEqual([
      expect.stringMatching(/^The table cxone-entities-prod-state exists and belongs to no stack\. Delete it/),
      expect.stringMatching(
        /^The log group \/aws\/lambda\/cxone-entities-prod-extract exists .* Export its lines first/,
      ),
      expect.stringMatching(/^The log group \/aws\/api-gateway\/cxone-entities-prod exists/),
    ]);
    const owned = [NAMES.stateTable, ...logGroups, ...NAMES.secretIds.map(arn)];
    const complete = await examine({ status: 'CREATE_COMPLETE', owned, state: true, logGroups, secrets: FILLED });
    expect(complete.obstacles).toEqual([]);
  });

  it('asks for the role by which API Gateway writes logs where ACCESS_LOG is on, and only there', async () => {
    const on = { hasAccessLog: true };
    expect((await examine({ needs: on })).obstacles).toEqual([expect.stringContaining('update-account')]);
    expect((await examine({ needs: on, logRole: 'arn:role' })).obstacles).toEqual([]);
    expect((await examine({})).obstacles).toEqual([]);
  });

  it('refuses to reserve what Lambda keeps for all functions, and notes what others may have reserved', async () => {
    const reserve = (reservedConcurrency: number, unreserved?: number) =>
      examine({
        secrets: FILLED,
        status: 'CREATE_COMPLETE',
        needs: { reservedConcurrency },
        unreserved: unreserved ?? 1_000,
      });
    expect(await reserve(900)).toMatchObject({ obstacles: [], notes: [] });
    expect((await reserve(901)).obstacles).toEqual([expect.stringContaining('of 1000 in the account 100 cannot be')]);
    expect((await reserve(200, 300)).notes).toEqual([]);
    expect(await reserve(201, 300)).toMatchObject({
      obstacles: [],
      notes: [expect.stringContaining('only 200 more can be reserved')],
    });
  });
});
