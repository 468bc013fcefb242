import type { UpstreamState } from '../../server/upstream-state.ts';
import { html, type View } from '../parts/html.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';
import { emptyBox } from './empty-box.ts';
import { unreadText } from './unread-text.ts';
import { type Fact, tokenFact, upstreamFacts } from './upstream-facts.ts';

const T = TEXTS.operate;

/** Cooldown, breaker and access token, as the fleet shares them. */
export function upstreamPanel(model: Model): View {
  const { upstream } = model.state;
  return html`
    <section class="panel" aria-labelledby="upstream-title">
      <h2 id="upstream-title">${T.upstream}</h2>
      ${
        upstream === undefined
          ? emptyBox(unreadText(model.state, 'upstream', T.reading), 'upstream-facts')
          : html`<ul class="facts upstream-facts">${factsOf(upstream, model.now())}</ul>`
      }
    </section>
  `;
}

const factsOf = ({ upstreams, tokens }: UpstreamState, now: number): View => html`
  ${upstreams.length === 0 && factItem({ text: T.upstreamNone, isGood: true })}
  ${upstreams.map(
    upstream => html`<li><code><bdi>${upstream.host}</bdi></code></li> ${upstreamFacts(upstream, now).map(factItem)}`,
  )}
  ${tokens.length === 0 ? factItem({ text: T.tokenNone, isGood: undefined }) : tokens.map(token => factItem(tokenFact(token, now)))}
`;

const factItem = ({ text, isGood }: Fact): View =>
  html`<li class=${isGood === undefined ? '' : isGood ? 'good' : 'bad'}>${text}</li>`;
