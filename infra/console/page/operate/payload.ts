import { Component, type ComponentChildren } from 'preact';
import { html, type View } from '../parts/html.ts';
import { TEXTS } from '../texts.ts';

interface Props {
  readonly body: string;
  readonly about?: View;
  readonly children?: ComponentChildren;
}

/** A message that a person may open. Only an open one is formatted: the page is drawn with each event. */
export class Payload extends Component<Props, { isOpen: boolean }> {
  override state = { isOpen: false };

  readonly #toggle = ({ currentTarget }: Event): void =>
    this.setState({ isOpen: (currentTarget as HTMLDetailsElement).open });

  override render({ body, about, children }: Props, { isOpen }: { isOpen: boolean }) {
    const { payload } = TEXTS.operate;
    return html`
      <details onToggle=${this.#toggle}>
        ${children} ${isOpen && html`${about} <pre tabindex="0" aria-label=${payload}>${indented(body)}</pre>`}
      </details>
    `;
  }
}

/** JSON is indented. Other text stays as it is. */
export function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
