import { useState } from 'preact/hooks';
import { html } from '../parts/html.ts';
import type { Question } from '../state/address.ts';
import { TEXTS } from '../texts.ts';
import { CODE_LANGUAGES, type CodeLanguage, codeFor } from './copy-code.ts';

/** The question as a program to copy. */
export function CopyCode({ question }: { question: Question }) {
  const [copied, setCopied] = useState<CodeLanguage | undefined>();
  const [shown, show] = useState<CodeLanguage | undefined>();
  const copy = async (language: CodeLanguage) => {
    show(language);
    // Without a permission, the text below can be copied by hand.
    await navigator.clipboard?.writeText(codeFor(language, question)).then(
      () => setCopied(language),
      () => setCopied(undefined),
    );
  };
  return html`
    <div class="copy">
      <div role="group" aria-label=${TEXTS.ask.copy} class="examples">
        <span aria-hidden="true">${TEXTS.ask.copy}</span>
        ${CODE_LANGUAGES.map(
          language => html`
            <button type="button" aria-pressed=${language === shown} onClick=${() => copy(language)}>${language}</button>
          `,
        )}
        <span role="status" class="hint">${copied === shown && copied !== undefined ? TEXTS.ask.copied : ''}</span>
      </div>
      ${shown && html`<p class="hint">${TEXTS.ask.needs[shown]}</p><pre tabindex="0" class="code" aria-label=${shown}>${codeFor(shown, question)}</pre>`}
    </div>
  `;
}
