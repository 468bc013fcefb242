import type { UpstreamState } from '../../server/upstream-state.ts';
import { html, type View } from '../parts/html.ts';
import { duration } from '../parts/time.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';

const T = TEXTS.operate;

/** Cooldown, breaker and access token, as the fleet shares them. */
export function upstreamPanel(model: Model): View {
  const { upstream } = model.state;
  const now = model.now();
  return html`
    <section class="panel" aria-labelledby="upstream-title">
      <h2 id="upstream-title">${T.upstream}</h2>
      ${
        upstream === undefined
          ? html`<p class="pending" role="status">${T.reading}</p>`
          : html`<ul class="facts">${upstreamFacts(upstream, now)} ${tokenFacts(upstream, now)}</ul>`
      }
    </section>
  `;
}

const upstreamFacts = ({ upstreams }: UpstreamState, now: number): View[] =>
  upstreams.length === 0
    ? [html`<li class="good" id="cooldown">${T.upstreamNone}</li>`]
    : upstreams.map(({ host, cooldownUntil, breaker, limitUntil }) => {
        const left = cooldownUntil === null ? 0 : Math.ceil((cooldownUntil - now) / 1000);
        return html`
          <li><code><bdi>${host}</bdi></code></li>
          <li class=${left > 0 ? 'bad' : 'good'} id="cooldown">${left > 0 ? T.cooldown(left) : T.noCooldown}</li>
          <li class=${breaker === 'open' || breaker === 'half-open' ? 'bad' : 'good'}>${T.breaker[breaker]}</li>
          <li>${limitText(limitUntil, now)}</li>
        `;
      });

function limitText(until: number | null, now: number): string {
  if (until === null) return T.noLimit;
  return until > now ? T.limitFull(`${((until - now) / 1000).toFixed(1)} s`) : T.limitFree;
}

const tokenFacts = ({ tokens }: UpstreamState, now: number): View[] =>
  tokens.length === 0
    ? [html`<li>${T.tokenNone}</li>`]
    : tokens.map(({ grantedAt, expiresAt, failures, holdUntil }) => {
        const isHeld = holdUntil !== null && holdUntil > now;
        return html`
          <li class=${isHeld ? 'bad' : 'good'}>
            ${grantedAt === null || expiresAt === null ? T.tokenNone : T.token(duration(now - grantedAt), duration(expiresAt - now))}
            ${isHeld && html` · ${T.grantFails(failures, duration(holdUntil - now))}`}
          </li>
        `;
      });
