import type { StagePart } from '../../server/live.ts';
import type { Problem } from '../../server/problem.ts';
import type { State } from '../state/state.ts';
import { TEXTS } from '../texts.ts';

/** Whether the banner gives the same reason. Each service of AWS puts the lack of credentials in words of its own. */
export const isShownBy = (banner: Problem | undefined, { code, detail }: Problem): boolean =>
  banner?.code === code && (code !== 'unavailable' || banner.detail === detail);

/** The text for a part that is not there yet: it is being read, or the reason why it cannot be read. */
export function unreadText({ unread, stageProblem }: State, part: StagePart, pending: string): string {
  const problem = unread[part];
  if (!problem) return pending;
  return isShownBy(stageProblem, problem) ? shortUnreadText(problem) : problem.detail;
}

/** The text if the banner gives the reason. After a change of settings the console has to be started again. */
export const shortUnreadText = ({ code }: Problem): string =>
  code === 'unavailable' ? `${TEXTS.operate.unread} ${TEXTS.operate.readAgain}` : TEXTS.operate.unread;
