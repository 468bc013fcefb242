import { VERSION } from '../version.ts';
import type { HttpResult } from './event.ts';

/** That the function runs, and its version. Nothing is asked of another service: the route is open to everybody. */
export const healthResponse = (): HttpResult => ({
  statusCode: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ status: 'ok', version: VERSION }),
});
