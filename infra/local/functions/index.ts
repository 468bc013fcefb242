export type { InvocationOutcome } from './invoke.ts';
export { type OfflineOptions, type RunningFunctions, startFunctions } from './offline.ts';
