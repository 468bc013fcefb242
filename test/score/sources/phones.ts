import type { Row } from '../gold.ts';
import { referenceOf } from '../references.ts';
import type { SourceRecord } from '../sources.ts';

/** libphonenumber's example numbers, as dialled in their country. */
export function readPhones(record: SourceRecord, source: string): Row[] {
  const { region, kind, language, national, e164 } = record;
  const gold = { kind: 'text', options: [e164] } as const;
  return [
    {
      id: `${region}-${kind}`,
      source,
      language,
      cell: 'phone',
      reader: 'phone',
      text: national,
      start: 0,
      said: national,
      ...referenceOf(null),
      gold: { ...gold, options: [e164] },
    },
  ];
}
