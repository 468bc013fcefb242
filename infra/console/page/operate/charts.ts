import type { Figures } from '../../figures-form.ts';
import { html, type View } from '../parts/html.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';
import { Chart, type Line } from './chart.ts';
import { figuresOf } from './figures.ts';

const T = TEXTS.operate;

type SeriesName = keyof typeof T.series;

interface Plot {
  readonly title: string;
  readonly lines: readonly (readonly [name: SeriesName, hue: number])[];
  readonly form: 'count' | 'share' | 'ms';
}

const PLOTS: readonly Plot[] = [
  {
    title: T.charts.traffic,
    lines: [
      ['requests', 0],
      ['rejected', 3],
      ['failed', 1],
    ],
    form: 'count',
  },
  {
    title: T.charts.latency,
    lines: [
      ['p50', 0],
      ['p95', 3],
      ['p99', 1],
    ],
    form: 'ms',
  },
  {
    title: T.charts.hits,
    lines: [
      ['memory', 2],
      ['dynamoDb', 0],
      ['stale', 1],
    ],
    form: 'share',
  },
  {
    title: T.charts.confidence,
    lines: [
      ['confidence', 2],
      ['review', 1],
    ],
    form: 'share',
  },
  {
    title: T.charts.upstream,
    lines: [
      ['upstreamCalls', 0],
      ['throttles', 1],
    ],
    form: 'count',
  },
];

export function charts(model: Model): View {
  const { figures } = model.state;
  if (figures && 'detail' in figures) return html`<p class="hint" role="status">${T.noMetrics(figures.detail)}</p>`;
  if (!figures && model.state.session?.isLocal === false)
    return html`<p class="pending" role="status">${T.pending}</p>`;
  const shown = figures ?? figuresOfRows(model);
  return html`<div class="charts">${PLOTS.map(plot => chartOf(plot, shown))}</div>`;
}

/** Figures of rows are made anew when the rows or the newest interval change, not at every drawing. */
let kept: { key: string; rows: unknown; figures: Figures } | undefined;

function figuresOfRows(model: Model): Figures {
  const { state } = model;
  const { from, to } = model.span();
  const key = `${state.address.minutes} ${Math.floor(to / 5_000)}`;
  const rows = state.requests?.rows ?? [];
  if (kept?.key !== key || kept.rows !== state.requests?.rows) {
    kept = { key, rows: state.requests?.rows, figures: figuresOf(rows, { from, to }) };
  }
  return kept.figures;
}

function chartOf({ title, lines, form }: Plot, figures: Figures): View {
  const drawn: Line[] = lines.map(([name, hue]) => ({ label: T.series[name], hue, values: figures[name] }));
  return html`<${Chart} title=${title} times=${figures.times} lines=${drawn} form=${form} />`;
}
