import type { RecordView } from '../../server/resources/record.ts';
import { html, type View } from '../parts/html.ts';
import type { Turn } from '../state/state.ts';
import { TEXTS } from '../texts.ts';
import { textBeyondPreview } from './record-text.ts';

const T = TEXTS.answer;

/** The record as it stands in the ledger. */
export function recordPart({ record }: Turn, text: string, isLogged: boolean): View {
  return html`
    <h3>${T.record}</h3>
    ${
      record === undefined
        ? html`<p class="pending" role="status">${isLogged ? T.recordPending : T.unlogged}</p>`
        : 'record' in record
          ? recordView(record, text)
          : html`<p class="hint over">${record.detail}</p>`
    }
  `;
}

function recordView({ record, fault, seal }: RecordView, text: string): View {
  const beyond = textBeyondPreview(record, text);
  return html`
    <ul class="facts">
      <li><code>${record.audit_id}</code> · ${T.governance} <span class="badge ${record.governance}">${record.governance}</span> · ${T.calls(record.upstream_calls, record.retries)}</li>
      <li class=${fault === undefined ? 'good' : 'bad'}>${fault === undefined ? T.intact : T.fault(fault)}</li>
      <li class=${beyond.length === 0 ? 'good' : 'bad'}>
        ${beyond.length > 0 ? T.beyond(beyond.join(', ')) : record.preview === null ? T.noPreview : html`${T.onlyPreview} <q><bdi>${record.preview}</bdi></q>`}
      </li>
      <li class=${seal ? 'good' : ''}>${seal ? html`${T.sealed(seal.sequence)} <code>${seal.seal}</code>` : T.unsealed}</li>
    </ul>
    <details class="json"><summary>${T.wholeRecord}</summary><pre tabindex="0" aria-label=${T.wholeRecord}>${JSON.stringify(record, null, 2)}</pre></details>
  `;
}
