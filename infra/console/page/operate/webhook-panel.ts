import type { DeliveryRow, WebhookView } from '../../server/resources/webhook.ts';
import { html, type View } from '../parts/html.ts';
import { clockTime, duration, shortTime } from '../parts/time.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';
import { emptyBox } from './empty-box.ts';
import { Payload } from './payload.ts';
import { unreadText } from './unread-text.ts';
import { WindowRows } from './window-rows.ts';

const T = TEXTS.operate;

/** The windows with their messages, and what the local receiver got. */
export function webhookPanel(model: Model): View {
  const { webhook, session, notice } = model.state;
  const dead = (webhook?.windows ?? []).filter(({ status }) => status === 'dead').map(({ window }) => window);
  return html`
    <section class="panel webhook" aria-labelledby="webhook-title">
      <h2 id="webhook-title">${T.webhook}</h2>
      ${windowsOf(model, webhook)}
      <div class="actions">
        ${session?.isLocal && html`<button type="button" onClick=${() => flush(model)}>${T.flush}</button>`}
        ${dead.length > 0 && html`<button type="button" onClick=${() => replay(model, dead)}>${T.replayAll}</button>`}
      </div>
      <p role="status" class="hint note">${notice}</p>
      ${session?.sink && deliveriesOf(webhook?.deliveries ?? [])}
    </section>
  `;
}

function windowsOf(model: Model, webhook: WebhookView | undefined): View {
  const failures = webhook?.failures;
  return html`
    <p class="note ${failures ? 'bad' : ''}">${webhook && receiverText(webhook, model.now())}</p>
    ${
      webhook === undefined
        ? emptyBox(unreadText(model.state, 'webhook', T.reading), 'windows')
        : webhook.windows.length === 0
          ? emptyBox(T.noWindows, 'windows')
          : html`
            <div class="windows scrolls" tabindex="0" role="region" aria-label=${T.windows}>
              <table>
                <thead><tr>${T.windowColumns.map(name => html`<th scope="col">${name || html`<span class="unseen">${T.replay}</span>`}</th>`)}</tr></thead>
                <tbody>${webhook.windows.map(row => html`<${WindowRows} key=${row.window} row=${row} onReplay=${() => replay(model, [row.window])} />`)}</tbody>
              </table>
            </div>
          `
    }
  `;
}

function receiverText({ failures, nextAttemptAt }: WebhookView, now: number): string {
  if (failures === null) return T.noReceiver;
  return failures === 0 ? T.receiverOk : T.receiverFails(failures, duration(nextAttemptAt - now));
}

const deliveriesOf = (deliveries: readonly DeliveryRow[]): View => html`
  <h3>${T.deliveries}</h3>
  ${
    deliveries.length === 0
      ? emptyBox(T.noDeliveries, 'deliveries')
      : html`
          <ul class="deliveries scrolls" tabindex="0" aria-label=${T.deliveries}>
            ${deliveries.map(
              ({ id, at, status, verified, fault, headers, body }) => html`
                <li key=${`${id} ${at}`}>
                  <${Payload} body=${body} about=${html`<p><code>${id}</code> <code class="wraps">${headers['webhook-signature']}</code></p>`}>
                    <summary>
                      ${clockTime(at)} <span class="badge ${status < 300 && status > 0 ? 'delivered' : 'dead'}">${status || 'none'}</span>
                      <span class=${verified ? 'good' : 'bad'}>${verified ? T.verified : T.refused(fault ?? '')}</span>
                    </summary>
                  <//>
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
    const lines = Object.entries(results).map(([window, result]) =>
      T.replayed(shortTime(Number(window) * 1000), T.replayResults[result] ?? result),
    );
    model.set({ notice: lines.join('; '), webhook: await model.api.get<WebhookView>('webhook') });
  });

const flush = (model: Model): Promise<void> =>
  model.guard(async () => {
    const { result } = await model.api.put<{ result: { outcome?: string } | null }>('webhook');
    const webhook = await model.api.get<WebhookView>('webhook');
    model.set({ notice: T.flushed(result?.outcome ?? 'done'), webhook });
  });
