import { describe, expect, it } from 'vitest';
import { readTraceParent, writeTraceParent } from '../../lib/trace-parent.ts';
import { eachRow } from '../fixtures/each-row.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const HEADER = `00-${TRACE}-00f067aa0ba902b7-01`;

describe('traceparent', () => {
  it('is read as trace id and flags', () => {
    expect(readTraceParent(HEADER)).toEqual({ traceId: TRACE, flags: '01' });
  });

  it('may be of a later version, with further fields', () => {
    expect(readTraceParent(`cc-${TRACE}-00f067aa0ba902b7-01-what-is-this`)?.traceId).toBe(TRACE);
  });

  eachRow([
    undefined,
    '',
    'x',
    HEADER.toUpperCase(),
    HEADER.replace('00-', 'ff-'),
    HEADER.replace(TRACE, '0'.repeat(32)),
    HEADER.replace('00f067aa0ba902b7', '0'.repeat(16)),
    `${HEADER}-more`,
    HEADER.slice(0, -1),
  ])('is ignored when it is %j', header => {
    expect(readTraceParent(header)).toBeUndefined();
  });

  it('is handed on with a new span id each time', () => {
    const parent = { traceId: TRACE, flags: '01' };
    const written = [writeTraceParent(parent), writeTraceParent(parent)];
    expect(new Set(written).size).toBe(2);
    for (const header of written) expect(readTraceParent(header)).toEqual(parent);
  });
});
