import { html, type View } from '../parts/html.ts';
import { SPANS_MINUTES } from '../state/address.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';
import { charts } from './charts.ts';
import { emptyBox } from './empty-box.ts';
import { faultButtons } from './fault-buttons.ts';
import { RequestList } from './request-list.ts';
import { sealsPanel } from './seals-panel.ts';
import { unreadText } from './unread-text.ts';
import { upstreamPanel } from './upstream-panel.ts';
import { webhookPanel } from './webhook-panel.ts';

const T = TEXTS.operate;

export const operateView = (model: Model): View => html`
  <div class="operate-head">
    <h1>${T.title}</h1>
    <label for="span">${T.span}</label>
    <select id="span" onChange=${(event: Event) => model.go({ minutes: Number((event.target as HTMLSelectElement).value) })}>
      ${SPANS_MINUTES.map(
        minutes =>
          html`<option value=${minutes} selected=${minutes === model.state.address.minutes}>${T.spans[minutes]}</option>`,
      )}
    </select>
  </div>
  ${charts(model)}
  <div class="operate-columns">
    <div>${requestsPanel(model)}</div>
    <div>
      ${upstreamPanel(model)} ${faultButtons(model)} ${webhookPanel(model)} ${sealsPanel(model)}
    </div>
  </div>
`;

const DAY_MINUTES = 1_440;

function requestsPanel(model: Model): View {
  const { requests, session, address } = model.state;
  return html`
    <section class="panel requests-panel" aria-labelledby="requests-title">
      <h2 id="requests-title">${T.requests} ${requests && html`<span class="count">${T.count(requests.rows.length)}</span>`}</h2>
      ${
        requests === undefined
          ? emptyBox(unreadText(model.state, 'requests', T.pending), 'no-requests')
          : requests.rows.length === 0
            ? emptyBox(session?.isLocal ? T.empty : T.emptyDeployed, 'no-requests')
            : html`<${RequestList} rows=${requests.rows} isLong=${address.minutes > DAY_MINUTES} />`
      }
      <p class="hint note">${requests?.isCut && T.cut(requests.rows.length)}</p>
    </section>
  `;
}
