import { writeFile } from 'node:fs/promises';
import { currentCommit, missedOf, type Result } from './report.ts';

/** Figures that belong together: of one benchmark, one case of the fleet. */
export interface Section {
  title: string;
  results: readonly Result[];
  /** SVG pictures. */
  pictures?: readonly string[];
}

/** Rows that are drawn as one stacked bar each, for example right, wrong and refused values of a kind. */
export interface ShareChart {
  title: string;
  /** Names of the parts, at most five. */
  parts: readonly string[];
  rows: readonly { label: string; counts: readonly number[] }[];
}

export interface Figures {
  name: string;
  sections: readonly Section[];
  charts?: readonly ShareChart[];
}

/** Writes the figures as one page with plots for `--html FILE`. It needs no script and loads nothing. */
export const writeHtmlReport = (file: string, figures: Figures): Promise<void> => writeFile(file, renderHtml(figures));

export function renderHtml({ name, sections, charts = [] }: Figures): string {
  const results = sections.flatMap(section => section.results);
  const barred = results.filter(({ pass }) => pass !== undefined);
  const missed = missedOf(results);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>cxone-entities: ${escapeHtml(name)}</title>
<style>${STYLE}</style>
<h1>${escapeHtml(name)}</h1>
<p>${reachedText(barred.length - missed.length, barred.length)} Commit ${currentCommit().slice(0, 10)}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}.</p>
${missed.length > 0 ? `<p class="missed">Missed: ${missed.map(({ id }) => escapeHtml(id)).join('; ')}</p>` : ''}
${charts.map(renderChart).join('\n')}
${sections.map(renderSection).join('\n')}
</html>
`;
}

/** Some benchmarks report figures that have no bar. */
const reachedText = (reached: number, bars: number): string =>
  bars === 0 ? 'These figures have no bars to reach.' : `${reached} of ${bars} bars reached.`;

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --good: #2a7d4f; --bad: #c2410c; --mute: #64748b }
@media (prefers-color-scheme: dark) { :root { --good: #4ade80; --bad: #fb923c; --mute: #94a3b8 } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
td, th { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: middle }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
.missed { color: var(--bad); font-weight: 600 }
svg { display: block; margin-top: .25rem }
.wide { overflow-x: auto }
.p0 { fill: var(--good) } .p1 { fill: var(--bad) } .p2 { fill: var(--mute) } .p3 { fill: #7c3aed } .p4 { fill: #0284c7 }
.key { margin-right: 1rem } .key svg { display: inline-block }
`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, sign => ESCAPES[sign] ?? sign);

const renderSection = ({ title, results, pictures = [] }: Section): string => `<h2>${escapeHtml(title)}</h2>
<div class="wide"><table>
<tr><th>figure<th>value<th>bar<th>plot
${results.map(result => renderResult(result, results)).join('\n')}
</table></div>
${pictures.join('\n')}`;

function renderResult(result: Result, section: readonly Result[]): string {
  const { id, value, unit, bar, pass, atLeast } = result;
  const verdict = pass === undefined ? '' : pass ? 'reached' : '<span class="missed">missed</span>';
  const limit = bar === undefined ? '' : `${atLeast ? 'at least' : 'at most'} ${Number(bar.toPrecision(4))}`;
  const isBarred = bar !== undefined && bar !== 0 && pass !== undefined;
  const drawn = isBarred ? plot(value, bar, pass) : plotAmongOthers(result, section);
  return `<tr><td>${escapeHtml(id)}<td class="number">${Number(value.toPrecision(4))} ${escapeHtml(unit)}<td class="number">${limit}<td>${drawn} ${verdict}`;
}

const WIDTH = 200;
/** The plot ends at twice the bar. */
const END = 2;

/**
 * A figure without a bar is shown relative to the largest figure with its unit in the section. If it is the only one,
 * nothing is drawn.
 */
function plotAmongOthers({ value, unit }: Result, section: readonly Result[]): string {
  const others = section.filter(other => other.unit === unit);
  if (others.length === 1) return '';
  const most = Math.max(...others.map(other => Math.abs(other.value)));
  const width = most === 0 ? 0 : round((Math.abs(value) / most) * WIDTH);
  const label = most === 0 ? 'none' : `${Math.round((value / most) * 100)} % of the largest figure in ${unit}`;
  return `<svg width="${WIDTH}" height="14" role="img" aria-label="${escapeHtml(label)}"><title>${escapeHtml(label)}</title><rect class="p2" y="3" width="${width}" height="8"/></svg>`;
}

/** How far the value goes, with a line at the bar. */
function plot(value: number, bar: number, pass: boolean): string {
  const share = Math.max(0, Math.min(END, value / bar)) / END;
  const label = `${Math.round((value / bar) * 100)} % of the bar`;
  return `<svg width="${WIDTH}" height="14" role="img" aria-label="${label}"><title>${label}</title><rect class="${pass ? 'p0' : 'p1'}" y="3" width="${round(share * WIDTH)}" height="8"/><path d="M${WIDTH / END} 0v14" stroke="currentColor"/></svg>`;
}

function renderChart({ title, parts, rows }: ShareChart): string {
  const keys = parts.map(
    (part, at) =>
      `<span class="key"><svg width="10" height="10"><rect class="p${at}" width="10" height="10"/></svg> ${escapeHtml(part)}</span>`,
  );
  return `<h2>${escapeHtml(title)}</h2>
<p>${keys.join('')}</p>
<div class="wide"><table>
${rows.map(row => renderShares(row, parts)).join('\n')}
</table></div>`;
}

const SHARE_WIDTH = 480;

function renderShares({ label, counts }: ShareChart['rows'][number], parts: readonly string[]): string {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const percent = (count: number) => (all === 0 ? 0 : (count / all) * 100);
  const said = parts.map((part, at) => `${part} ${percent(counts[at] ?? 0).toFixed(1)} %`).join(', ');
  let from = 0;
  const drawn = counts.map((count, at) => {
    const width = (percent(count) / 100) * SHARE_WIDTH;
    const rect = `<rect class="p${at}" x="${round(from)}" width="${round(width)}" height="14"/>`;
    from += width;
    return rect;
  });
  return `<tr><td>${escapeHtml(label)}<td class="number">${all}<td><svg width="${SHARE_WIDTH}" height="14" role="img" aria-label="${escapeHtml(said)}"><title>${escapeHtml(said)}</title>${drawn.join('')}</svg>`;
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;
