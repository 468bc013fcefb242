import * as z from 'zod';
import type { RulesFault } from '../../../../lib/normalization/rules/check.ts';
import { allRules } from '../../../../lib/normalization/rules/rules-index.ts';
import { documentSchema } from '../../../../lib/normalization/rules/schema.ts';
import { diffRules } from '../../../cli/rules/diff.ts';
import { ConsoleError } from '../problem.ts';
import { type Resource, read } from '../resource.ts';
import { LARGEST_SHOWN_BYTES, type RulesReader, type RulesReading } from '../rules-file.ts';
import type { ConsoleTarget } from '../target.ts';

export interface RulesView {
  readonly path: string;
  /** Null when the file is too large to be shown. */
  readonly text: string | null;
  readonly bytes: number;
  /** Null when the document has faults. */
  readonly version: string | null;
  readonly faults: readonly RulesFault[];
  /** Every entity type that has a rule. */
  readonly types: readonly { readonly name: string; readonly kind: string }[];
  /** JSON Schema of the document. */
  readonly schema: unknown;
}

export interface RulesChange {
  readonly version: string | null;
  readonly faults: readonly RulesFault[];
  /** Whether the file has no faults, so that a draft can be compared with it. */
  readonly isFileValid: boolean;
  /** What changes for the sentences; empty if there are faults. */
  readonly diff: readonly string[];
}

const checkSchema = z.strictObject({
  text: z.string(),
  /** The questions of this visit, or a file of the user: a line of JSON each, or the bare text. */
  utterances: z.string().default(''),
});

export const rulesResource = ({ rules, local }: ConsoleTarget, reader: RulesReader): Resource => ({
  path: 'rules',
  methods: {
    async GET(): Promise<RulesView> {
      const text = await rules.readText();
      const bytes = Buffer.byteLength(text);
      const { index, faults } = reader.read(text);
      return {
        path: rules.path,
        text: bytes > LARGEST_SHOWN_BYTES ? null : text,
        bytes,
        version: index?.version ?? null,
        faults,
        types: index ? allRules(index).map(([name, { kind }]) => ({ name, kind })) : [],
        schema: z.toJSONSchema(documentSchema, { io: 'input' }),
      };
    },
    /** Checks a draft, and shows what it changes. */
    async POST({ body }): Promise<RulesChange> {
      const { text, utterances } = read(checkSchema, body);
      const draft = reader.read(text);
      const active = reader.read(await rules.readText());
      return {
        version: draft.index?.version ?? null,
        faults: draft.faults,
        isFileValid: active.index !== undefined,
        diff: await diff(active, draft, utterances),
      };
    },
    /** Makes a draft the active document. */
    async PUT({ body }): Promise<RulesChange> {
      if (!local)
        throw new ConsoleError(
          409,
          'built-in',
          'The rules of a deployed stage are part of its build: export the document, and deploy with NORMALIZATION_RULES.',
        );
      const { text } = read(checkSchema, body);
      const { index, faults } = reader.read(text);
      if (!index) throw new ConsoleError(422, 'faults', 'A document with faults is not applied.');
      await rules.write(text);
      await local.activeRules.refresh();
      return { version: index.version, faults, isFileValid: true, diff: [] };
    },
  },
});

async function diff(active: RulesReading, draft: RulesReading, utterances: string): Promise<string[]> {
  if (!active.index || !draft.index || utterances.trim() === '') return [];
  return diffRules(active.index, draft.index, utterances);
}
