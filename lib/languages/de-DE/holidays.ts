import type { HolidayRow } from '../pack/dates.ts';
import { inflect, joined } from '../pack/inflect.ts';
import { ENDINGS } from './endings.ts';

function christmasDay(stem: string, digit: number): string {
  return joined(`${inflect(stem, ENDINGS)}|${digit} .`, 'weihnachtstag|weihnachtsfeiertag|weihnachtstages|feiertag');
}

/** "erster Advent", "1. Advent", "am ersten Adventssonntag". */
function adventSunday(stem: string, digit: number): string {
  return joined(`${inflect(stem, ENDINGS)}|${digit} .`, 'advent|adventssonntag|adventsonntag|sonntag im advent');
}

export const HOLIDAYS: readonly HolidayRow[] = [
  { names: 'neujahr|neujahrstag|neujahrsmorgen|jahreswechsel', day: '1-1' },
  { names: 'silvester|sylvester|silvesterabend|silvestertag|silvesternacht', day: '12-31' },
  { names: `weihnachten|weihnacht|${christmasDay('erst', 1)}`, day: '12-25' },
  { names: christmasDay('zweit', 2), day: '12-26' },
  { names: 'heiligabend|heiliger abend|heiligen abend|weihnachtsabend|heilig abend', day: '12-24' },
  {
    names:
      'heilige drei könige|dreikönigstag|dreikönig|heiligen drei könige|drei könige|dreikönigsfest|heilige 3 könige|epiphanias',
    day: '1-6',
  },
  { names: 'valentinstag', day: '2-14' },
  { names: 'internationaler frauentag|weltfrauentag|frauentag', day: '3-8' },
  { names: 'tag der arbeit|maifeiertag|erster mai|staatsfeiertag', day: '5-1' },
  { names: 'tag der deutschen einheit|tag der einheit|deutsche einheit|einheitstag', day: '10-3' },
  { names: 'reformationstag|reformationsfest|halloween', day: '10-31' },
  { names: 'allerheiligen', day: '11-1' },
  { names: 'allerseelen', day: '11-2' },
  { names: 'nikolaus|nikolaustag|nikolausabend|sankt nikolaus', day: '12-6' },
  { names: 'barbaratag', day: '12-4' },
  { names: 'johannistag|johanni', day: '6-24' },
  { names: 'mariä himmelfahrt|mariae himmelfahrt', day: '8-15' },
  { names: 'mariä empfängnis', day: '12-8' },
  { names: 'martinstag|sankt martin|st . martin', day: '11-11' },
  { names: 'nationalfeiertag|österreichischer nationalfeiertag', day: '10-26' },
  { names: 'schweizer bundesfeiertag|bundesfeiertag', day: '8-1' },
  { names: 'erster april|aprilscherz', day: '4-1' },
  { names: 'ostern|ostersonntag|osterfest', day: 'easter' },
  { names: 'ostermontag', day: 'easter+1' },
  { names: 'karfreitag|stiller freitag|hoher freitag', day: 'easter-2' },
  { names: 'gründonnerstag|weisser donnerstag', day: 'easter-3' },
  { names: 'karsamstag', day: 'easter-1' },
  { names: 'palmsonntag|palmensonntag', day: 'easter-7' },
  { names: 'fastnachtssamstag|faschingssamstag', day: 'easter-50' },
  { names: 'fastnachtssonntag|faschingssonntag', day: 'easter-49' },
  { names: 'peter und paul', day: '6-29' },
  { names: 'mariä lichtmess|lichtmess', day: '2-2' },
  { names: 'josefstag|sankt josef', day: '3-19' },
  { names: 'aschermittwoch', day: 'easter-46' },
  { names: 'rosenmontag|karnevalsmontag', day: 'easter-48' },
  {
    names: 'faschingsdienstag|fastnacht|fastnachtsdienstag|fasching|veilchendienstag|karnevalsdienstag',
    day: 'easter-47',
  },
  { names: 'weiberfastnacht|altweiber|altweiberfastnacht|schmotziger donnerstag', day: 'easter-52' },
  { names: 'christi himmelfahrt|himmelfahrt|himmelfahrtstag|vatertag|herrentag|männertag|auffahrt', day: 'easter+39' },
  { names: 'pfingsten|pfingstsonntag|pfingstfest|pentecost', day: 'easter+49' },
  { names: 'pfingstmontag|pentecost montag', day: 'easter+50' },
  { names: 'fronleichnam', day: 'easter+60' },
  { names: 'muttertag', day: '5 2 sun' },
  { names: `${adventSunday('erst', 1)}|adventssonntag`, day: '11-27 sun' },
  { names: adventSunday('zweit', 2), day: '11-27 sun+7' },
  { names: adventSunday('dritt', 3), day: '11-27 sun+14' },
  { names: adventSunday('viert', 4), day: '11-27 sun+21' },
  { names: 'buss und bettag|buss - und bettag|busstag|bettag', day: '11-27 sun-11' },
  { names: 'totensonntag|ewigkeitssonntag', day: '11-27 sun-7' },
  { names: 'volkstrauertag', day: '11-27 sun-14' },
  { names: 'dreifaltigkeitsfest|dreifaltigkeitssonntag|dreifaltigkeit|trinitatis|goldener sonntag', day: 'easter+56' },
  { names: 'weltkindertag', day: '9-20' },
  { names: 'osterwochenende', day: 'easter-2', days: 4 },
  { names: 'pfingstwochenende', day: 'easter+48', days: 3 },
  { names: 'karwoche', day: 'easter-7', days: 7 },
  { names: 'zwischen den jahren', day: '12-27', days: 5 },
  { names: 'nelkensamstag|karnevalssamstag', day: 'easter-50' },
  { names: 'tulpensonntag|karnevalssonntag', day: 'easter-49' },
  { names: 'walpurgisnacht', day: '4-30' },
  { names: 'europatag', day: '5-9' },
  { names: 'augsburger friedensfest|friedensfest', day: '8-8' },
  {
    names:
      'chinesisches neujahr|chinesische neujahr|chinesischen neujahr|chinesisches neujahrsfest|chinesische neujahrsfest',
    day: 'chinese 1-1',
  },
  { names: 'ramadan', day: 'islamic-umalqura 9-1', days: 30 },
  { names: 'zuckerfest|fest des fastenbrechens|eid al fitr|id al fitr', day: 'islamic-umalqura 10-1' },
  { names: 'opferfest|eid al adha|id al adha|id ul adha|bakr id', day: 'islamic-umalqura 12-10' },
  { names: 'islamisches neujahr|islamische neujahr|islamisches neujahrsfest', day: 'islamic-umalqura 1-1' },
  { names: 'rosch haschana|rosch ha schana|jüdisches neujahr|jüdisches neujahrsfest', day: 'hebrew', days: 2 },
  { names: 'jom kippur|yom kippur|versöhnungstag', day: 'hebrew+9' },
  { names: 'sukkot|laubhüttenfest', day: 'hebrew+14', days: 7 },
  { names: 'chanukka|hanukkah|lichterfest', day: 'hebrew 83/25', days: 8 },
  { names: 'pessach|passah|passahfest', day: 'hebrew-163', days: 8 },
  { names: 'purim', day: 'hebrew-193' },
  { names: 'schawuot', day: 'hebrew-113', days: 2 },
  { names: 'cyber monday', day: '11 4 thu+4' },
  { names: 'erntedankfest|erntedank', day: '10 1 sun' },
  { names: 'thanksgiving', day: '11 4 thu' },
  { names: 'black friday', day: '11 4 thu+1' },
];
