import { canonicalize, createNormalizer } from '../../lib/normalization/index.ts';
import type { Alternative, NormalizedEntity } from '../../lib/normalization/port.ts';
import type { RuleIndex, RulesIndex, ValueKind } from '../../lib/normalization/rules/rules-index.ts';
import type { Row } from './gold.ts';

/** The answer of the service to a row: the value, its alternatives, and whether it needs review. */
export interface Answer {
  value: Alternative | undefined;
  alternatives: readonly Alternative[];
  review: boolean;
}

const KINDS = [
  ...['date', 'birth_date', 'time', 'datetime', 'duration', 'recurrence'],
  ...['number', 'integer', 'ordinal', 'percentage', 'money', 'phone', 'email'],
] as ValueKind[];

const ruleOf = (kind: ValueKind): RuleIndex => ({ kind, unknown: 'drop', private: false, casing: 'keep' });

const RULES: RulesIndex = {
  format: 1,
  version: 'score',
  rules: Object.fromEntries(KINDS.map(kind => [kind, ruleOf(kind)])),
  aliases: {},
  fallback: ruleOf('text'),
};

const NORMALIZERS = {
  'working-day': createNormalizer({ rules: RULES }),
  clock: createNormalizer({ rules: RULES, bareHour: 'clock' }),
};

/**
 * Calls the normaliser as extract does: with the whole utterance, and the span as an entity of the upstream whose type
 * has the kind of the row.
 */
export async function askOurs(row: Row): Promise<Answer> {
  const { said, language, referenceTime, timeZone, bareHour = 'working-day' } = row;
  const name = kindOf(row);
  const text = canonicalize(row.text);
  const start = text.text.indexOf(canonicalize(said).text, Math.min(row.start, text.text.length));
  const span = start < 0 ? { start: null, end: null } : { start, end: start + canonicalize(said).text.length };
  const { entities } = await NORMALIZERS[bareHour].normalize({
    text,
    entities: [{ name, value: said, confidence: 1, ...span }],
    entityTypes: [name],
    confidenceThreshold: 0,
    ...{ language, referenceTime, timeZone },
  });
  const [entity] = entities;
  return { value: answered(entity), alternatives: entity?.alternatives ?? [], review: entity?.review ?? false };
}

const answered = (entity: NormalizedEntity | undefined): Alternative | undefined =>
  entity && entity.value !== null && entity.typed ? { value: entity.value, typed: entity.typed } : undefined;

/** The kind in the rule of the entity's type. */
function kindOf({ cell, reader, gold }: Row): ValueKind {
  if (reader === 'number' && cell === 'integer') return 'integer';
  if (reader !== 'datetime') return reader;
  if (cell === 'duration' || cell === 'time' || cell === 'datetime') return cell;
  if (cell === 'set') return 'recurrence';
  if (cell === 'birth date') return 'birth_date';
  if (cell === 'nlu++' && gold.kind === 'moment') {
    const [{ day, hour } = {}] = gold.options;
    return hour === undefined ? 'date' : day === undefined ? 'time' : 'datetime';
  }
  const hasHour = gold.kind === 'interval' && gold.options.some(({ start, end }) => (start ?? end)?.hour !== undefined);
  return hasHour ? 'datetime' : 'date';
}
