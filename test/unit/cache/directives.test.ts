import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCacheControl } from '../../../lib/cache/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

describe('parseCacheControl', () => {
  eachRow([
    [undefined, {}],
    ['', {}],
    ['no-cache', { noCache: true }],
    ['No-Store', { noStore: true }],
    ['only-if-cached', { onlyIfCached: true }],
    ['max-age=5', { maxAgeSeconds: 5 }],
    ['MAX-AGE=0', { maxAgeSeconds: 0 }],
    ['max-age="5"', { maxAgeSeconds: 5 }],
    ['max-stale', { maxStaleSeconds: Number.POSITIVE_INFINITY }],
    ['max-stale=60', { maxStaleSeconds: 60 }],
    ['max-age=3, max-stale=9,only-if-cached', { maxAgeSeconds: 3, maxStaleSeconds: 9, onlyIfCached: true }],
    [' ,, no-cache ,', { noCache: true }],
    ['min-fresh=5, no-transform, stale-if-error=9', {}],
    ['x-no-cache, nocache, no-cachex', {}],
    ['max-age=99999999999999999999', { maxAgeSeconds: 2_147_483_648 }],
  ])('reads %j', (header, directives) => {
    expect(parseCacheControl(header)).toEqual(directives);
  });

  eachRow(['max-age', 'max-age=', 'max-age=-1', 'max-age=1.5', 'max-age=soon'])('reads %j as an age of 0', header => {
    expect(parseCacheControl(header)).toEqual({ maxAgeSeconds: 0 });
  });

  eachRow(['max-stale=', 'max-stale=-1', 'max-stale=x'])('allows no staleness for %j', header => {
    expect(parseCacheControl(header)).toEqual({ maxStaleSeconds: 0 });
  });

  it('uses the stricter of two duplicates', () => {
    expect(parseCacheControl('max-age=9, max-age=3, max-age=5')).toEqual({ maxAgeSeconds: 3 });
    expect(parseCacheControl('max-stale, max-stale=3')).toEqual({ maxStaleSeconds: 3 });
  });

  it('finds no directive inside a quoted string', () => {
    expect(parseCacheControl('private="no-cache, max-age=0 \\" no-store", max-age=7')).toEqual({ maxAgeSeconds: 7 });
  });

  it('never throws and never returns a negative number or NaN', () => {
    const piece = fc.constantFrom('max-age', 'max-stale', 'no-cache', '=', '"', ',', ' ', '\\', '5', '-', 'x');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map(parts => parts.join('')),
        ),
        header => {
          const { maxAgeSeconds = 0, maxStaleSeconds = 0 } = parseCacheControl(header);
          expect(maxAgeSeconds).toBeGreaterThanOrEqual(0);
          expect(maxStaleSeconds).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is linear on adversarial input', () => {
    const start = performance.now();
    for (const part of ['a="', 'a=" \\" ', 'a = ', '\\"', 'max-age=" ,']) parseCacheControl(part.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
