import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Answer } from './table.ts';

/** Writes the answers as a page that outlives the demo. @returns its address */
export async function writePage(answers: readonly Answer[]): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'cxone-entities-demo-')), 'answers.html');
  await writeFile(file, renderPage(answers));
  return pathToFileURL(file).href;
}

/** It needs no script and loads nothing. */
export const renderPage = (answers: readonly Answer[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>cxone-entities: the answers of the demo</title>
<style>${STYLE}</style>
<h1>The answers of the demo</h1>
${answers.map(renderAnswer).join('\n')}
</html>
`;

const STYLE = `
:root { color-scheme: light dark }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
h2 { font-size: 1rem; margin-top: 2rem }
div { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
td, th { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8886 }
`;

function renderAnswer({ turn, body }: Answer): string {
  const found = body.entities.map(({ name, value, match, confidence, raw_value }) =>
    row([name, value ?? 'no value', match, confidence.toFixed(2), raw_value]),
  );
  const dropped = body.dropped.map(({ name, reason, raw_value }) =>
    row([name, `dropped: ${reason}`, '', '', raw_value]),
  );
  return `<h2>${turn.language}, from ${escapeHtml(body.cache_source)}, ${body.processing_time_ms.toFixed(1)} ms</h2>
<p lang="${turn.language}">${escapeHtml(turn.text)}</p>
<div><table>
<tr><th>type<th>value<th>match<th>confidence<th>said
${[...found, ...dropped].join('\n')}
</table></div>`;
}

const row = (cells: readonly string[]): string => `<tr>${cells.map(cell => `<td>${escapeHtml(cell)}`).join('')}`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, sign => ESCAPES[sign] ?? sign);
