import { en, HOLIDAYS, MOTHERS_DAY } from '../en-US/dates.ts';
import type { DateWords } from '../pack/dates.ts';
import { DAY_FIRST } from '../pack/shared-dates.ts';

/** Mothering Sunday is the fourth Sunday of Lent. */
export const dateWords: DateWords = {
  ...en,
  holidays: [...HOLIDAYS, { names: MOTHERS_DAY, day: 'easter-21' }],
  rules: [...en.rules, ...DAY_FIRST],
};
