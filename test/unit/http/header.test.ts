import { describe, expect, it } from 'vitest';
import { type HttpEvent, header } from '../../../lib/http/event.ts';

const event = (headers: HttpEvent['headers'] & {}): HttpEvent => ({ requestContext: {}, headers });

describe('header', () => {
  it('finds a field in any case, among fields of the same length', () => {
    const request = event({ traceparenT: 'first', 'X-API-Token': 'token', TraceParent: 'second' });
    expect(header(request, 'x-api-token')).toBe('token');
    expect(header(request, 'traceparent')).toBe('first');
  });

  it('is undefined for a field that only begins alike, and where the event has no fields', () => {
    expect(header(event({ 'Content-Type-Options': 'nosniff' }), 'content-type')).toBeUndefined();
    expect(header({ requestContext: {}, headers: null }, 'content-type')).toBeUndefined();
    expect(header({ requestContext: {} }, 'content-type')).toBeUndefined();
  });
});
