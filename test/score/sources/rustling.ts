import type { Row } from '../gold.ts';
import { referenceOf } from '../references.ts';
import type { SourceRecord } from '../sources.ts';
import { unitValues } from '../units.ts';

/** Rustling's training examples: numbers, ordinals, percentages and money. */
export function readRustling(record: SourceRecord, source: string): Row[] {
  const { id, language, text, start, end, resolution } = record;
  if (record.type === null || start === null || !resolution) return [];
  const scored = scoredOf(record);
  return scored
    ? [{ id, source, language, text, start, said: text.slice(start, end), ...referenceOf(null), ...scored }]
    : [];
}

function scoredOf({ type, resolution }: SourceRecord): Pick<Row, 'cell' | 'reader' | 'gold'> | undefined {
  const { value, unit } = resolution;
  const gold = { kind: 'amount', options: [value] } as const;
  switch (type) {
    case 'number':
      return {
        cell: Number.isInteger(value) ? 'integer' : 'decimal',
        reader: 'number',
        gold: { ...gold, options: [value] },
      };
    case 'ordinal':
    case 'percentage':
      return { cell: type, reader: type, gold: { ...gold, options: [value] } };
    case 'currency':
      return { cell: 'money', reader: 'money', gold: { kind: 'money', options: unitValues(value, unit) } };
    default:
      return undefined;
  }
}
