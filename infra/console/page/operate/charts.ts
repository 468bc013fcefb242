import type { Figures } from '../../chart-figures.ts';
import { html, type View } from '../parts/html.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';
import { Chart, type Form, type Line } from './chart.ts';
import { figuresOf } from './figures.ts';

const T = TEXTS.operate;

type SeriesName = keyof typeof T.series;

interface Plot {
  readonly title: string;
  readonly lines: readonly (readonly [name: SeriesName, hue: number])[];
  readonly form: Form;
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
      ['limitBypasses', 3],
    ],
    form: 'count',
  },
  {
    title: T.charts.ages,
    lines: [
      ['tokenAge', 0],
      ['webhookLag', 1],
    ],
    form: 'seconds',
  },
];

export function charts(model: Model): View {
  const { figures } = model.state;
  if (model.state.session?.isLocal) return plotsOf(figuresOfRows(model));
  if (!figures) return html`<p class="pending" role="status">${T.metricsPending}</p>`;
  return 'detail' in figures
    ? html`<p class="hint over" role="status">${T.noMetrics(figures.detail)}</p>${plotsOf(figuresOfRows(model))}`
    : html`<p class="hint">${T.metrics(figures.seconds / 60)}</p>${plotsOf(figures)}`;
}

const plotsOf = (figures: Figures): View =>
  html`<div class="charts">${PLOTS.map(plot => chartOf(plot, figures))}</div>`;

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

/** A chart without values for any of its lines is not drawn. */
function chartOf({ title, lines, form }: Plot, figures: Figures): View {
  const drawn = lines.flatMap(([name, hue]): Line[] => {
    const values = figures[name];
    return values ? [{ label: T.series[name], hue, values }] : [];
  });
  if (drawn.length === 0) return null;
  return html`<${Chart} title=${title} times=${figures.times} lines=${drawn} form=${form} />`;
}
