export { providerConfig } from './config.ts';
export type { OffsetUnit } from './cxone/offsets.ts';
export { type CxoneProviderOptions, createCxoneProvider } from './cxone/provider.ts';
export type { RateLimitRule } from './fleet/rate-limit.ts';
export type { NluEntity, NluProvider, NluQuery, NluResult } from './port.ts';
