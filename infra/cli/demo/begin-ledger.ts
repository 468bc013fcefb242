import type { Clock } from '../../../lib/context.ts';
import { createDocuments } from '../../../lib/dynamodb/index.ts';
import { createDynamoDbLedgerStore, LEDGER_LAYOUT, openLedgerTable, windowAt } from '../../../lib/ledger/index.ts';
import { createSecretSource } from '../../../lib/platform/secrets.ts';
import { createDocumentGuard } from '../../../lib/webhook/index.ts';
import { createFlushState, guardFlushState } from '../../../lib/windows/index.ts';
import { createLocalClients, LOCAL_NAMES, type LocalEndpoints } from '../../local/seed.ts';

/** The webhook names the newest seal. One of these windows is old enough to be sealed when the demo runs metrics-flush. */
const WINDOWS_TO_SEAL = 14;

/**
 * Puts the checkpoint of metrics-flush at the current window, unless there is one or the ledger has records. In production
 * it begins 15 minutes before the first record, because records may arrive late: in the demo this was 1 s of reads in
 * windows that are empty.
 */
export async function beginLedger(endpoints: LocalEndpoints, clock: Clock): Promise<void> {
  const { dynamoDb, secretsManager } = createLocalClients(endpoints);
  try {
    const table = { client: dynamoDb, tableName: LOCAL_NAMES.ledgerTable };
    const state = createFlushState(createDocuments(openLedgerTable(table)));
    const slot = await state.readCheckpoint();
    const earliest = await createDynamoDbLedgerStore({ ...table, clock }).earliestWindow();
    if (slot.version !== 0 || earliest !== undefined) return;
    const secretId = `${LOCAL_NAMES.secretPrefix}/ledger-signing`;
    const secret = createSecretSource(secretsManager, secretId, { maxAgeSeconds: 60 });
    const nextWindow = windowAt(clock.now());
    const nextSeal = nextWindow - WINDOWS_TO_SEAL * LEDGER_LAYOUT.windowSeconds;
    const guard = createDocumentGuard({ secret, logger: NOTHING_IS_REFUSED });
    await guardFlushState(state, guard).moveCheckpoint(slot, { nextWindow, nextSeal, latePending: 0 });
  } finally {
    dynamoDb.destroy();
    secretsManager.destroy();
  }
}

/** The guard only signs here. */
const NOTHING_IS_REFUSED = { debug() {}, info() {}, warn() {}, error() {} };
