import * as z from 'zod/mini';
import { parseJson } from '../../json.ts';
import { DEFAULT_POLICY, type GovernancePolicy } from './policy.ts';

/** `GOVERNANCE_POLICY`: the policy as JSON; left out, the default policy. */
export const policyVariable = () =>
  z._default(
    z.pipe(
      z.string().check(z.maxLength(3_000)),
      z.transform((text: string, context): GovernancePolicy => {
        const value = parseJson(text);
        const parsed = policySchema().safeParse(value);
        if (parsed.success) return parsed.data as GovernancePolicy;
        const place = `is not a governance policy: see /${parsed.error.issues[0]?.path.join('/') ?? ''}`;
        context.issues.push({ code: 'custom', input: text, message: value === undefined ? 'is not JSON' : place });
        return z.NEVER;
      }),
    ),
    DEFAULT_POLICY,
  );

/** Made only when there is a policy to read, since it costs a cold start 1 ms. */
function policySchema() {
  const name = z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,64}$/));
  const count = z.int().check(z.minimum(1), z.maximum(100));
  const listOf = <T extends z.core.$ZodType>(item: T) => z.array(item).check(z.minLength(1), z.maxLength(20));

  const conditions = z.strictObject({
    lowConfidenceEntities: z.optional(count),
    anyMatch: z.optional(listOf(z.enum(['exact', 'folded', 'fuzzy', 'typed', 'none']))),
    entitiesMarkedForReview: z.optional(count),
    source: z.optional(listOf(z.enum(['api', 'cache', 'stale']))),
    dropped: z.optional(
      z.strictObject({
        reasons: listOf(
          z.enum([
            'not_requested',
            'below_threshold',
            'not_allowed',
            'out_of_range',
            'unknown_value',
            'invalid_value',
            'overlap',
          ]),
        ),
        count,
      }),
    ),
    entityTypes: z.optional(listOf(name)),
  });

  return z.strictObject({
    // Records with the version of the built-in policy must have been made by its rules.
    version: name.check(z.refine(version => version !== DEFAULT_POLICY.version)),
    highConfidence: z.number().check(z.minimum(0), z.maximum(1)),
    rules: z
      .array(
        z.strictObject({
          id: name,
          // A rule without a condition would fire on every answer.
          when: conditions.check(z.refine(when => Object.keys(when).length > 0)),
        }),
      )
      .check(
        z.minLength(1),
        z.maxLength(50),
        z.refine(rules => new Set(rules.map(({ id }) => id)).size === rules.length),
      ),
  });
}
