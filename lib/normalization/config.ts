import { choice } from '../config.ts';

/** The options of normalising, keyed by the variable that sets each. */
export const normalizationConfig = {
  /** How "last Tuesday" is meant: the most recent one, or that of the previous calendar week. */
  LAST_WEEKDAY: choice(['most-recent', 'previous-week'], 'most-recent'),
};
