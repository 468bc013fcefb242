import type { CacheDirectives } from './port.ts';

/** RFC 9111, section 1.2.2: a larger value counts as this one. */
const MAX_DELTA_SECONDS = 2_147_483_648;

const NONE: CacheDirectives = Object.freeze({});

/** One list element: a name, and an argument as token or quoted string; a comma inside quotes ends no element. */
const DIRECTIVE = /([!#$%&'*+.^_`|~\w-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?[^,"]*/g;

/**
 * Reads the request directives of RFC 9111, section 5.2.1. Names are case-insensitive, unknown ones are ignored; the
 * stricter of two duplicates counts. A `max-age` that is not a number counts as 0: the caller did not mean "any age".
 */
export function parseCacheControl(header: string | undefined): CacheDirectives {
  if (!header) return NONE;
  const directives: CacheDirectives = {};
  for (const [, name = '', quoted, bare] of header.matchAll(DIRECTIVE)) {
    const argument = quoted === undefined ? bare : quoted.replace(/\\(.)/g, '$1');
    switch (name.toLowerCase()) {
      case 'no-cache':
        directives.noCache = true;
        break;
      case 'no-store':
        directives.noStore = true;
        break;
      case 'only-if-cached':
        directives.onlyIfCached = true;
        break;
      case 'max-age':
        directives.maxAgeSeconds = Math.min(directives.maxAgeSeconds ?? MAX_DELTA_SECONDS, readDelta(argument) ?? 0);
        break;
      case 'max-stale':
        readMaxStale(directives, argument);
        break;
    }
  }
  return directives;
}

/** Without a value, any staleness is allowed. A value that is not a number allows none. */
function readMaxStale(directives: CacheDirectives, argument: string | undefined): void {
  const seconds = argument === undefined ? Number.POSITIVE_INFINITY : (readDelta(argument) ?? 0);
  directives.maxStaleSeconds = Math.min(directives.maxStaleSeconds ?? Number.POSITIVE_INFINITY, seconds);
}

function readDelta(argument: string | undefined): number | undefined {
  if (argument === undefined || !/^\d+$/.test(argument)) return undefined;
  return Math.min(MAX_DELTA_SECONDS, Number(argument));
}
