export { createWindowTally, type WindowTotals } from './aggregate.ts';
export { createFlush } from './flush.ts';
export { type Checkpoint, createFlushState, type FlushState, guardFlushState } from './flush-state.ts';
export type { WindowPayload } from './payload.ts';
export { createScheduleClock } from './schedule-clock.ts';
