import { VERSION } from '../version.ts';
import type { HttpResult } from './event.ts';

/** Says that the function runs, and its version. It calls no other service, since the route is open to everybody. */
export const healthResponse = (): HttpResult => ({
  statusCode: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ status: 'ok', version: VERSION }),
});
