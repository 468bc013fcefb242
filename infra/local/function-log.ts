import type { GatewayAnswer } from './gateway/index.ts';

/** One line for each request: `200 api 126 ms 3 entities 01M87…`. Nothing of the text is in it. */
export function describeAnswer({ method, path, status, durationMs, body }: GatewayAnswer): string {
  const { cache_source, entities, items, type, audit_id } = readObject(body);
  const what = [
    typeof cache_source === 'string' ? cache_source : undefined,
    typeof type === 'string' ? type.split(':').at(-1) : undefined,
    path === '/v1/extract' ? undefined : `${method} ${path}`,
  ].filter(part => part !== undefined);
  const counts = [
    Array.isArray(entities) ? (entities.length === 1 ? '1 entity' : `${entities.length} entities`) : undefined,
    Array.isArray(items) ? (items.length === 1 ? '1 item' : `${items.length} items`) : undefined,
    typeof audit_id === 'string' ? audit_id : undefined,
  ].filter(part => part !== undefined);
  return [status, ...what, `${Math.round(durationMs)} ms`, ...counts].join(' ');
}

/**
 * Shows only the warnings and errors of the functions, each as one line; other lines are kept for the message of a
 * failed start.
 */
export function createLogFilter(write: (line: string) => void) {
  let rest = '';
  let unread = '';
  return {
    take(chunk: string): void {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const { level, message } = readObject(line);
        if (level === 'WARN' || level === 'ERROR') write(`${level} ${message}`);
        else if (level === undefined) unread = `${unread}${line}\n`.slice(-MAX_KEPT_CHARACTERS);
      }
    },
    /** What serverless-offline has printed last. */
    printed: (): string => unread + rest,
  };
}

const MAX_KEPT_CHARACTERS = 4_000;

function readObject(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
