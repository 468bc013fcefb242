import { html, type View } from '../parts/html.ts';

/** In place of a list, as large as the list: nothing moves when it comes. */
export const emptyBox = (text: string, list = ''): View =>
  html`<div class="empty ${list}" role="status"><p>${text}</p></div>`;
