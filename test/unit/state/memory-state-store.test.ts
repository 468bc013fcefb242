import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { describeStateStore } from '../../fixtures/state-store-contract.ts';

describeStateStore('StateStore in memory', createMemoryStateStore);
