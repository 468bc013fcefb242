import fc from 'fast-check';
import { LANGUAGES } from '../../lib/languages/index.ts';
import { anyText } from '../fixtures/any-text.ts';

/** Text as callers, upstreams and attackers send it: words, digits, emoji, combining marks, lone surrogates, controls. */
export const hostileText = (maxLength = 200): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...[
            'refund',
            'last Tuesday',
            '€',
            '+49 30 901820',
            'jo@example.com',
            '\u0000',
            '\ud800',
            'e\u0301',
            'ß',
            'İ',
          ],
          ...['\u{1F469}\u200d\u{1F467}', '\u202e', '\ufeff', '\r\n', '{{}}', '<script>', "';--", '%s', '__proto__'],
        ),
        anyText({ maxLength: 12 }),
        anyText({ maxLength: 6 }),
      ),
      { maxLength: 20 },
    )
    .map(parts => parts.join(' ').slice(0, maxLength));

export const anything = fc.anything({ withNullPrototype: false, maxDepth: 3 }).filter(isJson);

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}

/** Mostly valid, so that the requests reach the code after the checks. */
const mostly = <T>(valid: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ arbitrary: valid, weight: 8 }, { arbitrary: anything, weight: 1 });

/** A request body: valid, invalid in one field, or any other value. */
export const requestBody: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      {
        text: mostly(hostileText()),
        language: mostly(fc.constantFrom(...LANGUAGES)),
        entity_types: mostly(
          fc.uniqueArray(fc.constantFrom('product', 'date', 'money', 'number', 'phone', 'note', 'time'), {
            minLength: 1,
          }),
        ),
        confidence_threshold: mostly(fc.double({ min: 0, max: 1, noNaN: true })),
        reference_time: mostly(fc.date({ noInvalidDate: true }).map(date => date.toISOString())),
        time_zone: mostly(fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York')),
      },
      { requiredKeys: ['text', 'language', 'entity_types'] },
    ),
  },
  { weight: 1, arbitrary: anything },
);

/** The raw body: JSON, cut JSON, or no JSON. */
export const rawBody: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: requestBody.map(body => JSON.stringify(body)) },
  { weight: 1, arbitrary: requestBody.map(body => JSON.stringify(body).slice(0, -1)) },
  { weight: 1, arbitrary: hostileText() },
);

const entity = fc.record(
  {
    name: mostly(fc.constantFrom('product', 'date', 'money', 'number', 'phone', 'note', 'time')),
    value: mostly(hostileText(60)),
    confidence: mostly(fc.double({ min: 0, max: 1, noNaN: true })),
    start: mostly(fc.integer({ min: -5, max: 300 })),
    end: mostly(fc.integer({ min: -5, max: 300 })),
  },
  { requiredKeys: ['name'] },
);

/** An answer of the upstream with status and body. */
export const upstreamAnswer: fc.Arbitrary<{ status: number; body: string; headers: Record<string, string> }> =
  fc.record({
    status: fc.oneof(
      { weight: 8, arbitrary: fc.constant(200) },
      { weight: 3, arbitrary: fc.constantFrom(201, 301, 400, 401, 403, 404, 418, 422, 429, 500, 503) },
    ),
    body: fc.oneof(
      {
        weight: 8,
        arbitrary: fc
          .record({ entities: fc.array(entity, { maxLength: 12 }), language: mostly(fc.constant('en-US')) })
          .map(body => JSON.stringify(body)),
      },
      { weight: 1, arbitrary: anything.map(body => JSON.stringify(body)) },
      { weight: 1, arbitrary: hostileText() },
    ),
    headers: fc.oneof(
      fc.constant({}),
      fc.constantFrom('0', '-1', '5', '1e9', 'soon', 'Fri, 31 Dec 9999 23:59:59 GMT').map(value => ({
        'retry-after': value,
      })),
    ),
  });

/** Events of any kind. */
export const anyEvent: fc.Arbitrary<unknown> = fc.oneof(
  anything,
  fc.constantFrom(null, undefined),
  fc.record(
    {
      headers: anything,
      body: anything,
      isBase64Encoded: anything,
      requestContext: fc.oneof(anything, fc.record({ requestId: anything, identity: anything })),
    },
    { requiredKeys: [] },
  ),
);
