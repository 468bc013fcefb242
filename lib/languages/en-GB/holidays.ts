import { AMERICAN_HOLIDAYS_KNOWN_ABROAD, ENGLISH_HOLIDAYS } from '../en-US/holidays.ts';
import type { HolidayRow } from '../pack/dates.ts';

export const HOLIDAYS: readonly HolidayRow[] = [
  ...ENGLISH_HOLIDAYS,
  ...AMERICAN_HOLIDAYS_KNOWN_ABROAD,
  // Mothering Sunday is the fourth Sunday of Lent.
  { names: "mother's day|mothers day|mothers' day|mothering sunday", day: 'easter-21' },
  { names: 'easter bank holiday|easter monday bank holiday', day: 'easter+1' },
  { names: 'early may bank holiday|may day bank holiday|first may bank holiday', day: '5 1 mon' },
  { names: 'spring bank holiday|late may bank holiday|second may bank holiday|whitsun bank holiday', day: '5 -1 mon' },
  { names: 'summer bank holiday|august bank holiday|late summer bank holiday', day: '8 -1 mon' },
  { names: 'labour day', day: '5-1' },
  { names: 'twelfth night', day: '1-5' },
  { names: "burns night|burns' night|burns day", day: '1-25' },
  { names: "orangemen's day|orangemens day", day: '7-12' },
  { names: "st swithin's day|st swithins day", day: '7-15' },
  { names: 'grandparents day|national grandparents day', day: '10 1 sun' },
  { names: 'remembrance sunday', day: '11 2 sun' },
  { names: 'hogmanay', day: '12-31' },
];
