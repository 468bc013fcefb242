export { type FunctionName, type InvocationOutcome, invokeFunction } from './invoke.ts';
export { type OfflineOptions, type RunningFunctions, startFunctions } from './offline.ts';
export { advanceClock } from './time-machine.ts';
