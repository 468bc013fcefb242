import type { ExtractResponse } from '../../../../lib/extraction/response.ts';
import { html, type View } from '../parts/html.ts';
import type { Model } from '../state/model.ts';
import type { Turn } from '../state/state.ts';
import { TEXTS } from '../texts.ts';
import { entityCard } from './entity-card.ts';
import { markedText } from './marked-text.ts';

const T = TEXTS.see;

/** Shows the text with the entities found in it, each with its reasons, the dropped entities, and the JSON. */
export function seeView(model: Model, turn: Turn, body: ExtractResponse): View {
  const { entities, dropped, warnings = [] } = body;
  return html`
    <section class="panel see" aria-labelledby="see-title">
      <h2 id="see-title">${T.title} <span class="count">${T.entity(entities.length)}</span></h2>
      ${markedText(body.input_text, entities)}
      ${entities.length === 0 && html`<p class="hint">${T.none}</p>`}
      ${
        warnings.length > 0 &&
        html`
        <div class="warnings"><strong>${T.warnings}</strong>
          <ul>${warnings.map(({ pointer, detail }) => html`<li><code>${pointer}</code> <bdi>${detail}</bdi></li>`)}</ul>
        </div>
      `
      }
      ${!turn.isSameRules && html`<p class="hint over">${T.otherRules}</p>`}
      <div class="see-body">
        <div>
          <ol class="entities">
            ${entities.map((entity, index) => entityCard(model, turn, entity, index))}
          </ol>
          ${
            dropped.length > 0 &&
            html`
            <h3>${T.dropped}</h3>
            <ul class="dropped">
              ${dropped.map(
                ({ name, raw_value, reason }) => html`
                <li><span class="type">${name}</span> <s><bdi>${raw_value}</bdi></s> <span>${T.reasons[reason] ?? reason}</span></li>
              `,
              )}
            </ul>
          `
          }
        </div>
        <details class="json" open=${isWide()}><summary>${T.json}</summary><pre tabindex="0" aria-label=${T.json}>${JSON.stringify(body, null, 2)}</pre></details>
      </div>
    </section>
  `;
}

/** Where the JSON has room beside the entities (see.css). */
const isWide = (): boolean => matchMedia('(min-width: 1200px)').matches;
