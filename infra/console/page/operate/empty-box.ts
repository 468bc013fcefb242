import { html, type View } from '../parts/html.ts';

/** A placeholder with the size of the list, so that nothing moves when the list arrives. */
export const emptyBox = (text: string, list = ''): View =>
  html`<div class="empty ${list}" role="status"><p>${text}</p></div>`;
