import type { FaultPlan } from '../http/fault-plan.ts';
import type { TokenBucket } from '../http/token-bucket.ts';
import type { FaultOrder } from './faults.ts';
import type { RuleFinder } from './recogniser/index.ts';
import type { Credentials, Settings } from './settings.ts';
import type { Timeline } from './timeline.ts';
import type { Tokens } from './tokens.ts';

/** The state of a running stand-in. The admin routes change it. */
export interface StandInState {
  settings: Settings;
  credentials: Credentials;
  bucket: TokenBucket | undefined;
  rules: RuleFinder | undefined;
  readonly tokens: Tokens;
  readonly faults: FaultPlan<FaultOrder>;
  readonly timeline: Timeline;
  readonly tenantId: string;
}
