import type { NumberRun } from './number-run.ts';

/** The fewest single digits in a dictated number. With fewer, it is a time or a count. */
const SPOKEN_SINGLES = 4;
const SPOKEN_DIGITS = 6;
/** The fewest groups in a dictated number. One group alone is a quantity: "seven hundred and fifty thousand". */
const FEWEST_GROUPS = 2;
/** Two groups with at least this many digits are a dictated number. Two quantities have fewer. */
const DIGITS_IN_TWO = 7;

/** Whether spoken digits are a dictated number, and not quantities, times or years. */
export function isSpokenNumber(run: NumberRun): boolean {
  const { groups, digits, singles } = run;
  if (singles >= SPOKEN_SINGLES) return true;
  if (digits.length < SPOKEN_DIGITS || groups.length < FEWEST_GROUPS) return false;
  if (groups.length === FEWEST_GROUPS && digits.length < DIGITS_IN_TWO) return false;
  return !isRange(run) && !isYears(groups) && !isList(run);
}

/** "38, 40, 42 and 44": numbers that only rise or only fall are a list of quantities. None of them begins with 0. */
export function isList(run: NumberRun): boolean {
  const { groups, hasCommas, hasJoiners, conjunctions } = run;
  if (!hasCommas && (hasJoiners || conjunctions.length === 0)) return false;
  if (groups.some(group => group.startsWith('0')) || beginsAsNumber(run)) return false;
  if (isPhoneInThrees(groups)) return false;
  const steps = groups.slice(1).map((group, index) => Number(group) - Number(groups[index]));
  return steps.every(step => step >= 0) || steps.every(step => step <= 0);
}

/** "seiscientos noventa y cinco, quinientos sesenta y cinco, ciento uno": nine digits as Spain reads them out. */
const isPhoneInThrees = (groups: readonly string[]): boolean =>
  groups.length === 3 &&
  /^[6-9]/.test(groups[0] ?? '') &&
  groups.every(group => group.length === 3) &&
  groups.filter(group => !group.endsWith('0')).length >= 2;

/** "between nine thirty and ten fifteen", "two hundred and three hundred": times or quantities on both sides of one "and". */
export function isRange(run: NumberRun): boolean {
  const { groups, conjunctions } = run;
  const [at] = conjunctions;
  if (beginsAsNumber(run) || at === undefined || conjunctions.length > 1) return false;
  return isQuantity(groups.slice(0, at)) && isQuantity(groups.slice(at));
}

/** A written list does not have quantities with so many digits. */
const LONG_GROUP = 7;
const beginsAsNumber = ({ groups, spoken }: NumberRun): boolean => !spoken && (groups[0]?.length ?? 0) >= LONG_GROUP;

function isQuantity(groups: readonly string[]): boolean {
  if (groups.length === 1) return true;
  const [hour = '', minute = ''] = groups;
  if (groups.length !== 2 || minute.length !== 2) return false;
  return (Number(hour) <= 24 && Number(minute) < 60) || hour === '19' || hour === '20';
}

/** "nineteen eighty four, nineteen eighty five". */
const isYears = (groups: readonly string[]): boolean =>
  groups.length % 2 === 0 && groups.every((group, index) => (index % 2 === 0 ? /^(?:19|20)$/ : /^\d\d$/).test(group));
