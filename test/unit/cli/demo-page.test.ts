import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderPage, writePage } from '../../../infra/cli/demo/page.ts';
import type { Answer } from '../../../infra/cli/demo/table.ts';

const ANSWER: Answer = {
  turn: { text: 'return <my> "headphones" & more', language: 'de-DE', entityTypes: [], asked: 'first', expected: {} },
  body: {
    cache_source: 'api',
    audit_status: 'LOGGED',
    processing_time_ms: 12.34,
    entities: [
      { name: 'product', value: 'WH-1', raw_value: 'headphones', confidence: 0.9, start: 0, end: 3, match: 'exact' },
      { name: 'date', value: null, raw_value: 'soon', confidence: 0.8, start: null, end: null, match: 'none' },
    ],
    dropped: [{ name: 'money', raw_value: '<b>', reason: 'overlap' }],
  },
  elapsedMs: 20,
};

describe('the page of the demo', () => {
  const page = renderPage([ANSWER]);

  it('shows what was said, the entities with their values, and what was dropped', () => {
    expect(page).toContain('<h2>de-DE, from api, 12.3 ms</h2>');
    expect(page).toContain('<tr><td>product<td>WH-1<td>exact<td>0.90<td>headphones');
    expect(page).toContain('<tr><td>date<td>no value<td>none<td>0.80<td>soon');
    expect(page).toContain('<tr><td>money<td>dropped: overlap');
  });

  it('escapes what was said, has no script and loads nothing', () => {
    expect(page).toContain('return &lt;my&gt; &quot;headphones&quot; &amp; more');
    expect(page).toContain('<td>&lt;b&gt;');
    expect(page).not.toMatch(/<script|https?:|url\(/);
  });

  it('has an address that a browser can open', async () => {
    const url = await writePage([ANSWER]);
    expect(url).toMatch(/^file:\/\/\/.*\.html$/);
    await rm(dirname(fileURLToPath(url)), { recursive: true });
  });
});
