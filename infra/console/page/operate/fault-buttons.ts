import type { FaultOrder } from '../../server/resources/faults.ts';
import { html, type View } from '../parts/html.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';

const T = TEXTS.operate;

const ORDERS: readonly FaultOrder[] = [
  { kind: 'throttle', seconds: 30 },
  { kind: 'slow', delayMs: 2_000 },
  { kind: 'offline' },
];
const RECEIVER: readonly FaultOrder[] = [{ kind: 'receiver-down' }, { kind: 'receiver-gone' }];

/** Buttons for faults of the local stand-ins. They show how the service reacts to each fault. */
export function faultButtons(model: Model): View {
  const { session, faults } = model.state;
  const orders = [...(session?.standIn ? ORDERS : []), ...(session?.sink ? RECEIVER : [])];
  if (orders.length === 0) return null;
  return html`
    <section class="panel" aria-labelledby="faults-title">
      <h2 id="faults-title">${T.faults}</h2>
      <p class="hint">${T.faultsHint}</p>
      <div class="actions">
        ${orders.map(
          order => html`
            <button type="button" aria-pressed=${faults.includes(order.kind)} onClick=${() => model.toggleFault(order)}>${T.fault[order.kind]}</button>
          `,
        )}
        <button type="button" onClick=${model.clearFaults} disabled=${faults.length === 0}>${T.clearFaults}</button>
      </div>
    </section>
  `;
}
