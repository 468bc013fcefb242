export { type CxoneAdmin, createCxoneAdmin } from './admin.ts';
export type { FaultAim, FaultOrder, StandInFault } from './faults.ts';
export { type Credentials, EXTRACT_SCOPE, type Settings } from './settings.ts';
export { DISCLAIMER, EXTRACT_PATH, type RunningStandIn, type StandInOptions, startCxoneStandIn } from './stand-in.ts';
export type { Counters, TimelineEvent } from './timeline.ts';
export { TOKEN_PREFIX } from './tokens.ts';
