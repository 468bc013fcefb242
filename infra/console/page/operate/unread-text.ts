import type { StagePart } from '../../server/live.ts';
import type { Problem } from '../../server/problem.ts';
import type { State } from '../state/state.ts';
import { TEXTS } from '../texts.ts';

/** Whether the banner gives the same reason. Each service of AWS puts the lack of credentials in words of its own. */
export const isToldBy = (banner: Problem | undefined, { code, detail }: Problem): boolean =>
  banner?.code === code && (code !== 'unavailable' || banner.detail === detail);

/** Of a part that is not there yet: that it is being read, or why it cannot be. */
export function unreadText({ unread, trouble }: State, part: StagePart, pending: string): string {
  const problem = unread[part];
  if (!problem) return pending;
  return isToldBy(trouble, problem) ? unreadAsTold(problem) : problem.detail;
}

/** Where the banner gives the reason. What a person has to set takes a start of the console. */
export const unreadAsTold = ({ code }: Problem): string =>
  code === 'unavailable' ? `${TEXTS.operate.unread} ${TEXTS.operate.readAgain}` : TEXTS.operate.unread;
