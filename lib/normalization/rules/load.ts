import type { RulesIndex } from './rules-index.ts';

/** Reads the compiled rules that the build put into the bundle; they were checked there. */
export function loadRules(json: string): RulesIndex {
  const rules: RulesIndex = JSON.parse(json);
  if (rules.format !== 1) throw new Error('The compiled rules are of another format: build again.');
  return rules;
}
