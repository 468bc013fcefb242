import type { FleetCase } from '../case.ts';
import { cacheKey } from './cache-key.ts';
import { coldStart } from './cold-start.ts';
import { killedEnvironments } from './killed-environments.ts';
import { killedLeader } from './killed-leader.ts';
import { rateLimit } from './rate-limit.ts';
import { refusedGrants } from './refused-grants.ts';
import { rotation } from './rotation.ts';
import { singleFlight } from './single-flight.ts';
import { throttled } from './throttled.ts';
import { upstreamOutage } from './upstream-outage.ts';

export const CASES: readonly FleetCase[] = [
  coldStart,
  refusedGrants,
  singleFlight,
  killedLeader,
  throttled,
  upstreamOutage,
  rotation,
  rateLimit,
  cacheKey,
  killedEnvironments,
];
