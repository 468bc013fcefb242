import { html, type View } from '../parts/html.ts';
import { isProblemBody } from '../state/answer-body.ts';
import type { Turn } from '../state/state.ts';
import { TEXTS } from '../texts.ts';
import { timePart } from './answer-strip.ts';
import { recordPart } from './record-part.ts';

const T = TEXTS.answer;

/**
 * A problem of the service, as the caller gets it, with what may be done.
 *
 * @param now epoch milliseconds: the wait counts down
 */
export function problemAnswer(turn: Turn, now: number): View {
  const { status, body, headers } = turn.asked;
  const problem = isProblemBody(body) ? body : undefined;
  const retryAfter = headers['retry-after'];
  const sinceSeconds = (now - turn.receivedAt) / 1000;
  return html`
    <section class="panel answer" role="alert" aria-labelledby="answer-title">
      <h2 id="answer-title" class="bad">${T.problem(status, problem?.type.split(':').at(-1) ?? '')}</h2>
      <p>${problem?.detail ?? problem?.title}</p>
      ${problem?.errors && html`<ul>${problem.errors.map(({ pointer, detail }) => html`<li><code>${pointer || '/'}</code> <bdi>${detail}</bdi></li>`)}</ul>`}
      ${retryAfter && html`<p>${T.retryAfter(Math.ceil(Number(retryAfter) - sinceSeconds))}</p>`}
      ${headers['server-timing'] && timePart(turn)}
      ${problem && 'audit_id' in problem && recordPart(turn, turn.question.text, true)}
      ${headers['x-request-id'] && html`<p class="hint">${T.requestId} <code>${headers['x-request-id']}</code></p>`}
      <details class="json"><summary>${TEXTS.see.json}</summary><pre tabindex="0" aria-label=${TEXTS.see.json}>${JSON.stringify(body, null, 2)}</pre></details>
    </section>
  `;
}
