import type { DeliveryRow, WebhookView, WindowRow } from '../../server/resources/webhook.ts';
import { html, type View } from '../parts/html.ts';
import { clockTime, duration, shortTime } from '../parts/time.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';

const T = TEXTS.operate;

/** The windows with their messages, and what the local receiver got. */
export function webhookPanel(model: Model): View {
  const { webhook, session, notice } = model.state;
  const dead = (webhook?.windows ?? []).filter(({ status }) => status === 'dead').map(({ window }) => window);
  return html`
    <section class="panel webhook" aria-labelledby="webhook-title">
      <h2 id="webhook-title">${T.webhook}</h2>
      ${webhook === undefined ? html`<p class="pending" role="status">${T.reading}</p>` : windowsOf(model, webhook)}
      <div class="actions">
        ${dead.length > 0 && html`<button type="button" onClick=${() => replay(model, dead)}>${T.replayAll}</button>`}
        ${session?.isLocal && html`<button type="button" onClick=${() => flush(model)}>${T.flush}</button>`}
        <span role="status" class="hint">${notice}</span>
      </div>
      ${webhook && session?.sink && deliveriesOf(webhook.deliveries)}
    </section>
  `;
}

function windowsOf(model: Model, { failures, nextAttemptAt, windows }: WebhookView): View {
  return html`
    <p class=${failures ? 'bad' : ''}>
      ${failures === null ? T.noReceiver : failures === 0 ? T.receiverOk : T.receiverFails(failures, duration(nextAttemptAt - model.now()))}
    </p>
    ${
      windows.length === 0
        ? html`<p class="hint">${T.noWindows}</p>`
        : html`
            <div class="scrolls" tabindex="0" role="region" aria-label=${T.windows}>
              <table>
                <thead><tr>${T.windowColumns.map(name => html`<th scope="col">${name || html`<span class="unseen">${T.replay}</span>`}</th>`)}</tr></thead>
                <tbody>${windows.map(row => windowRow(model, row))}</tbody>
              </table>
            </div>
          `
    }
  `;
}

const windowRow = (model: Model, row: WindowRow): View => html`
  <tr>
    <td>${shortTime(row.window * 1000)}</td>
    <td class="figure">${row.requests}${row.late > 0 ? ` +${row.late}` : ''}</td>
    <td><span class="badge ${row.status}">${row.status}</span></td>
    <td class="figure">${row.attempts}</td>
    <td>${row.lastResult}</td>
    <td class="row-actions">
      ${row.status === 'dead' && html`<button type="button" onClick=${() => replay(model, [row.window])}>${T.replay}</button>`}
      <details><summary>${T.payload}</summary><pre tabindex="0" aria-label=${T.payload}>${indented(row.body)}</pre></details>
    </td>
  </tr>
`;

const deliveriesOf = (deliveries: readonly DeliveryRow[]): View => html`
  <h3>${T.deliveries}</h3>
  ${
    deliveries.length === 0
      ? html`<p class="hint">${T.noDeliveries}</p>`
      : html`
          <ul class="deliveries">
            ${deliveries.map(
              ({ id, at, status, verified, fault, headers, body }) => html`
                <li>
                  <details>
                    <summary>
                      ${clockTime(at)} <span class="badge ${status < 300 && status > 0 ? 'delivered' : 'dead'}">${status || 'none'}</span>
                      <span class=${verified ? 'good' : 'bad'}>${verified ? T.verified : T.refused(fault ?? '')}</span>
                    </summary>
                    <p><code>${id}</code> <code class="wraps">${headers['webhook-signature']}</code></p>
                    <pre tabindex="0" aria-label=${T.payload}>${indented(body)}</pre>
                  </details>
                </li>
              `,
            )}
          </ul>
        `
  }
`;

const replay = (model: Model, windows: readonly number[]): Promise<void> =>
  model.guard(async () => {
    const { results } = await model.api.post<{ results: Record<string, string> }>('webhook', { windows });
    const told = Object.entries(results).map(([window, result]) =>
      T.replayed(shortTime(Number(window) * 1000), result),
    );
    model.set({ notice: told.join('; '), webhook: await model.api.get<WebhookView>('webhook') });
  });

const flush = (model: Model): Promise<void> =>
  model.guard(async () => {
    const { result } = await model.api.put<{ result: { outcome?: string } | null }>('webhook');
    const webhook = await model.api.get<WebhookView>('webhook');
    model.set({ notice: T.flushed(result?.outcome ?? 'done'), webhook });
  });

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
