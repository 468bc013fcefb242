import type { Language } from '../../../../lib/languages/index.ts';
import { kindOf } from './entity-types.ts';
import type { RuledEntity, RuleFinder } from './find-by-rules.ts';
import { recognise } from './recognise.ts';

/** An entity under a requested name. Spans are UTF-16 units, end exclusive. */
export interface FoundEntity {
  name: string;
  value: string;
  /** 0 to 1. */
  confidence: number;
  start: number;
  end: number;
}

/**
 * The entities of the requested types, in the order of the text: what the lexicon finds, under each requested name, and what
 * the rules name. A type that neither knows has none.
 */
export async function findRequested(
  text: string,
  language: Language,
  entityTypes: readonly string[],
  rules: RuleFinder | undefined,
): Promise<FoundEntity[]> {
  const byLexicon: FoundEntity[] = recognise(text, language).flatMap(({ kind, ...entity }) =>
    entityTypes
      .filter(name => (rules?.lexiconKindOf(name) ?? kindOf(name)) === kind)
      .map(name => ({ name, ...entity })),
  );
  const byRules = rules ? await rules.find(text, language, entityTypes) : [];
  const names = byRules.filter(({ isName }) => isName);
  const kept = byLexicon.filter(entity => !names.some(name => isWithin(entity, name)));
  const ruled = byRules.filter(
    entity => !kept.some(other => isSame(entity, other) || (entity.isName && isWithin(entity, other))),
  );
  return [
    ...kept,
    ...ruled.map(({ name, confidence, start, end }) => ({
      name,
      value: text.slice(start, end),
      confidence,
      start,
      end,
    })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

type Span = Pick<FoundEntity, 'start' | 'end'>;

/**
 * Of two entities of one type that overlap, the longer one counts. Entities of different types may be at the same
 * position.
 */
const isWithin = (entity: Span, other: Span): boolean =>
  entity.start < other.end && other.start < entity.end && lengthOf(entity) < lengthOf(other);

const isSame = (entity: RuledEntity, other: FoundEntity): boolean =>
  entity.name === other.name && entity.start === other.start && entity.end === other.end;

const lengthOf = ({ start, end }: Span): number => end - start;
