import { answerStrip } from '../answer/answer-strip.ts';
import { problemAnswer } from '../answer/problem-answer.ts';
import { html, type View } from '../parts/html.ts';
import { problemBanner } from '../parts/problem.ts';
import { seeView } from '../see/see-view.ts';
import { isAnswerBody } from '../state/answer-body.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';
import { askForm } from './ask-form.ts';

export const askView = (model: Model): View => html`
  <div class="ask-columns">
    <section class="panel ask-panel" aria-labelledby="ask-title">
      <h1 id="ask-title">${TEXTS.ask.title}</h1>
      ${askForm(model)}
    </section>
    <div class="answer-column" aria-busy=${model.state.isAsking}>${answerOf(model)}</div>
  </div>
`;

function answerOf(model: Model): View {
  const { turn, askProblem, isAsking } = model.state;
  if (askProblem) return html`<div role="alert">${problemBanner(askProblem)}</div>`;
  if (!turn) return html`<p class="before" role="status">${isAsking ? TEXTS.ask.asking : TEXTS.ask.before}</p>`;
  const { body } = turn.asked;
  return isAnswerBody(body)
    ? html`${seeView(model, turn, body)} ${answerStrip(model, turn, body)}`
    : problemAnswer(turn, model.now());
}
