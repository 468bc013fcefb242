export { createFlush } from './flush.ts';
export { createFlushState, type FlushState, guardFlushState } from './flush-state.ts';
export type { WindowPayload } from './payload.ts';
export { createScheduleClock } from './schedule-clock.ts';
