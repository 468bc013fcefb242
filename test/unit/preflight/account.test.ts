import { describe, expect, it } from 'vitest';
import { examineAccount } from '../../../infra/preflight/account.ts';
import type { SecretStatus } from '../../../infra/preflight/secret-state.ts';

interface Found {
  status?: string;
  ledger?: boolean;
  secrets?: Record<string, SecretStatus>;
  concurrency?: number;
}

const id = (name: string) => `cxone-entities/prod/${name}`;
const NAMES = {
  stack: 'cxone-entities-prod',
  ledgerTable: 'cxone-entities-prod-ledger',
  secretIds: ['service', 'cxone-credentials', 'webhook', 'ledger-seal'].map(id),
  credentialsId: id('cxone-credentials'),
};

const examine = ({ status, ledger = false, secrets = {}, concurrency = 1_000 }: Found) =>
  examineAccount(NAMES, {
    stackStatus: async stack => (stack === 'cxone-entities-prod' ? status : undefined),
    tableExists: async table => ledger && table === 'cxone-entities-prod-ledger',
    secret: async id => secrets[id.replace('cxone-entities/prod/', '')] ?? 'absent',
    concurrency: async () => concurrency,
  });

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
    });
  });

  it('finds nothing in the way of an update of a complete stack', async () => {
    expect(await examine({ status: 'UPDATE_COMPLETE', ledger: true, secrets: FILLED })).toEqual({
      obstacles: [],
      notes: [],
    });
  });

  it('names what an earlier stack has kept', async () => {
    const { obstacles } = await examine({ ledger: true, secrets: { webhook: 'filled', 'cxone-credentials': 'empty' } });
    expect(obstacles).toEqual([
      expect.stringMatching(/^The table cxone-entities-prod-ledger exists and belongs to no stack\. Import it/),
      expect.stringMatching(/^The secret cxone-entities\/prod\/cxone-credentials exists and belongs to no stack/),
      expect.stringMatching(/^The secret cxone-entities\/prod\/webhook exists/),
    ]);
  });

  it('names a secret that is being deleted, with a stack and without one', async () => {
    const deleting = [expect.stringMatching(/service is scheduled for deletion/)];
    expect((await examine({ secrets: { service: 'deleting' } })).obstacles).toEqual(deleting);
    const kept = { status: 'CREATE_COMPLETE', secrets: { ...FILLED, service: 'deleting' as const } };
    expect((await examine(kept)).obstacles).toEqual(deleting);
  });

  it.each([
    ['ROLLBACK_COMPLETE', 'Delete it'],
    ['ROLLBACK_FAILED', 'Delete it'],
    ['DELETE_FAILED', 'Delete it'],
    ['UPDATE_ROLLBACK_FAILED', 'Continue its rollback'],
    ['UPDATE_IN_PROGRESS', 'Wait'],
  ])('says what to do with a stack in %s', async (status, advice) => {
    const { obstacles } = await examine({ status, ledger: true, secrets: FILLED });
    expect(obstacles).toEqual([expect.stringContaining(`is in ${status}. ${advice}`)]);
  });

  it('says what a small quota of concurrency allows', async () => {
    const { obstacles, notes } = await examine({ status: 'CREATE_COMPLETE', secrets: FILLED, concurrency: 50 });
    expect(obstacles).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('allows 50 environments at once: 2 requests/s')]);
  });
});
