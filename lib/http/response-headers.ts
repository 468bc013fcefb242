import type { Trace } from '../context.ts';
import type { HttpMiddleware } from './call-context.ts';

/** Adds to every answer, problems included, what does not depend on its content. */
export function responseHeaders(): HttpMiddleware {
  const finish: NonNullable<HttpMiddleware['after']> = ({ response, context: { call } }) => {
    if (!response) return;
    response.headers['Server-Timing'] = serverTiming(call.trace, call.elapsedMs());
    // The answer may hold personal data: caches on the way keep nothing, the service's own cache is behind the API key.
    response.headers['Cache-Control'] = 'no-store';
    response.headers['X-Content-Type-Options'] = 'nosniff';
  };
  return { after: finish, onError: finish };
}

/** Server-Timing, durations in milliseconds; phases that did not happen are left out. */
function serverTiming(trace: Trace, totalMs: number): string {
  const entries = [...trace.timings, ['total', totalMs] as const];
  return entries.map(([phase, ms]) => `${phase};dur=${ms.toFixed(2)}`).join(', ');
}
