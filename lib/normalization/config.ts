import { choice } from '../config.ts';

/** The options of normalising, keyed by the variable that sets each. */
export const normalizationConfig = {
  /** How "last Tuesday" is meant: the most recent one, or that of the previous calendar week. */
  LAST_WEEKDAY: choice(['most-recent', 'previous-week'], 'most-recent'),
  /** How "at three" is meant: as an hour of the working day, 7:00 to 18:59, or as the clock shows it, 03:00. */
  BARE_HOUR: choice(['working-day', 'clock'], 'working-day'),
};
