import type { Figures } from '../../chart-figures.ts';
import type { RequestRow } from '../../server/request-row.ts';
import { html, type View } from '../parts/html.ts';
import type { Model } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { TEXTS } from '../texts.ts';
import { Chart, type Form, type Line } from './chart.ts';
import { figuresOf } from './figures.ts';
import { KeptFigures } from './kept-figures.ts';
import { isShownBy, shortUnreadText } from './unread-text.ts';

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
    title: T.charts.webhook,
    lines: [['webhookLag', 1]],
    form: 'seconds',
  },
];

export function charts(model: Model): View {
  const { figures, session } = model.state;
  if (session?.isLocal) return plotsOf(figuresOfRows(model));
  const isRead = figures !== undefined && !('detail' in figures);
  return html`
    <p class="hint charts-source" role="status">${sourceText(model.state)}</p>
    ${plotsOf(isRead ? figures : figuresOfRows(model))}
  `;
}

function sourceText({ figures, stageProblem }: State): string {
  if (!figures) return T.metricsPending;
  if (!('detail' in figures)) return T.metrics(figures.seconds / 60);
  return isShownBy(stageProblem, figures)
    ? T.noMetrics(shortUnreadText(figures))
    : T.noMetrics(`${figures.detail} ${T.metricsRight}`);
}

const plotsOf = (figures: Figures): View =>
  html`<div class="charts">${PLOTS.map(plot => chartOf(plot, figures))}</div>`;

/**
 * The charts for the rows of the list. For a stage in AWS, all charts are there from the start, so that nothing moves
 * when CloudWatch answers.
 */
function figuresOfRows(model: Model): Figures {
  const { requests, session, address } = model.state;
  return keptFigures.of(requests?.rows ?? NO_ROWS, address.minutes, model.now(), () => {
    const figures = figuresOf(requests?.rows ?? NO_ROWS, model.span());
    const none = figures.times.map(() => null);
    return session?.isLocal ? figures : { limitBypasses: none, webhookLag: none, ...figures };
  });
}

const NO_ROWS: readonly RequestRow[] = [];
const keptFigures = new KeptFigures();

/** A chart without values for any of its lines is not drawn. */
function chartOf({ title, lines, form }: Plot, figures: Figures): View {
  const drawn = lines.flatMap(([name, hue]): Line[] => {
    const values = figures[name];
    return values ? [{ label: T.series[name], hue, values }] : [];
  });
  if (drawn.length === 0) return null;
  return html`<${Chart} title=${title} times=${figures.times} seconds=${figures.seconds} lines=${drawn} form=${form} />`;
}
