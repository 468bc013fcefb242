import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkRules } from './check.ts';
import { compileSynonyms } from './compile-synonyms.ts';
import type { RuleIndex, RulesIndex } from './rules-index.ts';
import type { Rule } from './schema.ts';

/**
 * Checks a rules document and makes the index of it that is shipped. Runs at build time and in the tools, never in a
 * function.
 * @param source the path of a YAML or JSON document, or its text (anything with a line break)
 * @throws RulesError that names every fault with its position
 */
export function compileRules(source: string): RulesIndex {
  const text = /\n/.test(source) ? source : readFileSync(source, 'utf8');
  const checked = checkRules(text);
  if (!checked.document) throw new RulesError(checked.faults.map(fault => formatFault(fault)));
  const { version, rules, fallback } = checked.document;
  const compiled = Object.entries(rules).map(([name, rule]) => [name, compileRule(rule)] as const);
  const body = { ...withoutRepeats(compiled), fallback: compileRule(fallback) };
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 8);
  return { format: 1, version: `${version}+${digest}`, ...body };
}

/** Leaves out rules that are the same as another one; they become aliases. */
function withoutRepeats(compiled: readonly (readonly [string, RuleIndex])[]): Pick<RulesIndex, 'rules' | 'aliases'> {
  const first = new Map<string, string>();
  const rules: Record<string, RuleIndex> = {};
  const aliases: Record<string, string> = {};
  for (const [name, rule] of compiled) {
    const form = JSON.stringify(rule);
    const same = first.get(form);
    if (same === undefined) {
      first.set(form, name);
      rules[name] = rule;
    } else aliases[name] = same;
  }
  return { rules, aliases };
}

export class RulesError extends Error {
  override readonly name = 'RulesError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The rules document has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.join('\n')}`,
    );
    this.faults = faults;
  }
}

export const formatFault = (fault: { line: number; column: number; path: string; message: string }): string =>
  `${fault.line}:${fault.column} ${fault.path}: ${fault.message}`;

function compileRule(rule: Rule): RuleIndex {
  return {
    kind: rule.kind,
    unknown: rule.unknown,
    private: rule.private,
    casing: rule.casing,
    ...(rule.yields_to ? { yieldsTo: rule.yields_to } : {}),
    ...('allowed' in rule && rule.allowed ? { allowed: rule.allowed } : {}),
    ...('min' in rule && rule.min !== undefined ? { min: String(rule.min) } : {}),
    ...('max' in rule && rule.max !== undefined ? { max: String(rule.max) } : {}),
    ...('currencies' in rule && rule.currencies ? { currencies: rule.currencies } : {}),
    ...(rule.kind === 'id' ? { patterns: rule.patterns, ignore: rule.ignore } : {}),
    ...(rule.kind === 'list' ? compileList(rule) : {}),
  };
}

function compileList(rule: Extract<Rule, { kind: 'list' }>): Partial<RuleIndex> {
  return {
    values: rule.values.map(({ value }) => value),
    synonyms: compileSynonyms(rule),
    ...(rule.fuzzy ? { fuzzy: true } : {}),
  };
}
