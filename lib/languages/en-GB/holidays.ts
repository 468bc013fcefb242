import { AMERICAN_HOLIDAYS_KNOWN_ABROAD, ENGLISH_HOLIDAYS, withPlainSpellings } from '../en-US/holidays.ts';
import type { HolidayRow } from '../pack/dates.ts';

const BANK_HOLIDAY_MONDAYS = 'easter+1; 5 1 mon; 5 -1 mon; 8 -1 mon';

export const HOLIDAYS: readonly HolidayRow[] = [
  ...ENGLISH_HOLIDAYS,
  ...AMERICAN_HOLIDAYS_KNOWN_ABROAD,
  ...withPlainSpellings([
    // Mothering Sunday is the fourth Sunday of Lent.
    { names: "mother's day|mothers' day|mothering sunday", day: 'easter-21' },
    { names: 'easter bank holiday|easter monday bank holiday|easter bank holiday monday', day: 'easter+1' },
    {
      names:
        'early may bank holiday|may day bank holiday|first may bank holiday|early may bank holiday monday|first bank holiday in may|first may bank holiday monday',
      day: '5 1 mon',
    },
    {
      names:
        'spring bank holiday|late may bank holiday|second may bank holiday|whitsun bank holiday|spring bank holiday monday|late may bank holiday monday|end of may bank holiday|second bank holiday in may|last may bank holiday|whit bank holiday',
      day: '5 -1 mon',
    },
    {
      names:
        'summer bank holiday|august bank holiday|late summer bank holiday|august bank holiday monday|summer bank holiday monday|late august bank holiday|end of august bank holiday',
      day: '8 -1 mon',
    },
    { names: 'may bank holiday|may bank holiday monday', day: '5 1 mon; 5 -1 mon' },
    { names: 'bank holiday monday', day: BANK_HOLIDAY_MONDAYS },
    {
      names: 'bank holiday',
      day: `1-1 (sat+2 sun+1); easter-2; ${BANK_HOLIDAY_MONDAYS}; 12-25 (sat+2 sun+2); 12-26 (sat+2 sun+2)`,
    },
    { names: 'labour day', day: '5-1' },
    { names: "burns' night|burns day", day: '1-25' },
    { names: "orangemen's day", day: '7-12' },
    { names: "st swithin's day", day: '7-15' },
    { names: 'grandparents day|national grandparents day', day: '10 1 sun' },
    { names: 'remembrance sunday', day: '11 2 sun' },
    { names: 'christmas bank holiday|christmas day bank holiday', day: '12-25 (sat+2 sun+2)' },
    { names: "new year bank holiday|new year's day bank holiday|new year's bank holiday", day: '1-1 (sat+2 sun+1)' },
    { names: 'boxing day bank holiday', day: '12-26 (sat+2 sun+2)' },
    { names: 'stir up sunday', day: '11-27 sun-7' },
    { names: 'whitsun|whit weekend', day: 'easter+49' },
    { names: 'hogmanay', day: '12-31' },
  ]),
];
