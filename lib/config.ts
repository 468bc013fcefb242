import * as z from 'zod/mini';

/** Building blocks for a function's configuration: one schema entry an environment variable, keyed by its name. */

/** A required text; the empty string counts as missing. */
export const text = () => z.string().check(z.minLength(1), z.maxLength(2_048));

/** A text that may be left out; `fallback` then stands in. */
export const textOr = (fallback: string) => z._default(text(), fallback);

export const optionalText = () => z.optional(text());

/** One of a few words. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T, fallback: T[number]) =>
  z._default(z.enum(values), fallback as never);

/** Some of a few words, separated by commas; none by default. */
export const choices = <const T extends readonly [string, ...string[]]>(values: T) => {
  const split = (list: string): T[number][] => values.filter(value => named(list).includes(value));
  const areKnown = (list: string): boolean => named(list).every(name => values.includes(name));
  const list = text().check(
    z.refine(areKnown, { error: `must be names separated by commas, each one of ${values.join(', ')}` }),
  );
  return z._default(z.pipe(list, z.transform(split)), []);
};

const named = (list: string): string[] => list.split(',').map(name => name.trim());

/** A whole number within bounds, written in decimal digits. */
export const integer = (rule: { min: number; max: number; default: number }) =>
  z._default(number(/^-?\d{1,15}$/, rule), rule.default);

/** A decimal number within bounds that may be left out. */
export const optionalDecimal = (rule: { min: number; max: number }) =>
  z.optional(number(/^-?\d{1,12}(\.\d{1,9})?$/, rule));

/** An absolute http(s) URL without credentials, query or fragment; the trailing slash is taken off. */
export const url = () =>
  z.pipe(
    text().check(z.refine(isServiceUrl, { error: 'must be an absolute http(s) URL without user, query or fragment' })),
    z.transform((value: string) => value.replace(/\/+$/, '')),
  );

export const optionalUrl = () => z.optional(url());

/** Host names separated by commas, in lower case; none by default. */
export const hostNames = () => {
  const split = (list: string): string[] => list.split(',').map(host => host.trim().toLowerCase());
  const areNames = (list: string): boolean => split(list).every(host => HOST_NAME.test(host));
  const list = text().check(z.refine(areNames, { error: 'must be host names separated by commas' }));
  return z._default(z.pipe(list, z.transform(split)), []);
};

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,62})?(\.[a-z0-9]([a-z0-9-]{0,62})?)*$/i;

/** What is wrong with a variable: the rule that it breaks, never its value. */
export interface ConfigurationFault {
  readonly variable: string;
  readonly message: string;
}

/** Names every bad variable and never shows a value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly faults: readonly ConfigurationFault[];

  constructor(faults: readonly ConfigurationFault[]) {
    const lines = faults.map(({ variable, message }) => `${variable}: ${message}`);
    super(`Configuration is invalid. ${lines.join('; ')}`);
    this.faults = faults;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A rule about several variables at once. It also sees values that break a rule of their own. */
export type ConfigurationCheck = (environment: Environment) => readonly ConfigurationFault[];

/**
 * Parses the environment once into a frozen object. An empty string is a missing variable; variables that the shape
 * does not name are ignored, since Lambda sets many of its own.
 * @throws ConfigurationError
 */
export function readConfig<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  environment: Environment,
  check: ConfigurationCheck = () => [],
): Readonly<z.infer<z.ZodMiniObject<Shape>>> {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = z.object(shape).safeParse(present);
  const issues = parsed.error?.issues ?? [];
  const faults = [
    ...issues.map(issue => ({ variable: issue.path.join('.'), message: describe(issue) })),
    ...check(present),
  ];
  if (faults.length > 0) throw new ConfigurationError(faults);
  return Object.freeze(parsed.data) as never;
}

function number(form: RegExp, { min, max }: { min: number; max: number }) {
  const isInBounds = (value: string) => form.test(value) && Number(value) >= min && Number(value) <= max;
  return z.pipe(z.string().check(z.refine(isInBounds, `must be a number from ${min} to ${max}`)), z.transform(Number));
}

function isServiceUrl(value: string): boolean {
  const parsed = URL.parse(value);
  return (
    parsed !== null &&
    (parsed.protocol === 'https:' || parsed.protocol === 'http:') &&
    parsed.username === '' &&
    parsed.password === '' &&
    // Also an empty query or fragment, which would swallow the path that is appended, and what URL.parse would repair.
    !/[?#\\\s]/.test(value)
  );
}

/** Only the messages of the rules above are for users; the others depend on the locale that zod has been given. */
function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'invalid_type') return 'is missing';
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum} characters`;
  return 'is not valid';
}
