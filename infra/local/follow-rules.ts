import type { Lifecycle } from './lifecycle.ts';
import type { RulesChange } from './rules/index.ts';
import { forgetAnswers, type PublishedRules, publishRules } from './rules/index.ts';
import type { LocalServices } from './stack.ts';

/**
 * Keeps the stand-in and the functions at the rules file while it changes. Answers of the stand-in that are cached were given
 * by the rules before, so they are forgotten.
 *
 * @param report takes what became of each change
 */
export async function followRules(
  { rules, cxone, dynamoDbUrl }: LocalServices,
  lifecycle: Lifecycle,
  report: (change: RulesChange) => void,
): Promise<PublishedRules> {
  const published = await lifecycle.own(() => publishRules(rules.rules));
  rules.onChange(async change => {
    if (change.kind === 'applied') {
      cxone?.useRules(change.rules);
      await published.publish(change.rules);
      if (cxone) await forgetAnswers(dynamoDbUrl);
    }
    report(change);
  });
  rules.watch();
  return published;
}
