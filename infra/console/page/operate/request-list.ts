import { Component, createRef } from 'preact';
import type { RequestRow } from '../../server/request-row.ts';
import { html } from '../parts/html.ts';
import { clockTime, dayTime } from '../parts/time.ts';
import { TEXTS } from '../texts.ts';

const T = TEXTS.operate;

interface Props {
  readonly rows: readonly RequestRow[];
  /** Whether the requests go back more than a day. */
  readonly isLong: boolean;
}

const ROW_PX = 28;
/** Rows above and below the visible ones. */
const MARGIN_ROWS = 8;

/** The requests, the newest first. Only the rows that can be seen exist in the document. */
export class RequestList extends Component<Props, { top: number; height: number }> {
  readonly #box = createRef<HTMLDivElement>();
  override state = { top: 0, height: 0 };

  override componentDidMount(): void {
    this.#measure();
    addEventListener('resize', this.#measure);
  }

  /** New rows are added at the top. A person who reads further down keeps seeing the same rows. */
  override componentDidUpdate({ rows: before }: Props): void {
    const box = this.#box.current;
    if (!box || box.scrollTop === 0) return;
    const added = addedRows(before, this.props.rows);
    if (added > 0) box.scrollTop += added * ROW_PX;
  }

  override componentWillUnmount(): void {
    removeEventListener('resize', this.#measure);
  }

  readonly #measure = (): void => {
    const box = this.#box.current;
    if (box) this.setState({ top: box.scrollTop, height: box.clientHeight });
  };

  override render({ rows, isLong }: Props, { top, height }: { top: number; height: number }) {
    const first = Math.max(0, Math.floor(top / ROW_PX) - MARGIN_ROWS);
    const last = Math.min(rows.length, Math.ceil((top + height) / ROW_PX) + MARGIN_ROWS);
    const shown = Array.from({ length: Math.max(0, last - first) }, (_, at) => rows[rows.length - 1 - first - at]);
    return html`
      <div class="request-list" tabindex="0" role="region" aria-label=${T.requests} ref=${this.#box} onScroll=${this.#measure}>
        <table aria-rowcount=${rows.length + 1}>
          <thead><tr>${T.columns.map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
          <tbody>
            <tr class="space" aria-hidden="true"><td colspan=${T.columns.length} style=${{ height: `${first * ROW_PX}px` }}></td></tr>
            ${shown.map((row, at) => row && requestRow(row, first + at + 2, isLong))}
            <tr class="space" aria-hidden="true"><td colspan=${T.columns.length} style=${{ height: `${(rows.length - last) * ROW_PX}px` }}></td></tr>
          </tbody>
        </table>
      </div>
    `;
  }
}

/** Without a key: a row stays in its place and gets another text, so that nothing on the page moves. */
const requestRow = (row: RequestRow, index: number, isLong: boolean) => html`
  <tr aria-rowindex=${index} class=${row.status === 200 ? '' : 'failed'}>
    <td title=${row.id}>${isLong ? dayTime(row.at) : clockTime(row.at)}</td>
    <td class="status" title=${row.outcome}>${row.status === 200 ? '200' : `${row.status} ${row.outcome}`}</td>
    <td>${row.source && html`<span class="badge ${row.source}">${row.source}</span>`} ${row.tier === 'memory' ? 'memory' : ''}</td>
    <td>${row.language}</td>
    <td class="figure">${row.latencyMs.toFixed(1)} ms</td>
    <td class="figure">${row.entities}${row.dropped > 0 ? ` −${row.dropped}` : ''}</td>
    <td class="figure">${row.confidence?.toFixed(2)}</td>
    <td>${row.governance}</td>
  </tr>
`;

/** How many rows are newer than the row that was the newest before. */
export function addedRows(before: readonly RequestRow[], now: readonly RequestRow[]): number {
  const newest = before.at(-1)?.id;
  if (before === now || newest === undefined) return 0;
  const at = now.findLastIndex(({ id }) => id === newest);
  return at === -1 ? 0 : now.length - 1 - at;
}
