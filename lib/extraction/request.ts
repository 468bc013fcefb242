import * as z from 'zod/mini';
import { InvalidRequestError, type RequestFault } from '../errors.ts';
import type { Language } from '../languages/index.ts';
import type { ExtractionFacts } from '../ledger/port.ts';

const MAX_TEXT_UNITS = 10_000;
const MAX_ENTITY_TYPES = 10;

/** At most this many faults are listed; the others are only counted. */
const MAX_FAULTS = 100;

/** RFC 3339, section 5.6, leap seconds included. */
const RFC_3339 = /^(\d{4})-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/** Dates relative to a time within these years still have the four-digit year of ISO 8601. */
const YEARS = { min: 1000, max: 9000 };

/** Distinguishes a missing field from an invalid one. */
export const requestRule = (detail: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? 'is required' : detail),
});

const textSchema = z.string(requestRule('must be a string')).check(
  z.refine(text => text.trim().length > 0, 'must hold more than white space'),
  z.refine(
    text => text.trim().length <= MAX_TEXT_UNITS,
    `must be at most ${MAX_TEXT_UNITS} UTF-16 units after trimming`,
  ),
  z.refine(text => text.isWellFormed(), 'must be well-formed Unicode, without lone surrogates'),
);

const entityTypeSchema = z
  .string('must be a string')
  .check(z.regex(/^[A-Za-z0-9_.-]{1,64}$/, 'must be 1 to 64 of the letters A to Z, digits, "_", "." and "-"'));

const fewAndDistinct = z.check<unknown[]>(
  ({ value, issues }) => {
    const report = (path: number[], message: string) => issues.push({ code: 'custom', input: value, path, message });
    if (value.length > MAX_ENTITY_TYPES) report([], `must name at most ${MAX_ENTITY_TYPES} entity types`);
    const seen = new Set<unknown>();
    for (const [index, name] of value.entries()) {
      if (seen.has(name)) report([index], 'must not be repeated');
      seen.add(name);
    }
  },
  // Runs even when single names are invalid, so that all faults are reported at once.
  { when: ({ value }) => Array.isArray(value) },
);

const entityTypesSchema = z
  .array(entityTypeSchema, requestRule('must be an array'))
  .check(z.minLength(1, 'must name at least one entity type'), fewAndDistinct);

const thresholdRule = 'must be a number from 0 to 1';

/** A valid request body (docs/architecture.md, Request). `text` is as the caller wrote it. */
export type ExtractRequest = z.infer<ReturnType<typeof requestSchema>>;

/** Reads request bodies in the languages that are served. */
export interface RequestReader {
  /** @throws InvalidRequestError with every fault of the body */
  parse(body: unknown): ExtractRequest;
  /** The fields that the record of a refused request can hold: the text, and each field that is valid on its own. */
  readableParts(body: unknown): ExtractionFacts['request'];
}

export function createRequestReader(languages: readonly Language[]): RequestReader {
  const schema = requestSchema(languages);
  return {
    parse(body) {
      const parsed = schema.safeParse(body);
      if (parsed.success) return parsed.data;
      throw invalidRequest(parsed.error.issues.flatMap(faultsOf));
    },
    readableParts(body) {
      if (typeof body !== 'object' || body === null || Array.isArray(body)) return {};
      const fields = body as Record<string, unknown>;
      const { shape } = schema;
      const types = shape.entity_types.safeParse(fields.entity_types);
      const language = shape.language.safeParse(fields.language);
      const threshold = shape.confidence_threshold.safeParse(fields.confidence_threshold);
      return {
        ...(typeof fields.text === 'string' ? { text: fields.text } : {}),
        ...(language.success ? { language: language.data } : {}),
        ...(types.success ? { entityTypes: types.data } : {}),
        ...(threshold.success ? { confidenceThreshold: threshold.data } : {}),
      };
    },
  };
}

export const requestSchema = (languages: readonly Language[]) =>
  z.strictObject(
    {
      text: textSchema,
      language: z.enum(languages, requestRule(`must be one of ${languages.join(', ')}`)),
      entity_types: entityTypesSchema,
      confidence_threshold: z._default(
        z.number(thresholdRule).check(z.minimum(0, thresholdRule), z.maximum(1, thresholdRule)),
        0.75,
      ),
      reference_time: z.optional(
        z
          .string('must be a string')
          .check(
            z.refine(
              text => readInstant(text) !== undefined,
              'must be an RFC 3339 date-time of the years 1000 to 9000',
            ),
          ),
      ),
      time_zone: z.optional(z.string('must be a string').check(z.refine(isTimeZone, 'must be an IANA time zone'))),
    },
    { error: issue => (issue.code === 'unrecognized_keys' ? undefined : 'must be a JSON object') },
  );

export function invalidRequest(faults: readonly RequestFault[]): InvalidRequestError {
  const shown = faults.slice(0, MAX_FAULTS);
  return new InvalidRequestError(
    `The request breaks ${faults.length === 1 ? 'a rule' : `${faults.length} rules`}` +
      `${faults.length > shown.length ? `; the first ${shown.length} are listed` : ''}.`,
    shown,
  );
}

export function faultsOf(issue: z.core.$ZodIssue): RequestFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ pointer: pointer([...issue.path, key]), detail: 'is not a known field' }));
  }
  return [{ pointer: pointer(issue.path), detail: issue.message }];
}

/** JSON Pointer (RFC 6901). */
function pointer(path: readonly PropertyKey[]): string {
  return path.map(key => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Epoch milliseconds of an RFC 3339 date-time; undefined for anything else. */
export function readInstant(text: string): number | undefined {
  const [, year, , second] = RFC_3339.exec(text) ?? [];
  if (year === undefined || Number(year) < YEARS.min || Number(year) > YEARS.max) return undefined;
  // Date.parse turns 30 February into a day of March instead of refusing it.
  const day = text.slice(0, 10);
  const midnight = Date.parse(day);
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)) return undefined;
  // POSIX time has no leap seconds: 23:59:60 is the instant after 23:59:59.
  return second === '60' ? Date.parse(text.replace(':60', ':59')) + 1_000 : Date.parse(text);
}

/**
 * Zones that were found valid. Asking Intl takes 30 µs, and 13 ms the first time. The set is bounded, because callers can
 * send any spelling.
 */
const knownTimeZones = new Set(['UTC']);
const MAX_KNOWN_TIME_ZONES = 1_000;

export function isTimeZone(zone: string): boolean {
  if (knownTimeZones.has(zone)) return true;
  // Intl also accepts offsets such as +01:00, which are not IANA names.
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
  if (knownTimeZones.size < MAX_KNOWN_TIME_ZONES) knownTimeZones.add(zone);
  return true;
}
