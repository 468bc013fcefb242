import { MalformedJsonError, PayloadTooLargeError, UnsupportedMediaTypeError } from '../errors.ts';
import { type HttpEvent, header } from './event.ts';

const MAX_BODY_KIBIBYTES = 100;

/** Accepts any parameter except a charset other than UTF-8 (RFC 8259, section 8.1). */
const JSON_MEDIA_TYPE = /^application\/json\s*(;(?!.*charset\s*=\s*(?!"?utf-8"?\s*(;|$))).*)?$/i;

/** @throws UnsupportedMediaTypeError, PayloadTooLargeError, MalformedJsonError */
export function readJsonBody(event: HttpEvent): unknown {
  if (!JSON_MEDIA_TYPE.test(header(event, 'content-type') ?? '')) {
    throw new UnsupportedMediaTypeError('The Content-Type must be application/json.');
  }
  const body = event.body ?? '';
  const bytes = event.isBase64Encoded ? Buffer.from(body, 'base64') : undefined;
  if ((bytes?.length ?? Buffer.byteLength(body)) > MAX_BODY_KIBIBYTES * 1024) {
    throw new PayloadTooLargeError(`The body must be at most ${MAX_BODY_KIBIBYTES} KiB.`);
  }
  try {
    return JSON.parse(bytes ? new TextDecoder('utf-8', { fatal: true }).decode(bytes) : body.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's own message quotes the body, which may hold personal data.
    throw new MalformedJsonError('The body is not valid JSON.');
  }
}
