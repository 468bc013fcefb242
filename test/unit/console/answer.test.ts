import { describe, expect, it } from 'vitest';
import { textBeyondPreview } from '../../../infra/console/page/answer/record-text.ts';
import { readCacheStatus, waterfall } from '../../../infra/console/page/answer/timing.ts';

describe('waterfall', () => {
  it('puts the phases one after another, and what is left at the end', () => {
    const { phases, totalMs } = waterfall('cache;dur=10.00, upstream;dur=30.00, total;dur=50.00');
    expect(totalMs).toBe(50);
    expect(phases).toEqual([
      { name: 'cache', ms: 10, start: 0, share: 0.2 },
      { name: 'upstream', ms: 30, start: 0.2, share: 0.6 },
      { name: 'other', ms: 10, start: 0.8, share: 0.2 },
    ]);
  });

  it('puts them in the order in which they happen, and unknown ones last', () => {
    const { phases } = waterfall(
      'token;dur=1, other;dur=1, ledger;dur=1, upstream;dur=1, normalise;dur=1, cache;dur=1',
    );
    expect(phases.map(({ name }) => name)).toEqual(['cache', 'token', 'upstream', 'normalise', 'ledger', 'other']);
  });

  it('stays within its width when a phase outlasts the request', () => {
    const { phases, totalMs } = waterfall('ledger;dur=80, total;dur=50');
    expect(totalMs).toBe(80);
    expect(phases).toEqual([{ name: 'ledger', ms: 80, start: 0, share: 1 }]);
  });

  it('shows nothing for a header that it cannot read', () => {
    expect(waterfall('')).toEqual({ phases: [], totalMs: 0 });
  });
});

describe('readCacheStatus', () => {
  it('reads a hit with its tier and the freshness that is left', () => {
    expect(readCacheStatus('cxone-entities; hit; ttl=7; detail=memory')).toEqual({
      result: 'hit',
      ttl: 7,
      detail: 'memory',
    });
  });

  it('reads why a request went on, and a stale entry', () => {
    expect(readCacheStatus('cxone-entities; fwd=miss; stored')).toEqual({
      result: 'miss',
      ttl: undefined,
      detail: undefined,
    });
    expect(readCacheStatus('cxone-entities; hit; ttl=-4').ttl).toBe(-4);
  });
});

describe('textBeyondPreview', () => {
  const text = 'return my wireless headphones, mail to jane.roe@example.com';

  it('accepts a record whose preview and values hold parts of the text', () => {
    const record = { preview: text, entities: [{ name: 'product', value: 'wireless headphones' }], outcome: 'ok' };
    expect(textBeyondPreview(record, text)).toEqual([]);
  });

  it('names each other field that repeats a part of it, at any depth and in any case', () => {
    const record = { caller: 'JANE.ROE@example.com', phases: { note: ['the headphones'] } };
    expect(textBeyondPreview(record, text)).toEqual(['caller', 'phases.note.0']);
  });
});
