import type { NormalizedEntity } from '../../../../lib/normalization/port.ts';
import type { Explanation } from '../../server/resources/explain.ts';
import { html, type View } from '../parts/html.ts';
import { writeAddress } from '../state/address.ts';
import type { Model } from '../state/model.ts';
import type { Turn } from '../state/state.ts';
import { TEXTS } from '../texts.ts';
import { HUES } from './marked-text.ts';

const T = TEXTS.see;

/** Shows an entity and the steps from the words to its value. */
export function entityCard(model: Model, turn: Turn, entity: NormalizedEntity, index: number): View {
  const { name, value, raw_value, match, rule, confidence, start, end } = entity;
  const explanation = turn.explanations?.[index];
  return html`
    <li class="entity hue-${index % HUES}" id="entity-${index}" tabindex="-1">
      <div class="entity-head">
        <span class="number" aria-hidden="true">${index + 1}</span>
        <span class="type"><bdi>${name}</bdi></span>
        <strong class="value ${value === null ? 'null' : ''}"><bdi>${value ?? T.noValue}</bdi></strong>
        <span class="match">${match}</span>
        <span class="confidence" title=${T.confidence}>
          <meter min="0" max="1" value=${confidence} aria-label=${T.confidence}></meter> ${confidence.toFixed(2)}
        </span>
      </div>
      <p class="origin">
        <q><bdi>${raw_value}</bdi></q> ${start === null ? T.notInText : `${start}..${end}`} · <code>${rule}</code>
        ${ruleLine(model, explanation)}
      </p>
      ${reviewOf(entity)}
      ${stepsOf(explanation)}
    </li>
  `;
}

function ruleLine({ state }: Model, explanation: Explanation | undefined): View {
  if (explanation?.line === undefined || explanation.line === null) return null;
  const { line } = explanation;
  return html` · <a href=${writeAddress({ ...state.address, view: 'rules', line })}>${T.line(line)}</a>`;
}

const reviewOf = ({ alternatives, candidates, review, review_reasons = [] }: NormalizedEntity): View => html`
  ${alternatives && html`<p>${T.alternatives} ${alternatives.map(({ value }) => html`<code>${value}</code> `)}</p>`}
  ${candidates && html`<p>${T.candidates} ${candidates.map(value => html`<code><bdi>${value}</bdi></code> `)}</p>`}
  ${review && html`<p class="review">${T.review}: ${review_reasons.map(reason => T.reviewReasons[reason] ?? reason).join('; ')}</p>`}
`;

function stepsOf(explanation: Explanation | undefined): View {
  return html`
    <details class="steps">
      <summary>${T.steps}</summary>
      ${
        explanation
          ? html`<dl>${explanation.steps.map(([name, what]) => html`<div><dt>${name}</dt><dd><bdi>${what}</bdi></dd></div>`)}</dl>`
          : html`<p class="pending">${T.stepsPending}</p>`
      }
    </details>
  `;
}
