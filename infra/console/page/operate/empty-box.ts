import type { StagePart } from '../../server/live.ts';
import type { Problem } from '../../server/problem.ts';
import { html, type View } from '../parts/html.ts';
import type { State } from '../state/state.ts';
import { TEXTS } from '../texts.ts';

/** In place of a list, as large as the list: nothing moves when it comes. */
export const emptyBox = (text: string, list = ''): View =>
  html`<div class="empty ${list}" role="status"><p>${text}</p></div>`;

/** Whether the banner gives the same reason. Each service of AWS puts the lack of credentials in words of its own. */
export const isToldBy = (banner: Problem | undefined, { code, detail }: Problem): boolean =>
  banner?.code === code && (code !== 'unavailable' || banner.detail === detail);

/** Of a part that is not there yet: that it is being read, or why it cannot be. */
export function unreadText({ unread, trouble }: State, part: StagePart, pending: string): string {
  const problem = unread[part];
  if (!problem) return pending;
  return isToldBy(trouble, problem) ? TEXTS.operate.unread : problem.detail;
}
