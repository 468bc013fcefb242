export type { UpstreamAdapter } from './adapter.ts';
export { upstreamConfig } from './config.ts';
export { createCxoneAdapter } from './cxone/adapter.ts';
export { cxoneConfig, cxoneGrant, cxoneGrantConfig, cxoneUrlFaults } from './cxone/config.ts';
export type { RateLimitRule } from './fleet/limit-timing.ts';
export { readUpstreamStatus, type UpstreamStatus, upstreamKey } from './fleet/upstream-status.ts';
export type { InvalidEntity, NluEntity, NluProvider, NluQuery, NluResult } from './port.ts';
export { createUpstream, type UpstreamOptions } from './upstream.ts';
