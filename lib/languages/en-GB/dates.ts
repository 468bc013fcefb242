import { dateWords as american } from '../en-US/dates.ts';
import type { DateWords } from '../pack/dates.ts';
import { HOLIDAYS } from './holidays.ts';

export const dateWords: DateWords = { ...american, dayFirst: true, monthFirstToo: true, holidays: HOLIDAYS };
