import type { Trace } from '../context.ts';
import type { HttpMiddleware } from './call-context.ts';

/** Adds the headers that every answer has, problems included. */
export function responseHeaders(): HttpMiddleware {
  const finish: NonNullable<HttpMiddleware['after']> = ({ response, context: { call } }) => {
    if (!response) return;
    response.headers['X-Request-Id'] = call.requestId;
    response.headers['Server-Timing'] = serverTiming(call.trace, call.elapsedMs());
    // The answer may hold personal data, so no cache between here and the caller may store it.
    response.headers['Cache-Control'] = 'no-store';
    response.headers['X-Content-Type-Options'] = 'nosniff';
  };
  return { after: finish, onError: finish };
}

/** Server-Timing, durations in milliseconds. Phases that did not run are left out. */
function serverTiming(trace: Trace, totalMs: number): string {
  const entries = [...trace.timings, ['total', totalMs] as const];
  return entries.map(([phase, ms]) => `${phase};dur=${ms.toFixed(2)}`).join(', ');
}
