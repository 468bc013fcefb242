import type { RequestRow } from '../../../infra/console/server/request-row.ts';

/** Twenty rows a second, up to now. */
export const requestRows = (count: number): RequestRow[] => Array.from({ length: count }, (_, at) => rowOf(at, count));

const rowOf = (at: number, count: number): RequestRow => ({
  id: String(at).padStart(26, '0'),
  at: Date.now() - (count - at) * 50,
  status: at % 50 === 0 ? 503 : 200,
  outcome: 'ok',
  language: 'en-US',
  source: at % 3 === 0 ? 'cache' : 'api',
  tier: null,
  latencyMs: 20 + (at % 37),
  calls: 1,
  throttles: 0,
  entities: 2,
  confidence: 0.9,
  dropped: 0,
  governance: 'COMPLIANT',
});
