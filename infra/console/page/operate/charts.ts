import { html, type View } from '../parts/html.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';
import { Chart, type Line } from './chart.ts';
import { type Figures, figuresOf } from './figures.ts';

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

/** Figures are made anew when the rows or the newest interval change, not at every drawing. */
let kept: { key: string; rows: unknown; figures: Figures } | undefined;

export function charts(model: Model): View {
  const { requests } = model.state;
  const span = model.span();
  const key = `${model.state.address.minutes} ${Math.floor(span.to / 5_000)}`;
  const rows = requests?.rows ?? [];
  if (kept?.key !== key || kept.rows !== requests?.rows) {
    kept = { key, rows: requests?.rows, figures: figuresOf(rows, span) };
  }
  const { figures } = kept;
  return html`<div class="charts">${PLOTS.map(plot => chartOf(plot, figures))}</div>`;
}

function chartOf({ title, lines, form }: Plot, figures: Figures): View {
  const drawn: Line[] = lines.map(([name, hue]) => ({ label: T.series[name], hue, values: figures[name] }));
  return html`<${Chart} title=${title} times=${figures.times} lines=${drawn} form=${form} />`;
}
