import type { Alternative } from '../../lib/normalization/port.ts';
import type { Convention, Moment, Row, Unit } from './gold.ts';
import { momentOf } from './gold.ts';
import { fieldsOf, instantOf, sameFields, wallTime } from './points.ts';
import { toleranceOf } from './vague.ts';

/**
 * The rule by which an edge is right: it is equal, it follows the convention of its source, or it is within the
 * tolerance.
 */
export type EdgeRule = 'equal' | 'last unit left out' | 'unit added' | 'eve' | 'whole units' | 'open' | 'vague';

export interface IntervalVerdict {
  start: EdgeRule | undefined;
  end: EdgeRule | undefined;
}

interface Range {
  start?: Moment;
  end?: Moment;
}

/** Compares both edges of a range on their own. Undefined: the edge is wrong. */
export function compareInterval(
  gold: Range,
  convention: Convention | undefined,
  { value, typed }: Alternative,
  row: Pick<Row, 'said' | 'referenceTime' | 'timeZone'>,
): IntervalVerdict {
  const [from = '', to = ''] = value.includes('/') ? value.split('/') : [];
  const start = momentOf(typed?.start ?? from);
  const end = momentOf(typed?.end ?? to);
  const answer: Range = { ...(start && { start }), ...(end && { end }) };
  if (convention && isByWholeUnits(gold, answer, convention)) {
    return { start: 'whole units', end: 'whole units' };
  }
  const toleranceMs = toleranceOf(row);
  return {
    start: isOpenFromNow(gold, answer, convention, row)
      ? 'open'
      : compareEdge(gold.start, startsBy(convention), start, toleranceMs),
    end: compareEdge(gold.end, convention ? endsBy(convention, row) : [], end, toleranceMs),
  };
}

/** Turns an edge of a source into ours; undefined if it does not apply to the edge. */
type EndRule = { rule: EdgeRule; turn(gold: Moment): Moment | undefined };

const LEFT_OUT: readonly EndRule[] = (['day', 'month', 'quarter', 'year'] as const).map(unit => ({
  rule: 'last unit left out',
  turn: gold => (isStartOf(gold, unit) ? shifted(gold, unit, 1) : undefined),
}));

/** "from week 31 to week 35": numbers of weeks at both ends. */
const WEEKS_LEFT_OUT: EndRule = {
  rule: 'last unit left out',
  turn: gold => (new Date(instantOf(gold)).getUTCDay() === 1 ? shifted(gold, 'week', 1) : undefined),
};
const WEEKS = /\b(?:week|woche|semana|semaine) \d+\b.*\b(?:week|woche|semana|semaine) \d+$/i;

const endsBy = (convention: Convention, { said }: Pick<Row, 'said'>): readonly EndRule[] =>
  convention.rule === 'last-unit-left-out'
    ? [...LEFT_OUT, ...(WEEKS.test(said) ? [WEEKS_LEFT_OUT] : [])]
    : [{ rule: 'unit added', turn: gold => shifted(gold, convention.unit, -1) }];

/** Jewish feasts begin at the sunset before. */
const startsBy = (convention: Convention | undefined): readonly EndRule[] =>
  convention?.rule === 'unit-added' && convention.fromEve
    ? [{ rule: 'eve', turn: gold => shifted(gold, 'day', 1) }]
    : [];

function isStartOf({ month = 1, day = 1, hour = 0, minute = 0 }: Moment, unit: Unit): boolean {
  if (hour !== 0 || minute !== 0) return false;
  if (unit === 'day') return true;
  if (day !== 1) return false;
  return unit === 'month' || (unit === 'quarter' ? month % 3 === 1 : month === 1);
}

function compareEdge(
  gold: Moment | undefined,
  ends: readonly EndRule[],
  answer: Moment | undefined,
  toleranceMs: number,
): EdgeRule | undefined {
  if (gold === undefined) return 'equal';
  if (!answer) return undefined;
  const full = answer.hour === undefined && gold.hour !== undefined ? { ...answer, hour: 0 } : answer;
  if (sameFields(gold, full)) return 'equal';
  if (gold.year === undefined) return Math.abs(clockOf(gold) - clockOf(full)) <= toleranceMs ? 'vague' : undefined;
  if (full.year === undefined) return undefined;
  for (const { rule, turn } of ends) {
    const turned = turn(gold);
    if (turned && sameFields(turned, full)) return rule;
  }
  return Math.abs(instantOf(gold) - instantOf(full)) <= toleranceMs ? 'vague' : undefined;
}

/** "next 3 months", "last 3 months": both edges of the source later than ours, or both earlier, by the same rest of a unit. */
function isByWholeUnits(gold: Range, answer: Range, convention: Convention): boolean {
  if (!gold.start?.year || !gold.end || !answer.start?.year || !answer.end) return false;
  const unit = convention.rule === 'unit-added' ? convention.unit : 'day';
  const apart = instantOf(gold.start) - instantOf(answer.start);
  const isLate = apart > 0;
  const [first, last] = isLate ? [answer.start, gold.start] : [gold.start, answer.start];
  if (apart === 0 || instantOf(last) > instantOf(shifted({ hour: 0, minute: 0, second: 0, ...first }, unit, 1)))
    return false;
  if (!isLate && convention.rule !== 'unit-added') return false;
  const goldMs = instantOf(gold.end) - instantOf(gold.start);
  const answerMs = instantOf(answer.end) - instantOf(answer.start);
  return Math.abs(goldMs - answerMs) <= (unit in MONTHS ? MONTHS_DIFFER_MS : 0);
}

/** "by Friday", "within two weeks": from now on to the source, open or from today on to us. */
function isOpenFromNow(
  gold: Range,
  answer: Range,
  convention: Convention | undefined,
  row: Pick<Row, 'referenceTime' | 'timeZone'>,
): boolean {
  if (convention?.rule !== 'unit-added' || !answer.end || !gold.start) return false;
  if (answer.start && (answer.start.hour !== undefined || answer.start.day !== gold.start.day)) return false;
  return instantOf(gold.start) === instantOf({ ...fieldsOf(wallTime(row)), second: 0 });
}

const clockOf = ({ hour = 0, minute = 0, second = 0 }: Moment): number => instantOf({ hour, minute, second });

const DAY_MS = 86_400_000;
/** Three months from February are shorter than three months from March. */
const MONTHS_DIFFER_MS = 3 * DAY_MS;
const MONTHS: Partial<Record<Unit, number>> = { year: 12, quarter: 3, month: 1 };
const MILLISECONDS: Partial<Record<Unit, number>> = {
  week: 7 * DAY_MS,
  day: DAY_MS,
  hour: 3_600_000,
  minute: 60_000,
  second: 1_000,
};

/** With the fields that the moment has. */
function shifted(moment: Moment, unit: Unit, count: number): Moment {
  const date = new Date(instantOf(moment) + count * (MILLISECONDS[unit] ?? 0));
  date.setUTCMonth(date.getUTCMonth() + count * (MONTHS[unit] ?? 0));
  const all = momentOf(date.toISOString()) ?? {};
  return Object.fromEntries(Object.keys(moment).map(field => [field, all[field as keyof Moment]]));
}
