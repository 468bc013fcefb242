import { FakeClock } from '../../fixtures/fake-clock.ts';
import { describeLedgerStore } from '../../fixtures/ledger-store-contract.ts';
import { createMemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';

describeLedgerStore('LedgerStore in memory', () => createMemoryLedgerStore(new FakeClock()));
