import { html, type View } from '../parts/html.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';

const T = TEXTS.ask;

/** The requested types as chips, and a field that completes the types that have a rule. */
export function typeChips(model: Model): View {
  const { types } = model.state.address.question;
  const known = model.state.rules?.types ?? [];
  const setTypes = (next: readonly string[]) => model.edit({ types: [...new Set(next)] });
  const take = (field: HTMLInputElement) => {
    const added = field.value.split(/[\s,]+/).filter(Boolean);
    if (added.length > 0) setTypes([...types, ...added]);
    field.value = '';
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const field = event.target as HTMLInputElement;
    if (event.key === 'Backspace' && field.value === '') setTypes(types.slice(0, -1));
    const isAdded =
      event.key === ',' || (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && field.value !== '');
    if (!isAdded) return;
    event.preventDefault();
    take(field);
  };
  // A choice in the list comes as an input event that holds a whole name.
  const onInput = (event: Event) => {
    const field = event.target as HTMLInputElement;
    if (!(event instanceof InputEvent) && known.some(({ name }) => name === field.value)) take(field);
  };
  return html`
    <label for="type">${T.types}</label>
    <div class="chips">
      ${types.map(
        type => html`
          <span class="chip">
            <bdi>${type}</bdi>
            <button type="button" aria-label=${T.removeType(type)} onClick=${() => setTypes(types.filter(other => other !== type))}>×</button>
          </span>
        `,
      )}
      <input id="type" list="types" placeholder=${T.addType} autocomplete="off" spellcheck="false" aria-describedby="type-hint"
        onKeyDown=${onKeyDown} onInput=${onInput} onBlur=${(event: Event) => take(event.target as HTMLInputElement)} />
      <datalist id="types">
        ${known.filter(({ name }) => !types.includes(name)).map(({ name, kind }) => html`<option value=${name}>${kind}</option>`)}
      </datalist>
    </div>
    <p class="hint" id="type-hint">${T.typesHint}</p>
  `;
}
