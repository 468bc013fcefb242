import { describe, expect, it } from 'vitest';
import { drawBars } from '../bench/plot.ts';
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
        { id: 'told, too', value: 12, unit: 'KB' },
        { id: 'nothing', value: 0, unit: 'calls' },
        { id: 'nothing else', value: 0, unit: 'calls' },
        { id: 'alone', value: 7, unit: 'µs' },
      ],
      pictures: [drawBars({ title: 'phases', unit: 'ms', series: ['read'], groups: [{ label: 'one', values: [5] }] })],
    },
  ],
  charts: [{ title: 'Answers', parts: ['right', 'wrong'], rows: [{ label: 'date de-DE', counts: [3, 1] }] }],
});

describe('the page of figures', () => {
  it('reports how many bars are reached, and names the missed ones first', () => {
    expect(page).toContain('1 of 2 bars reached');
    expect(page).toContain('Missed: rate');
    expect(page.indexOf('Missed: rate')).toBeLessThan(page.indexOf('<table'));
  });

  it('draws each figure in relation to its bar, else to the largest of its unit', () => {
    expect(page).toContain('50 % of the bar');
    expect(page).toMatch(/class="p0" y="3" width="50"/);
    expect(page).toContain('at least 50');
    expect(page).toMatch(
      /only told<td class="number">3 KB<td class="number"><td><svg.*25 % of the largest.*width="50"/,
    );
    expect(page).toMatch(/told, too.*100 % of the largest figure in KB.*width="200"/);
    expect(page).toMatch(/nothing<.*aria-label="none".*width="0"/);
  });

  it('draws no figure that is the only one of its unit', () => {
    expect(page).toMatch(/alone<td class="number">7 µs<td class="number"><td> \n/);
  });

  it('says so where no figure has a bar', () => {
    const results = [{ id: 'told', value: 3, unit: 'KB' }];
    expect(renderHtml({ name: 'bench', sections: [{ title: 'emf', results }] })).toContain('have no bars to reach.');
  });

  it('draws the shares of a whole, and says them to a screen reader', () => {
    expect(page).toContain('aria-label="right 75.0 %, wrong 25.0 %"');
    expect(page).toMatch(/class="p0" x="0" width="360".*class="p1" x="360" width="120"/);
  });

  it('has the pictures of a section below its figures', () => {
    expect(page.indexOf('>phases</text>')).toBeGreaterThan(page.indexOf('only told'));
  });

  it('escapes names, has no script and loads nothing', () => {
    expect(page).toContain('handler &lt;cold&gt;');
    expect(page).toContain('p50 &amp; p99');
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/<script|https?:|url\(/);
  });
});
