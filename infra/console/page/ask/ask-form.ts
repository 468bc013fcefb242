import { html, type View } from '../parts/html.ts';
import type { Question } from '../state/address.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';
import { CopyCode } from './copy-view.ts';
import { EXAMPLES } from './examples.ts';
import { typeChips } from './type-chips.ts';

const T = TEXTS.ask;

export function askForm(model: Model): View {
  const { address, session, isAsking } = model.state;
  const { question } = address;
  const change = (name: keyof Question) => (event: Event) =>
    model.edit({ [name]: (event.target as HTMLInputElement).value });
  const submit = (event: Event) => {
    event.preventDefault();
    model.ask().then(showAnswer);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  };
  return html`
    <form onSubmit=${submit} onKeyDown=${onKeyDown}>
      ${exampleButtons(model)}
      <label for="text">${T.text}</label>
      <textarea id="text" rows="4" dir="auto" spellcheck="false" aria-describedby="text-hint" value=${question.text} onInput=${change('text')}></textarea>
      <p class="hint ${question.text.trim().length > MAX_UNITS ? 'over' : ''}" id="text-hint">${T.textHint(question.text.trim().length)}</p>
      <div class="field-row">
        <div>
          <label for="language">${T.language}</label>
          <select id="language" value=${question.language} onChange=${change('language')}>
            ${session?.languages.map(tag => html`<option value=${tag} selected=${tag === question.language}>${tag}</option>`)}
          </select>
        </div>
        <div class="grows">${typeChips(model)}</div>
      </div>
      ${moreFields(model, change)}
      <div class="actions">
        <button type="submit" class="primary" disabled=${session?.apiUrl === null || isAsking}>${isAsking ? T.asking : T.submit}</button>
      </div>
      ${session?.apiUrl === null && html`<p class="hint over">${T.noEndpoint}</p>`}
    </form>
    <${CopyCode} question=${question} />
  `;
}

const MAX_UNITS = 10_000;

/** On a phone the answer stands below the form, out of sight. */
function showAnswer(): void {
  const answer = document.querySelector('.answer-column');
  if (answer && answer.getBoundingClientRect().top > innerHeight / 2) answer.scrollIntoView();
}

const exampleButtons = (model: Model): View => html`
  <div class="examples" role="group" aria-label=${T.examples}>
    <span aria-hidden="true">${T.examples}</span>
    ${EXAMPLES.map(
      example => html`
        <button type="button" onClick=${() => model.edit(example)} title=${example.text} lang=${example.language}>${example.language}</button>
      `,
    )}
  </div>
`;

type Change = (name: keyof Question) => (event: Event) => void;

function moreFields({ state }: Model, change: Change): View {
  const { question } = state.address;
  const field = (name: keyof Question, label: string, hint: string, list?: string) => html`
    <div>
      <label for=${name}>${label}</label>
      <input id=${name} value=${question[name]} onInput=${change(name)} list=${list} autocomplete="off" spellcheck="false" aria-describedby="${name}-hint" />
      <p class="hint" id="${name}-hint">${hint}</p>
    </div>
  `;
  const isUsed = [question.threshold, question.referenceTime, question.timeZone, question.cacheControl].some(Boolean);
  return html`
    <details open=${isUsed}>
      <summary>${T.more}</summary>
      <div class="field-grid">
        ${field('threshold', T.threshold, T.thresholdHint)}
        ${field('referenceTime', T.reference, T.referenceHint)}
        ${field('timeZone', T.zone, T.zoneHint(state.session?.timeZone ?? ''), 'zones')}
        ${field('cacheControl', T.cache, T.cacheHint, 'directives')}
      </div>
      ${ZONES} ${DIRECTIVES}
    </details>
  `;
}

const listOf = (id: string, values: readonly string[]): View =>
  html`<datalist id=${id}>${values.map(value => html`<option value=${value}></option>`)}</datalist>`;

/** Made once, so that a drawing passes over the 400 zones. */
const ZONES = listOf('zones', Intl.supportedValuesOf('timeZone'));
const DIRECTIVES = listOf('directives', [
  'no-cache',
  'no-store',
  'max-age=5',
  'max-stale',
  'max-stale=60',
  'only-if-cached',
]);
