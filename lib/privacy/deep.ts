import { isOpaqueWord } from './opaque-id.ts';
import { redactText } from './redact.ts';

/** Names of fields whose value is a secret whatever it looks like. */
const SECRET_FIELD =
  /^(?:authorization|cookie|set-cookie|x-api-key|api_?key|password|secret|(?:access|refresh|id|bearer)?_?token|(?:client|access_key|signing)_?secret|credentials?)$/i;
/** Tokens in running text: the scheme with what follows it, and JWTs. */
const SECRET_TEXT = /\b(?:Bearer|Basic)\s+[\w.~+/=-]{8,}|\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g;

/** Found in a tenth of the time. */
const SECRET_HINT = /Bearer|Basic|eyJ/;

const MOST_DEPTH = 12;

/**
 * The guard in front of a log: every string of a value, at any depth, redacted; secrets by the name of their field.
 * Numbers, booleans and the shape stay as they are. Errors become plain objects, their causes included.
 */
export function redactDeep<T>(value: T): T {
  return redactValue(value, 0, new WeakSet()) as T;
}

function redactValue(value: unknown, depth: number, seen: WeakSet<object>): unknown {
  if (typeof value === 'string') return redactLine(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MOST_DEPTH || seen.has(value)) return '[OMITTED]';
  seen.add(value);
  const inner = (part: unknown): unknown => redactValue(part, depth + 1, seen);
  try {
    if (Array.isArray(value)) return value.map(inner);
    if (value instanceof Error) return redactError(value, inner);
    if (value instanceof Date) return value;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return '[BYTES]';
    if (value instanceof Map) return redactEntries(value.entries(), inner);
    if (value instanceof Set) return [...value].map(inner);
    return redactEntries(Object.entries(value), inner);
  } finally {
    seen.delete(value);
  }
}

/** Nothing personal is shorter, and most of what a log line holds is one word of its own vocabulary. */
const SHORTEST = 5;
const PLAIN_WORD = /^[A-Za-z_]{1,40}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

function redactLine(text: string): string {
  if (text.length < SHORTEST || PLAIN_WORD.test(text) || INSTANT.test(text) || isOpaqueWord(text)) return text;
  return redactText(SECRET_HINT.test(text) ? text.replace(SECRET_TEXT, '[SECRET]') : text);
}

function redactEntries(entries: Iterable<[unknown, unknown]>, inner: (part: unknown) => unknown): object {
  const redacted: Record<string, unknown> = {};
  for (const [key, value] of entries) {
    const name = redactLine(String(key));
    redacted[name] = mayBeSecret(value) && SECRET_FIELD.test(String(key)) ? '[SECRET]' : inner(value);
  }
  return redacted;
}

/** No secret is a number: `phases_us.token` is a time. */
const mayBeSecret = (value: unknown): boolean =>
  value !== undefined && value !== null && typeof value !== 'number' && typeof value !== 'boolean';

/** What an SDK hangs on its errors (requests, responses) holds headers and bodies: only what names the fault goes on. */
function redactError(error: Error, inner: (part: unknown) => unknown): object {
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return Object.fromEntries(
    Object.entries({ name, message, code, stack, cause })
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => [key, key === 'stack' ? redactStack(stack ?? '', message) : inner(part)]),
  );
}

/** A frame as V8 writes it, ending in file, line and column. */
const FRAME = /^ {4}at (?:[^\n()]{1,200} \()?(?:file:|node:|[A-Za-z]:\\|[\w.@/-])[^\s()]{0,500}:\d{1,7}:\d{1,7}\)?$/;

/**
 * Frames pass, since paths and positions look like addresses and numbers and a request shapes neither; a line of the
 * message that looks like a frame is not one.
 */
function redactStack(stack: string, message: string): string {
  const at = stack.indexOf(message);
  if (at < 0) return redactLine(stack);
  const end = at + message.length;
  const frames = stack.slice(end).split('\n');
  return redactLine(stack.slice(0, end)) + frames.map(line => (FRAME.test(line) ? line : redactLine(line))).join('\n');
}
