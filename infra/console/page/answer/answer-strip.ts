import type { ExtractResponse } from '../../../../lib/extraction/response.ts';
import { html, type View } from '../parts/html.ts';
import type { Model } from '../state/model.ts';
import type { Turn } from '../state/state.ts';
import { TEXTS } from '../texts.ts';
import { recordPart } from './record-part.ts';
import { readCacheStatus, waterfall } from './timing.ts';

const T = TEXTS.answer;

/** Shows where the answer comes from, how long it took, and what the ledger keeps of it. */
export const answerStrip = (model: Model, turn: Turn, body: ExtractResponse): View => html`
  <section class="panel answer" aria-labelledby="answer-title">
    <h2 id="answer-title">${T.title}</h2>
    <p class="source">
      <span class="badge ${body.cache_source}">${body.cache_source}</span> ${T.from} ${T.source[body.cache_source]}${freshness(model.now(), turn, body)}
    </p>
    ${timePart(turn)}
    ${recordPart(turn, body.input_text, body.audit_status === 'LOGGED')}
  </section>
`;

/** The age increases until the entry is stale. */
function freshness(now: number, { asked, receivedAt }: Turn, { freshness_age_sec }: ExtractResponse): View {
  const since = Math.max(0, Math.floor((now - receivedAt) / 1000));
  const { ttl, detail } = readCacheStatus(asked.headers['cache-status'] ?? '');
  const left = ttl === undefined ? undefined : ttl - since;
  return html`
    ${detail && html` (${detail})`}, <span class="age">${T.age(freshness_age_sec + since)}</span>
    ${left !== undefined && html`, <span class="freshness">${left > 0 ? T.freshFor(left) : T.stale}</span>`}
  `;
}

export function timePart({ asked }: Turn): View {
  const { phases, totalMs } = waterfall(asked.headers['server-timing'] ?? '');
  return html`
    <h3>${T.time} <span class="count">${T.total(T.ms(totalMs), T.ms(asked.elapsedMs))}</span></h3>
    <ol class="waterfall">
      ${phases.map(
        ({ name, ms, start, share }) => html`
          <li>
            <span class="phase">${T.phases[name] ?? name}</span>
            <svg class="bar ${name}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect x=${start * 100} y="1" width=${Math.max(share * 100, 0.5)} height="6" rx="1"></rect>
            </svg>
            <span class="ms">${T.ms(ms)}</span>
          </li>
        `,
      )}
    </ol>
  `;
}
