import { applyCasing } from '../casing.ts';
import { daysInMonth } from '../civil.ts';
import { currencyCodes } from '../numeric/index.ts';
import { checkList } from './check-list.ts';
import { superlinearFault } from './linear-pattern.ts';
import type { Report } from './report.ts';
import type { Rule } from './schema.ts';

/**
 * Reports faults that a schema cannot express: a rule that contradicts itself or other rules. Paths start at the rule.
 */
export function checkMeaning(rule: Rule, rules: Readonly<Record<string, Rule>>, report: Report): void {
  if (rule.kind === 'list') checkList(rule, report);
  if (rule.kind === 'id') checkPatterns(rule.patterns, report);
  if (rule.kind === 'id' || rule.kind === 'text') checkCasing(rule, report);
  if (rule.kind === 'money') checkCurrencies(rule.currencies, report);
  if ('min' in rule || 'max' in rule) checkBounds(rule, report);
  rule.yields_to?.forEach((other, index) => {
    if (!Object.hasOwn(rules, other)) report(['yields_to', index], `there is no rule "${other}"`);
  });
}

function checkPatterns(patterns: readonly string[], report: Report): void {
  patterns.forEach((pattern, index) => {
    const fault = superlinearFault(pattern);
    if (fault) report(['patterns', index], `the pattern ${fault}`);
  });
}

function checkCasing({ allowed, casing }: Extract<Rule, { kind: 'id' | 'text' }>, report: Report): void {
  allowed?.forEach((value, index) => {
    const cased = applyCasing(value, casing);
    if (cased !== value) report(['allowed', index], `"${value}" never matches: the casing makes it "${cased}"`);
  });
}

function checkCurrencies(currencies: readonly string[] | undefined, report: Report): void {
  const known = new Set(currencyCodes());
  currencies?.forEach((code, index) => {
    if (FORM_OF_CODE.test(code) && !known.has(code)) report(['currencies', index], `"${code}" is no currency`);
  });
}

/** Any other form is reported by the schema. */
const FORM_OF_CODE = /^[A-Z]{3}$/;

function checkBounds(rule: Extract<Rule, { min?: unknown }>, report: Report): void {
  const isDate = rule.kind === 'date' || rule.kind === 'birth_date' || rule.kind === 'datetime';
  const isNumber = ['number', 'integer', 'ordinal', 'percentage', 'money'].includes(rule.kind);
  for (const key of ['min', 'max'] as const) {
    const bound = rule[key];
    if (bound === undefined) continue;
    if (!isDate && !isNumber) report([key], `entities of kind ${rule.kind} have no bounds`);
    else if (isDate && !isDateBound(String(bound))) report([key], `"${bound}" is neither a date nor a duration`);
  }
  const [min, max] = [rule.min, rule.max];
  if (min === undefined || max === undefined) return;
  const isReversed = isNumber ? Number(min) > Number(max) : isPlainDate(min) && isPlainDate(max) && min > max;
  if (isReversed) report(['min'], `${min} is more than the maximum ${max}`);
}

function isDateBound(bound: string): boolean {
  if (!isPlainDate(bound)) return DURATION_BOUND.test(bound);
  const [year = 0, month = 0, day = 0] = bound.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const isPlainDate = (bound: string | number): bound is string => /^\d{4}-\d{2}-\d{2}$/.test(String(bound));
const DURATION_BOUND = /^[+-]?P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/;
