export { type FunctionName, type InvocationOutcome, invokeFunction } from './invoke.ts';
export { type OfflineOptions, type RunningFunctions, startFunctions } from './offline.ts';
export { advanceClock, createTimeMachine, type TimeMachine } from './time-machine.ts';
