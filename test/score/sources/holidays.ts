import type { Cell } from '../gold.ts';

/**
 * The sources contain feasts of all religions and many days of observance. Only those in the calendars of the five
 * countries count; the others are reported separately.
 */
const OWN_HOLIDAYS = new RegExp(
  [
    "thanksgiving|christmas|mothering|mother's|father's|halloween|maundy|presidents?'?s?|patrick|memorial day|labou?r day",
    "groundhog|black friday|cyber monday|whit |veterans|valentine|trinity|new year's|independence|guy fawkes|easter",
    'good friday|palm sunday|pentecost|ash wednesday|shrove|ascension|all saints|boxing|bank holiday|columbus|april fool',
    'st george|st andrew|st david|martin luther king|karfreitag|karsamstag|grundonnerstag|fastnacht|rosenmontag',
    'himmelfahrt|vatertag|muttertag|dreifaltigkeit|silvester|pfingst|neujahr|aschermittwoch|ostern|oster|weihnacht',
    'heiligabend|advent|allerheiligen|fronleichnam|drei konige|einheit|nikolaus|reformation|bettag|totensonntag|martin',
    'tag der arbeit|valentinstag|navidad|ano nuevo|nochebuena|nochevieja|reyes|santos|constitucion|trabajador|pascua',
    'viernes santo|jueves santo|ramos|san valentin|inmaculada|hispanidad|padre|madre|noel|jour de l.an|toussaint',
    'armistice|fete nationale|paques|pentecote|assomption|fete du travail|victoire|chandeleur|epiphanie|saint.?valentin',
  ].join('|'),
);
const ELSEWHERE = /\b(?:chines|orthodox|parsi|islam|judi|muslim)/;

/** Duckling gives a Jewish day by the evening on which it begins, a calendar by the day on which it ends. */
export const beginsTheEveningBefore = (name: string): boolean => JEWISH.test(name);

const JEWISH =
  /^(?:[JY]om (?:Kippur|Ha)|Rosh Hashana|Rosch |Shavuot|Schawuot|Shemini|Schmini|Simchat|Suk?kot|Purim|Tu [Bb]i|Lag Ba|Pass|Pess|Hanukkah|Chanukka)/;

/** @param name of the day, or what was said for it */
export function holidayCell(name: string): Cell {
  const folded = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return OWN_HOLIDAYS.test(folded) && !ELSEWHERE.test(folded) ? 'holiday' : 'other holiday';
}
