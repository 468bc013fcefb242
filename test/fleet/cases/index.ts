import type { FleetCase } from '../case.ts';
import { cacheKey } from './cache-key.ts';
import { coldStart } from './cold-start.ts';
import { darkUpstream } from './dark-upstream.ts';
import { killedEnvironments } from './killed-environments.ts';
import { killedLeader } from './killed-leader.ts';
import { rateLimit } from './rate-limit.ts';
import { refusedGrants } from './refused-grants.ts';
import { rotation } from './rotation.ts';
import { singleFlight } from './single-flight.ts';
import { throttled } from './throttled.ts';

export const CASES: readonly FleetCase[] = [
  coldStart,
  refusedGrants,
  singleFlight,
  killedLeader,
  throttled,
  darkUpstream,
  rotation,
  rateLimit,
  cacheKey,
  killedEnvironments,
];
