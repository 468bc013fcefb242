import { Component } from 'preact';
import type { WindowRow } from '../../server/resources/webhook.ts';
import { html } from '../parts/html.ts';
import { shortTime } from '../parts/time.ts';
import { TEXTS } from '../texts.ts';
import { lastResult } from './last-result.ts';
import { indented } from './payload.ts';

const T = TEXTS.operate;

interface Props {
  readonly row: WindowRow;
  readonly onReplay: () => void;
}

/** A window, and its message in a row of its own, as wide as the table. */
export class WindowRows extends Component<Props, { isOpen: boolean }> {
  override state = { isOpen: false };

  readonly #toggle = (): void => this.setState(({ isOpen }) => ({ isOpen: !isOpen }));

  override render({ row, onReplay }: Props, { isOpen }: { isOpen: boolean }) {
    return html`
      <tr>
        <td>${shortTime(row.window * 1000)}</td>
        <td class="figure">${row.requests}${row.late > 0 ? ` +${row.late}` : ''}</td>
        <td><span class="badge ${row.status}">${row.status}</span></td>
        <td class="figure">${row.attempts}</td>
        <td>${lastResult(row)}</td>
        <td class="row-actions">
          ${row.status === 'dead' && html`<button type="button" onClick=${onReplay}>${T.replay}</button>`}
          <button type="button" aria-expanded=${isOpen} onClick=${this.#toggle}>${T.payload}</button>
        </td>
      </tr>
      ${isOpen && html`<tr class="payload"><td colspan=${T.windowColumns.length}><pre tabindex="0" aria-label=${T.payload}>${indented(row.body)}</pre></td></tr>`}
    `;
  }
}
