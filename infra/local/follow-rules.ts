import type { Lifecycle } from './lifecycle.ts';
import type { RulesChange } from './rules/index.ts';
import { forgetAnswers, type PublishedRules, publishRules } from './rules/index.ts';
import type { LocalServices } from './stack.ts';

/**
 * Gives each change of the rules file to the stand-in and the functions. Cached answers of the stand-in were made with
 * the old rules, so they are deleted.
 *
 * @param report receives the result of each change
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
