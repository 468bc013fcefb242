import { isOpaqueWord } from './opaque-id.ts';
import { isKey } from './secrets.ts';

/** Names of fields whose value is always a secret. */
const SECRET_FIELD =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key|api_?key|password|passwd|secret|(?:access|refresh|id|bearer)?_?token|(?:client|access_key|signing)_?secret|private_?key|credentials?)$/i;

const MAX_DEPTH = 12;
/** Shorter strings hold no personal data. */
const SHORTEST = 4;
const PLAIN_WORD = /^[A-Za-z_]{1,40}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

/**
 * Redacts a value before it is logged: every string at any depth, and the whole value of a field whose name says that
 * it is a secret. Numbers, booleans and the shape stay as they are. Errors and their causes become plain objects.
 */
export class DeepRedactor {
  readonly #redactText: (text: string) => string;

  constructor(redactText: (text: string) => string) {
    this.#redactText = redactText;
  }

  redact<T>(value: T): T {
    return this.#redactValue(value, 0, new WeakSet()) as T;
  }

  #redactValue(value: unknown, depth: number, seen: WeakSet<object>): unknown {
    if (typeof value === 'string') return this.#redactLine(value);
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= MAX_DEPTH || seen.has(value)) return '[OMITTED]';
    seen.add(value);
    const inner = (part: unknown): unknown => this.#redactValue(part, depth + 1, seen);
    try {
      if (Array.isArray(value)) return value.map(inner);
      if (value instanceof Error) return this.#redactError(value, inner);
      if (value instanceof Date) return value;
      if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return '[BYTES]';
      if (value instanceof Map) return this.#redactEntries(value.entries(), inner);
      if (value instanceof Set) return [...value].map(inner);
      return this.#redactEntries(Object.entries(value), inner);
    } finally {
      seen.delete(value);
    }
  }

  #redactLine(text: string): string {
    if (text.length < SHORTEST || PLAIN_WORD.test(text) || INSTANT.test(text)) return text;
    if (isOpaqueWord(text) && !isKey(text)) return text;
    return this.#redactText(text);
  }

  #redactEntries(entries: Iterable<[unknown, unknown]>, inner: (part: unknown) => unknown): object {
    const redacted: Record<string, unknown> = {};
    for (const [key, value] of entries) {
      const name = this.#redactLine(String(key));
      redacted[name] = mayBeSecret(value) && SECRET_FIELD.test(String(key)) ? '[SECRET]' : inner(value);
    }
    return redacted;
  }

  /**
   * Keeps only the fields that name the fault. An SDK adds requests and responses with headers and bodies to its
   * errors.
   */
  #redactError(error: Error, inner: (part: unknown) => unknown): object {
    const { name, message, stack, cause } = error;
    const { code, retryable } = error as { code?: unknown; retryable?: unknown };
    return Object.fromEntries(
      Object.entries({ name, message, code, retryable, stack, cause })
        .filter(([, part]) => part !== undefined)
        .map(([key, part]) => [key, key === 'stack' ? this.#redactStack(stack ?? '', message) : inner(part)]),
    );
  }

  /**
   * Keeps the stack frames as they are. Their paths and positions look like addresses and numbers, but no request can
   * influence them. A line of the message that looks like a frame is redacted.
   */
  #redactStack(stack: string, message: string): string {
    const at = stack.indexOf(message);
    if (at < 0) return this.#redactLine(stack);
    const end = at + message.length;
    const frames = stack.slice(end).split('\n');
    const redacted = frames.map(line => (FRAME.test(line) ? line : this.#redactLine(line)));
    return this.#redactLine(stack.slice(0, end)) + redacted.join('\n');
  }
}

/** A number is never a secret: `phases_us.token` is a duration. */
const mayBeSecret = (value: unknown): boolean =>
  value !== undefined && value !== null && typeof value !== 'number' && typeof value !== 'boolean';

/** A stack frame of V8. It ends with file, line and column. */
const FRAME = /^ {4}at (?:[^\n()]{1,200} \()?(?:file:|node:|[A-Za-z]:\\|[\w.@/-])[^\s()]{0,500}:\d{1,7}:\d{1,7}\)?$/;
