import { describe, expect, it } from 'vitest';
import { loadNumberLocale, numberLocale } from '../../../lib/normalization/numeric/locales.ts';
import { scanFree } from '../../../lib/normalization/numeric/scan.ts';

describe('loadNumberLocale', () => {
  it('gives kinds that load at the same time one locale, so that they scan a text once', async () => {
    const [first, second] = await Promise.all([loadNumberLocale('en-US'), loadNumberLocale('en-US')]);
    expect(second).toBe(first);
    expect(numberLocale('en-US')).toBe(first);
    const context = {};
    expect(scanFree('twenty two', second, context)).toBe(scanFree('twenty two', first, context));
  });
});
