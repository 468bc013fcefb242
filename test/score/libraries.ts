import { askChrono } from './chrono-engine.ts';
import { sameNumber } from './equal.ts';
import type { Gold, Moment, Row } from './gold.ts';
import { momentOf } from './gold.ts';
import { askMicrosoft, type MicrosoftAnswer } from './microsoft-engine.ts';
import { sameFields } from './points.ts';
import { unitValues } from './units.ts';

/** Whether chrono-node's first result is the gold value; its times are compared without their implied date. */
export function chronoIsRight(row: Row): boolean {
  const answer = askChrono(row);
  if (!answer) return false;
  const { gold } = row;
  if (gold.kind === 'moment') return gold.options.some(option => sameFields(option, answer.start));
  if (gold.kind !== 'interval') return false;
  return gold.options.some(
    option =>
      (!option.start || sameFields(option.start, answer.start)) &&
      (!option.end || (answer.end !== undefined && sameFields(option.end, answer.end))),
  );
}

/** Whether Microsoft's first result is the gold value. It gives dates unranked: any of its values will do. */
export function microsoftIsRight(row: Row): boolean {
  const answer = askMicrosoft(row);
  return !!answer && matches(row.gold, answer, row);
}

function matches(gold: Gold, answer: MicrosoftAnswer, row: Row): boolean {
  const values = answer.values ?? [];
  switch (gold.kind) {
    case 'amount':
      return gold.options.some(option => sameNumber(option, numberOf(answer.value, row)));
    case 'money':
      return gold.options.some(option => sameUnit(option, answer, row));
    case 'text':
      return gold.options.some(option => option.toLowerCase() === answer.value?.toLowerCase());
    case 'moment':
      return values.some(value => gold.options.some(option => sameValue(option, value)));
    case 'interval':
      return values.some(value =>
        gold.options.some(option => sameEdge(option.start, value.start) && sameEdge(option.end, value.end)),
      );
    case 'duration':
      return values.some(value => gold.options.some(option => sameNumber(option, Number(value.value))));
    case 'value':
      return gold.options.some(option => option === answer.value || values.some(({ value }) => value === option));
  }
}

/** It writes numbers with the decimal sign of the language. */
function numberOf(value: string | undefined, row: Row): number {
  const text = (value ?? '').replace('%', '');
  return text === '' ? Number.NaN : Number(row.language.startsWith('en') ? text : text.replace(',', '.'));
}

function sameUnit(gold: { amount: number; codes?: readonly string[] }, answer: MicrosoftAnswer, row: Row): boolean {
  const values = unitValues(numberOf(answer.value, row), answer.unit ?? 'unnamed');
  return values.some(
    value =>
      sameNumber(gold.amount, value.amount) &&
      (gold.codes === undefined || (value.codes ?? []).some(code => gold.codes?.includes(code))),
  );
}

/** A time of day is right where gold has the next occurrence of it too: only the time is compared then. */
function sameValue(gold: Moment, value: { value?: string; start?: string }): boolean {
  const moment = momentOf(value.value ?? value.start ?? '');
  if (!moment) return false;
  const { hour, minute = 0, second = 0 } = gold;
  const timeOnly = moment.day === undefined && moment.hour !== undefined;
  if (!timeOnly || hour === undefined) return sameFields(gold, moment);
  return sameFields({ hour, minute, second }, moment);
}

function sameEdge(gold: Moment | undefined, text: string | undefined): boolean {
  if (!gold) return true;
  const moment = momentOf(text ?? '');
  return moment !== undefined && sameFields(gold, moment.hour === undefined ? { ...moment, hour: 0 } : moment);
}
