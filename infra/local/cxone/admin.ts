import * as z from 'zod';
import { createAdminClient } from '../http/admin-client.ts';
import type { AdminRoutes } from '../http/admin-routes.ts';
import { type FaultAim, type FaultOrder, faultOrderSchema, type StandInFault } from './faults.ts';
import { type Credentials, credentialsSchema, type Settings, settingsSchema } from './settings.ts';
import type { StandInState } from './state.ts';
import type { Counters, TimelineEvent } from './timeline.ts';

/** Controls a stand-in in this process or another, over HTTP. */
export interface CxoneAdmin {
  /** Adds a fault to the queue. Without `times` it stays until it is cleared. */
  fault(fault: StandInFault, aim?: FaultAim): Promise<void>;
  /** The faults that still hit requests, in the order in which they are tried. */
  faults(): Promise<FaultOrder[]>;
  /** Replaces all faults by these. */
  setFaults(faults: readonly FaultOrder[]): Promise<void>;
  clearFaults(): Promise<void>;
  /** Changes some settings; a new limit starts with a full bucket. */
  set(settings: Partial<Settings>): Promise<Settings>;
  /** From now on only these credentials are valid. Issued tokens stay valid unless they are revoked. */
  rotateCredentials(credentials: Credentials): Promise<void>;
  revokeTokens(): Promise<void>;
  counters(): Promise<Counters>;
  /** Every request to the token, discovery and extract endpoints since the start or the last clear, by arrival. */
  timeline(): Promise<TimelineEvent[]>;
  clearTimeline(): Promise<void>;
}

export function adminRoutes(state: StandInState, fillBucket: () => void): AdminRoutes {
  return {
    'POST /faults': body => state.faults.add(faultOrderSchema.parse(body)),
    'GET /faults': () => state.faults.waiting,
    'PUT /faults': body => state.faults.replace(z.array(faultOrderSchema).parse(body)),
    'DELETE /faults': () => state.faults.clear(),
    'GET /settings': () => state.settings,
    'POST /settings': body => {
      const changed = settingsSchema.partial().parse(body) as Partial<Settings>;
      state.settings = { ...state.settings, ...changed };
      if (changed.limit !== undefined) fillBucket();
      return state.settings;
    },
    'POST /credentials': body => {
      state.credentials = credentialsSchema.parse(body);
    },
    'POST /revoke': () => state.tokens.revokeAll(),
    'GET /counters': () => state.timeline.count(),
    'GET /timeline': () => state.timeline.events,
    'DELETE /timeline': () => state.timeline.clear(),
  };
}

/** @param url of the stand-in */
export function createCxoneAdmin(url: string): CxoneAdmin {
  const admin = createAdminClient(url);
  return {
    fault: (fault, aim = {}) => admin.post('/faults', { fault, ...aim }),
    faults: () => admin.get('/faults'),
    setFaults: faults => admin.put('/faults', faults),
    clearFaults: () => admin.delete('/faults'),
    set: settings => admin.post('/settings', settings),
    rotateCredentials: credentials => admin.post('/credentials', credentials),
    revokeTokens: () => admin.post('/revoke'),
    counters: () => admin.get('/counters'),
    timeline: () => admin.get('/timeline'),
    clearTimeline: () => admin.delete('/timeline'),
  };
}
