import { describe, expect, it } from 'vitest';
import { renderHtml } from '../html-report.ts';

const page = renderHtml({
  name: 'bench',
  sections: [
    {
      title: 'handler <cold>',
      results: [
        { id: 'p50 & p99', value: 0.5, unit: 'ms', bar: 1, pass: true },
        { id: 'rate', value: 40, unit: '1/s', bar: 50, atLeast: true, pass: false },
        { id: 'only told', value: 3, unit: 'KB' },
      ],
    },
  ],
  charts: [{ title: 'Answers', parts: ['right', 'wrong'], rows: [{ label: 'date de-DE', counts: [3, 1] }] }],
});

describe('the page of figures', () => {
  it('tells how many bars are reached, and names the missed ones first', () => {
    expect(page).toContain('1 of 2 bars reached');
    expect(page).toContain('Missed: rate');
    expect(page.indexOf('Missed: rate')).toBeLessThan(page.indexOf('<table>'));
  });

  it('draws each figure in relation to its bar, and none without a bar', () => {
    expect(page).toContain('50 % of the bar');
    expect(page).toMatch(/class="p0" y="3" width="50"/);
    expect(page).toContain('at least 50');
    expect(page).toContain('<td>only told<td class="number">3 KB<td class="number"><td> ');
  });

  it('draws the shares of a whole, and says them to a screen reader', () => {
    expect(page).toContain('aria-label="right 75.0 %, wrong 25.0 %"');
    expect(page).toMatch(/class="p0" x="0" width="360".*class="p1" x="360" width="120"/);
  });

  it('escapes names, has no script and loads nothing', () => {
    expect(page).toContain('handler &lt;cold&gt;');
    expect(page).toContain('p50 &amp; p99');
    expect(page).not.toMatch(/<script|https?:|url\(/);
  });
});
