import * as z from 'zod';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import type { RulesIndex } from '../../../lib/normalization/index.ts';
import { findListed } from '../../../lib/normalization/synonyms/find-listed.ts';
import { createInexactSearches } from '../../../lib/normalization/synonyms/index.ts';
import type { InexactSearch } from '../../../lib/normalization/synonyms/inexact.ts';
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
export async function readUtterances(text: string, rules: readonly RulesIndex[]): Promise<Utterance[]> {
  const rows = text.split('\n').flatMap((line, index) => {
    return line.trim() === '' ? [] : [{ row: readRow(line, index + 1), number: index + 1 }];
  });
  const searches = createInexactSearches();
  for (const language of new Set(rows.map(({ row }) => row.language))) await searches.load(language);
  return rows.map(({ row, number }) => {
    const search = searches.loaded(row.language);
    const found = row.entities ? givenEntities(row.entities) : search ? foundBy(rules, row, search) : [];
    return {
      id: row.id ?? String(number),
      text: row.text,
      language: row.language,
      entities: found,
      referenceTime: Date.parse(row.referenceDate ?? '2026-01-01T00:00:00Z'),
    };
  });
}

/** The file of utterances is not valid; the message names the line. */
export class UtteranceError extends ToolError {
  override readonly name = 'UtteranceError';

  constructor(message: string) {
    super(message, EXIT_CODES.usage);
  }
}

type Row = z.infer<typeof rowSchema>;

function readRow(line: string, number: number): Row {
  if (!line.startsWith('{')) return rowSchema.parse({ text: line });
  try {
    return rowSchema.parse(JSON.parse(line));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new UtteranceError(`line ${number} is not an utterance: ${reason}`);
  }
}

function givenEntities(entities: NonNullable<Row['entities']>): NluEntity[] {
  return entities.flatMap(entity => {
    const name = entity.name ?? entity.type;
    const value = entity.text ?? (typeof entity.value === 'string' ? entity.value : undefined);
    if (!name || value === undefined) return [];
    return [{ name, value, confidence: 1, start: entity.start ?? null, end: entity.end ?? null }];
  });
}

function foundBy(rules: readonly RulesIndex[], { text, language }: Row, search: InexactSearch): NluEntity[] {
  const found = rules.flatMap(index => findListed(index, text, language, search));
  const byPlace = new Map(found.map(({ rule, start, end }) => [`${rule} ${start} ${end}`, { rule, start, end }]));
  return [...byPlace.values()].map(({ rule, start, end }) => ({
    ...{ name: rule, value: text.slice(start, end), confidence: 1 },
    ...{ start, end },
  }));
}
