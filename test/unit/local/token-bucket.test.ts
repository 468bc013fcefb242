import { describe, expect, it } from 'vitest';
import { TokenBucket } from '../../../infra/local/http/token-bucket.ts';

describe('TokenBucket', () => {
  const takeAll = (bucket: TokenBucket, nowMs: number) => {
    let taken = 0;
    while (bucket.take(nowMs).taken) taken += 1;
    return taken;
  };

  it('starts full and never holds more than the burst', () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, 0);
    expect(takeAll(bucket, 0)).toBe(3);
    expect(takeAll(bucket, 60_000)).toBe(3);
  });

  it('fills at its rate', () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, 0);
    takeAll(bucket, 0);
    expect(takeAll(bucket, 99)).toBe(0);
    expect(takeAll(bucket, 200)).toBe(2);
  });

  it('says how long it takes until the next token is there', () => {
    const bucket = new TokenBucket({ perSecond: 0.5, burst: 1 }, 0);
    bucket.take(0);
    expect(bucket.take(500)).toEqual({ taken: false, waitSeconds: 1.5 });
  });
});
