import type { VerifyAnswer } from '../../server/resources/seals.ts';
import { html, type View } from '../parts/html.ts';
import { shortTime } from '../parts/time.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';
import { emptyBox } from './empty-box.ts';
import { unreadText } from './unread-text.ts';

const T = TEXTS.operate;

/** Shows the end of the chain of seals, and the findings of a verification. */
export function sealsPanel(model: Model): View {
  const { seals, verification } = model.state;
  const isRunning = verification === 'running';
  return html`
    <section class="panel" aria-labelledby="seals-title">
      <h2 id="seals-title">${T.seals}</h2>
      <p class="hint">${T.sealsHint}</p>
      ${
        seals === undefined
          ? emptyBox(unreadText(model.state, 'seals', T.reading), 'seals')
          : seals.length === 0
            ? emptyBox(T.noSeals, 'seals')
            : html`
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
