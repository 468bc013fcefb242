import { Component, createRef } from 'preact';
import uPlot from 'uplot';
import type { Column } from '../../chart-figures.ts';
import { html } from '../parts/html.ts';
import { axisTime, duration } from '../parts/time.ts';
import { TEXTS } from '../texts.ts';
import { nearCounts } from './figures.ts';

export interface Line {
  readonly label: string;
  /** Number of the colour in the style sheet. */
  readonly hue: number;
  readonly values: Column;
}

interface Props {
  readonly title: string;
  readonly times: readonly number[];
  /** Length of an interval. */
  readonly seconds: number;
  readonly lines: readonly Line[];
  readonly form: Form;
}

export type Form = 'count' | 'share' | 'ms' | 'seconds';

const HEIGHT_PX = 130;

/** A chart with its values as text, which is what a screen reader reads. */
export class Chart extends Component<Props> {
  readonly #host = createRef<HTMLDivElement>();
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  #plot: uPlot | undefined;
  #observer: ResizeObserver | undefined;

  override componentDidMount(): void {
    const host = this.#host.current;
    if (!host) return;
    this.#draw();
    this.#observer = new ResizeObserver(() => this.#plot?.setSize({ width: host.clientWidth, height: HEIGHT_PX }));
    this.#observer.observe(host);
    this.#scheme.addEventListener('change', this.#draw);
  }

  /** The page is drawn each second for its ages. A chart is drawn only if its values have changed. */
  override shouldComponentUpdate({ times, lines }: Props): boolean {
    const { times: before, lines: drawn } = this.props;
    return times !== before || lines.some(({ values }, at) => values !== drawn[at]?.values);
  }

  override componentDidUpdate(): void {
    this.#plot?.setData(dataOf(this.props));
  }

  override componentWillUnmount(): void {
    this.#scheme.removeEventListener('change', this.#draw);
    this.#observer?.disconnect();
    this.#plot?.destroy();
  }

  /** A canvas does not follow the style sheet: colours are read again when the scheme changes. */
  readonly #draw = (): void => {
    const host = this.#host.current;
    if (!host) return;
    this.#plot?.destroy();
    this.#plot = new uPlot(optionsOf(host, this.props), dataOf(this.props), host);
  };

  override render({ title, lines, form, seconds }: Props) {
    return html`
      <figure class="panel chart">
        <figcaption>
          <h2>${title}</h2>
          <p class="hint">${form === 'count' ? TEXTS.operate.summed : TEXTS.operate.newest(duration(seconds * 1000))}</p>
          <span class="legend">
            ${lines.map(({ label, hue, values }) => {
              const said = summaryOf(values, form);
              return html`<span class="hue-${hue}"><span class="label">${label}</span> <b>${said === null ? TEXTS.operate.noData : format(said, form)}</b></span>`;
            })}
          </span>
        </figcaption>
        <div class="plot" ref=${this.#host} aria-hidden="true"></div>
      </figure>
    `;
  }
}

/** The sum for counts, and the latest value for everything else. */
function summaryOf(values: Column, form: Form): number | null {
  if (form === 'count') return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return values.findLast(value => value !== null) ?? null;
}

const dataOf = ({ times, lines, form }: Props): uPlot.AlignedData => [
  [...times],
  ...lines.map(({ values }, at) => (form === 'count' && at > 0 ? nearCounts(values) : [...values])),
];

function format(value: number, form: Form): string {
  if (form === 'share') return `${Math.round(value * 100)} %`;
  if (form === 'ms') return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
  return form === 'seconds' ? `${Math.round(value)} s` : value.toLocaleString('en');
}

function optionsOf(host: HTMLElement, { lines, form }: Props): uPlot.Options {
  const style = getComputedStyle(host);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: colour('--muted'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line'), width: 1 },
    font: `11px ${colour('--sans')}`,
  };
  return {
    width: host.clientWidth,
    height: HEIGHT_PX,
    padding: [8, 18, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_plot, _min, max) => [0, form === 'share' ? 1 : Math.max(max * 1.1, 1)] } },
    axes: [
      { ...axis, size: 28, values: (_plot, times) => times.map(time => axisTime(time * 1000)) },
      { ...axis, size: 52, values: (_plot, values) => values.map(value => axisValue(value, form)) },
    ],
    series: [
      {},
      ...lines.map(({ label, hue }) => ({
        label,
        stroke: colour(`--hue-${hue}`),
        width: 2,
        spanGaps: form !== 'count',
        points: { show: form !== 'count', size: 5, fill: colour(`--hue-${hue}`) },
        ...(form === 'count' && uPlot.paths.stepped && { paths: uPlot.paths.stepped({ align: 1 }) }),
      })),
    ],
  };
}

function axisValue(value: number, form: Form): string {
  if (form === 'share') return `${Math.round(value * 100)} %`;
  return Number.isInteger(value) ? String(value) : '';
}
