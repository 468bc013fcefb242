import * as z from 'zod';
import { LANGUAGES } from '../../../../lib/languages/index.ts';
import { explain, type Step } from '../../../cli/explain/explain.ts';
import { type Resource, read } from '../resource.ts';
import { rulePlace } from '../rule-place.ts';
import { LARGEST_SHOWN_BYTES, type RulesReader } from '../rules-file.ts';
import type { ConsoleTarget } from '../target.ts';

/** How one entity got its value. */
export interface Explanation {
  readonly steps: readonly Step[];
  /** Line of the rules file that gave the value; null for a type without a rule. */
  readonly line: number | null;
}

const schema = z.strictObject({
  text: z.string().max(20_000),
  language: z.enum(LANGUAGES),
  /** Epoch milliseconds. */
  referenceTime: z.number().min(0).max(8.64e15),
  timeZone: z.string().min(1).max(64),
  rulesVersion: z.string().optional(),
  entities: z
    .array(
      z.strictObject({
        type: z.string().max(64),
        said: z.string().max(20_000),
        rule: z.string().nullable(),
        start: z.number().int().nullable(),
        end: z.number().int().nullable(),
      }),
    )
    .max(500),
});

export const explainResource = ({ rules }: Pick<ConsoleTarget, 'rules'>, reader: RulesReader): Resource => ({
  path: 'explain',
  methods: {
    async POST({ body }): Promise<{ explanations: Explanation[]; version: string }> {
      const { entities, rulesVersion, ...question } = read(schema, body);
      const { index, source, text } = reader.read(await rules.readText());
      if (!index) return { explanations: [], version: '' };
      const isShown = text.length <= LARGEST_SHOWN_BYTES;
      const explanations = entities.map(async ({ rule, ...entity }): Promise<Explanation> => {
        const steps = await explain(index, { ...question, ...entity, rulesVersion });
        return { steps, line: isShown ? rulePlace(source, entity.type, rule) : null };
      });
      return { explanations: await Promise.all(explanations), version: index.version };
    },
  },
});
