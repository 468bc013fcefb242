import { describe, expect, it } from 'vitest';
import { MalformedJsonError, PayloadTooLargeError, UnsupportedMediaTypeError } from '../../../lib/errors.ts';
import { type HttpEvent, readJsonBody } from '../../../lib/http/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const event = (body: string | null, change: Partial<HttpEvent> = {}): HttpEvent => ({
  headers: { 'content-type': 'application/json' },
  body,
  isBase64Encoded: false,
  requestContext: {},
  ...change,
});

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');

describe('readJsonBody', () => {
  it('reads a JSON body', () => {
    expect(readJsonBody(event('{"text":"grüße"}'))).toEqual({ text: 'grüße' });
  });

  it('reads a body that API Gateway encoded in base64', () => {
    expect(readJsonBody(event(base64('{"text":"grüße"}'), { isBase64Encoded: true }))).toEqual({ text: 'grüße' });
  });

  eachRow([
    'application/json',
    'Application/JSON; charset=UTF-8',
    'application/json;charset="utf-8"',
    'application/json; x=y; charset=utf-8; z',
  ])('takes the media type %s, whatever the case of the field name', type =>
    expect(readJsonBody(event('1', { headers: { 'Content-Type': type } }))).toBe(1),
  );

  eachRow([
    undefined,
    '',
    'text/plain',
    'application/jsonp',
    'application/json; charset=iso-8859-1',
    'application/json; x=y; charset=utf-16',
  ])('refuses the media type %s', type =>
    expect(() => readJsonBody(event('1', { headers: { 'content-type': type } }))).toThrow(UnsupportedMediaTypeError),
  );

  it('names the charset that it refuses, where that is a plain name', () => {
    const messageFor = (type: string) => {
      try {
        return readJsonBody(event('1', { headers: { 'content-type': type } }));
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    expect(messageFor('application/json; charset=ISO-8859-1')).toBe(
      'The charset of the Content-Type must be utf-8, not ISO-8859-1.',
    );
    expect(messageFor('application/json; charset="<b>"')).toBe('The Content-Type must be application/json.');
    expect(messageFor('text/plain; charset=utf-16')).toBe('The Content-Type must be application/json.');
  });

  it('refuses a request without any headers', () => {
    expect(() => readJsonBody(event('1', { headers: null }))).toThrow(UnsupportedMediaTypeError);
  });

  eachRow([
    ['nothing', null],
    ['an empty string', ''],
    ['half an object', '{"text":'],
    ['NaN', '{"a":NaN}'],
  ])('refuses %s as JSON', (_, body) => expect(() => readJsonBody(event(body))).toThrow(MalformedJsonError));

  it('refuses bytes that are not UTF-8', () => {
    const bytes = Uint8Array.of(0x22, 0xff, 0x22);
    expect(() => readJsonBody(event(base64(bytes), { isBase64Encoded: true }))).toThrow(MalformedJsonError);
  });

  it('accepts the characters by which the gateway has replaced such bytes, because a caller may have sent them', () => {
    expect(readJsonBody(event('{"text":"gr\ufffd\ufffde"}'))).toEqual({ text: 'gr\ufffd\ufffde' });
  });

  it('does not quote the body in its error', () => {
    const error = catchError(() => readJsonBody(event('jane@example.com')));
    expect(JSON.stringify([error.message, error.cause])).not.toContain('jane');
  });

  it('counts the limit of 100 KiB in bytes, not in characters', () => {
    const fits = JSON.stringify('é'.repeat((100 * 1024 - 2) / 2));
    expect(readJsonBody(event(fits))).toHaveLength(51_199);
    expect(() => readJsonBody(event(`${fits} `))).toThrow(PayloadTooLargeError);
    expect(() => readJsonBody(event(base64(`${fits} `), { isBase64Encoded: true }))).toThrow(PayloadTooLargeError);
  });
});

function catchError(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}
