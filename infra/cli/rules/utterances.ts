import * as z from 'zod';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import type { RulesIndex } from '../../../lib/normalization/index.ts';
import { findListed } from '../../../lib/normalization/synonyms/find-listed.ts';
import type { NluEntity } from '../../../lib/provider/port.ts';
import { EXIT_CODES, ToolError } from '../tool/index.ts';

export interface Utterance {
  /** The row's own id, or its line number. */
  id: string;
  text: string;
  language: Language;
  entities: NluEntity[];
  /** Epoch milliseconds. */
  referenceTime: number;
}

const rowSchema = z.object({
  id: z.string().optional(),
  text: z.string(),
  language: z.enum(LANGUAGES).default('en-US'),
  referenceDate: z.string().nullish(),
  entities: z
    .array(
      z.object({
        type: z.string().nullish(),
        name: z.string().nullish(),
        text: z.string().nullish(),
        value: z.unknown().optional(),
        start: z.number().int().nullish(),
        end: z.number().int().nullish(),
      }),
    )
    .optional(),
});

/** Reads one utterance a line: JSON with `text` and perhaps `language` and `entities`, or the bare text in en-US. */
export function readUtterances(text: string, rules: readonly RulesIndex[]): Utterance[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [readUtterance(line, index + 1, rules)]));
}

/** The file of utterances is not valid; the message names the line. */
export class UtteranceError extends ToolError {
  override readonly name = 'UtteranceError';

  constructor(message: string) {
    super(message, EXIT_CODES.usage);
  }
}

function readRow(line: string, number: number) {
  if (!line.startsWith('{')) return rowSchema.parse({ text: line });
  try {
    return rowSchema.parse(JSON.parse(line));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new UtteranceError(`line ${number} is not an utterance: ${reason}`);
  }
}

function readUtterance(line: string, number: number, rules: readonly RulesIndex[]): Utterance {
  const row = readRow(line, number);
  const said = (row.entities ?? []).flatMap(entity => {
    const name = entity.name ?? entity.type;
    const value = entity.text ?? (typeof entity.value === 'string' ? entity.value : undefined);
    if (!name || value === undefined) return [];
    return [{ name, value, confidence: 1, start: entity.start ?? null, end: entity.end ?? null }];
  });
  return {
    id: row.id ?? String(number),
    text: row.text,
    language: row.language,
    entities: row.entities ? said : foundBy(rules, row.text, row.language),
    referenceTime: Date.parse(row.referenceDate ?? '2026-01-01T00:00:00Z'),
  };
}

function foundBy(rules: readonly RulesIndex[], text: string, language: Language): NluEntity[] {
  const found = rules.flatMap(index => findListed(index, text, language));
  const byPlace = new Map(found.map(({ rule, start, end }) => [`${rule} ${start} ${end}`, { rule, start, end }]));
  return [...byPlace.values()].map(({ rule, start, end }) => ({
    ...{ name: rule, value: text.slice(start, end), confidence: 1 },
    ...{ start, end },
  }));
}
