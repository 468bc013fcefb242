import { html, type View } from '../parts/html.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';
import { RulesDesk } from './rules-desk.ts';

const T = TEXTS.rules;

export function rulesView(model: Model): View {
  const { rules } = model.state;
  if (!rules) return html`<p class="pending" role="status">${T.pending}</p>`;
  if (rules.text === null) {
    const size = `${(rules.bytes / 1024 / 1024).toFixed(1)} MB`;
    return html`
      <section class="panel"><h1>${T.title}</h1>
        <p class="hint">${rules.version === null ? T.faults(rules.faults.length) : T.version(rules.version)}</p>
        <p>${T.tooLarge(size, rules.path)}</p>
      </section>
    `;
  }
  return html`<${RulesDesk} model=${model} rules=${rules} text=${rules.text} line=${model.state.address.line} />`;
}
