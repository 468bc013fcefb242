import type { NormalizedEntity } from '../../../../lib/normalization/port.ts';
import { html, type View } from '../parts/html.ts';
import { TEXTS } from '../texts.ts';
import { type Segment, segmentsOf, visibleParts } from './segments.ts';

/** The text as it was said, with each entity marked. */
export const markedText = (text: string, entities: readonly NormalizedEntity[]): View => html`
  <p class="said" dir="auto" tabindex="0" aria-label=${TEXTS.see.said}>${segmentsOf(text, entities).map(segment => piece(segment, entities))}</p>
`;

function piece({ text, entities: covering, starting }: Segment, entities: readonly NormalizedEntity[]): View {
  const shown = partsOf(text);
  if (covering.length === 0) return shown;
  const [first = 0] = covering;
  return html`
    <mark class="hue-${first % HUES} ${covering.length > 1 ? 'overlap' : ''}" data-entities=${covering.join(' ')}
      title=${covering.map(index => `${entities[index]?.name}: ${entities[index]?.value ?? TEXTS.see.noValue}`).join('\n')}
      onClick=${() => showEntity(first)}>
      ${starting.map(index => html`<sup class="number hue-${index % HUES}">${index + 1}</sup>`)}${shown}
    </mark>
  `;
}

export const HUES = 8;

/** Each part is isolated: an override of the direction inside it ends with it. */
const partsOf = (text: string): View =>
  html`<bdi>${visibleParts(text).map(part => ('hidden' in part ? html`<span class="hidden-character">${part.hidden}</span>` : part.text))}</bdi>`;

function showEntity(index: number): void {
  const card = document.querySelector<HTMLElement>(`#entity-${index}`);
  card?.scrollIntoView({ block: 'nearest' });
  card?.focus();
}
