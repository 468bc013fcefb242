import type { VerifyAnswer } from '../../server/resources/seals.ts';
import { html, type View } from '../parts/html.ts';
import { shortTime } from '../parts/time.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';

const T = TEXTS.operate;

/** The chain of seals, and what a verification of the span finds. */
export function sealsPanel(model: Model): View {
  const { seals, verification } = model.state;
  const isRunning = verification === 'running';
  return html`
    <section class="panel" aria-labelledby="seals-title">
      <h2 id="seals-title">${T.seals}</h2>
      ${seals === undefined && html`<p class="pending" role="status">${T.reading}</p>`}
      ${seals?.length === 0 && html`<p class="hint">${T.noSeals}</p>`}
      ${
        seals &&
        seals.length > 0 &&
        html`
          <ul class="seals scrolls" tabindex="0" aria-label=${T.seals}>
            ${seals.map(({ window, sequence, count, seal }) => html`<li>${shortTime(window * 1000)} · ${T.seal(sequence, count)} <code class="wraps">${seal}</code></li>`)}
          </ul>
        `
      }
      <div class="actions"><button type="button" onClick=${model.verify} disabled=${isRunning}>${isRunning ? T.verifying : T.verify}</button></div>
      <div class="verification" role="status">${verification && !isRunning && result(verification)}</div>
    </section>
  `;
}

const result = ({ summary, findings, anchors, note }: Exclude<VerifyAnswer, string>): View => html`
  <p class=${findings.length === 0 ? 'good' : 'bad'}>${findings.length === 0 ? T.noFinding : T.findings(findings.length)}</p>
  <p class="hint">${summary}</p>
  <ul>${findings.map(finding => html`<li class="bad">${finding}</li>`)}</ul>
  ${anchors.map(anchor => html`<p class="hint">${anchor}</p>`)} ${note && html`<p class="hint">${note}</p>`}
`;
