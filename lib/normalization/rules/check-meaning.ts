import { synonymKey } from '../synonyms/key.ts';
import type { Report } from './check.ts';
import type { Rule } from './schema.ts';

/** Faults that no schema can see: rules that contradict themselves or each other. */
export function checkMeaning(rules: Readonly<Record<string, Rule>>, report: Report): void {
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.kind === 'list') checkList(name, rule, report);
  }
}

type ListRule = Extract<Rule, { kind: 'list' }>;

function checkList(name: string, rule: ListRule, report: Report): void {
  const allowed = rule.allowed && new Set(rule.allowed);
  rule.values.forEach(({ value }, index) => {
    if (allowed && !allowed.has(value))
      report(['entities', name, 'values', index, 'value'], `"${value}" is not allowed`);
    if (synonymKey(value) === '')
      report(['entities', name, 'values', index, 'value'], 'nothing is left of it when folded');
  });
}
