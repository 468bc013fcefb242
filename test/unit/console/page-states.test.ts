import { describe, expect, it } from 'vitest';
import { shortUnreadText } from '../../../infra/console/page/operate/unread-text.ts';
import { TEXTS } from '../../../infra/console/page/texts.ts';

describe('a part that cannot be read', () => {
  it('is tried again, unless a person has to set something first', () => {
    const told = (code: string) => shortUnreadText({ status: 502, code, detail: '' });
    expect(told('unavailable')).toContain('tried again by itself');
    for (const code of ['no-credentials', 'refused-credentials', 'no-region']) {
      expect(told(code)).not.toContain('again');
      expect(TEXTS.problems[code]?.remedy).toContain('start it again');
    }
  });
});

describe('a problem that may be repeated', () => {
  it('counts down', () => {
    expect([2, 1, 0, -5].map(TEXTS.answer.retryAfter)).toEqual([
      'May be repeated in 2 s.',
      'May be repeated in 1 s.',
      'May be repeated now.',
      'May be repeated now.',
    ]);
  });
});
