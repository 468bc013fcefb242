import * as z from 'zod/mini';
import { text, textOr } from '../config.ts';
import { CONTRACT_LANGUAGES, LANGUAGES, type Language } from '../languages/index.ts';
import { isTimeZone } from './request.ts';

/** Environment variables of the use case. */
export const extractionConfig = {
  /** IANA zone for requests that name none. */
  DEFAULT_TIME_ZONE: textOr('UTC').check(z.refine(isTimeZone, { error: 'must be an IANA time zone' })),
  /** The languages that the service accepts, separated by commas. */
  LANGUAGES_ENABLED: z._default(
    z.pipe(
      text().check(
        z.refine(list => tagsOf(list) !== undefined, {
          error: `must be tags separated by commas, each one of ${LANGUAGES.join(', ')}`,
        }),
      ),
      z.transform(list => tagsOf(list) ?? []),
    ),
    [...CONTRACT_LANGUAGES],
  ),
};

/** Each tag once, in the order of `LANGUAGES`; undefined when a tag is unknown. */
function tagsOf(list: string): Language[] | undefined {
  const named = new Set(list.split(',').map(tag => tag.trim()));
  const tags = LANGUAGES.filter(tag => named.has(tag));
  return tags.length === named.size ? tags : undefined;
}
