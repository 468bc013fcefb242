import { MalformedJsonError, PayloadTooLargeError, UnsupportedMediaTypeError } from '../errors.ts';
import { type HttpEvent, header } from './event.ts';

/** Of a request, and of a batch: 25 texts of 10,000 characters of three bytes and more. */
export const MAX_BODY_KIBIBYTES = { request: 100, batch: 1_024 } as const;

/** Accepts any parameter except a charset other than UTF-8 (RFC 8259, section 8.1). */
const JSON_MEDIA_TYPE = /^application\/json\s*(;(?!.*charset\s*=\s*(?!"?utf-8"?\s*(;|$))).*)?$/i;

/** @throws UnsupportedMediaTypeError, PayloadTooLargeError, MalformedJsonError */
export function readJsonBody(event: HttpEvent, kind: keyof typeof MAX_BODY_KIBIBYTES = 'request'): unknown {
  const maxKibibytes = MAX_BODY_KIBIBYTES[kind];
  const contentType = header(event, 'content-type') ?? '';
  if (!JSON_MEDIA_TYPE.test(contentType)) throw new UnsupportedMediaTypeError(describeMediaType(contentType));
  const body = event.body ?? '';
  const bytes = event.isBase64Encoded ? Buffer.from(body, 'base64') : undefined;
  if ((bytes?.length ?? Buffer.byteLength(body)) > maxKibibytes * 1024) {
    throw new PayloadTooLargeError(`The body must be at most ${maxKibibytes} KiB.`);
  }
  try {
    return JSON.parse(bytes ? new TextDecoder('utf-8', { fatal: true }).decode(bytes) : body.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's own message quotes the body, which may hold personal data.
    throw new MalformedJsonError('The body is not valid JSON.');
  }
}

/** What is wrong; a charset is named where it is a plain token. */
function describeMediaType(contentType: string): string {
  const [, charset] = /^application\/json\b.*charset\s*=\s*"?([\w.:+-]{1,40})/i.exec(contentType) ?? [];
  return charset === undefined
    ? 'The Content-Type must be application/json.'
    : `The charset of the Content-Type must be utf-8, not ${charset}.`;
}
