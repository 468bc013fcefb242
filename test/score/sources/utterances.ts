import type { Gold, Moment, Reader, Row } from '../gold.ts';
import { momentOf } from '../gold.ts';
import { referenceOf } from '../references.ts';
import type { SourceRecord } from '../sources.ts';
import { unitValues } from '../units.ts';

type Scored = Pick<Row, 'cell' | 'reader' | 'gold' | 'bareHour'>;

/** Utterances with spans: NLU++ (values by type) and SGD (dates, times and amounts). Others give no normalised values. */
export function readUtterances(record: SourceRecord, source: string): Row[] {
  if (record.expected) return readExpected(record, source);
  const score = source.includes('nlupp') ? nluppValue : source.includes('sgd') ? sgdValue : undefined;
  if (!score) return [];
  const entities: SourceRecord[] = record.entities ?? [];
  return entities.flatMap((entity, index) => {
    const scored = entity.value === null || entity.value === undefined ? undefined : score(entity);
    if (!scored || entity.start === null) return [];
    const said = record.text.slice(entity.start, entity.end);
    return [
      {
        id: `${record.id}#${index}`,
        source,
        language: record.language,
        text: record.text,
        start: entity.start,
        said,
        ...referenceOf(record.referenceDate),
        ...scored,
      },
    ];
  });
}

const NLUPP_DATES = new Set(['date', 'date_from', 'date_to', 'time', 'time_from', 'time_to']);
const NLUPP_COUNTS = new Set(['number', 'people', 'rooms', 'adults', 'kids']);

/** Names of persons, companies and shops are no typed values. */
function nluppValue({ type, value }: SourceRecord): Scored | undefined {
  const scored = (reader: Reader, gold: Gold): Scored => ({ cell: 'nlu++', reader, gold });
  if (NLUPP_DATES.has(type)) {
    const gold: Gold = { kind: 'moment', options: [pickMoment(value)], conventions: ['within'] };
    return isTold(value) ? { ...scored('datetime', gold), bareHour: 'clock' } : undefined;
  }
  if (NLUPP_COUNTS.has(type)) return scored('number', { kind: 'amount', options: [Number(value)] });
  if (type !== 'amount_of_money') return undefined;
  return scored('money', { kind: 'money', options: unitValues(value.amount, value.currency) });
}

/** "some weeks ago" is annotated as a date without fields. */
const isTold = (value: SourceRecord): boolean => Object.keys(pickMoment(value)).length > 0;

function pickMoment(value: SourceRecord): Moment {
  const { year, month, day, hour, minute } = value;
  return Object.fromEntries(
    Object.entries({ year, month, day, hour, minute }).filter(([, field]) => typeof field === 'number'),
  );
}

function sgdValue({ type, value }: SourceRecord): Scored | undefined {
  if (/date$|date_of_journey/.test(type) && /^\d{4}-\d\d-\d\d$/.test(value)) return moment('date', value);
  if (/time$/.test(type) && /^\d\d:\d\d$/.test(value)) return moment('time', value);
  if (/amount$/.test(type) && /^[\d.]+$/.test(value)) {
    return { cell: 'money', reader: 'money', gold: { kind: 'money', options: [{ amount: Number(value) }] } };
  }
  return undefined;
}

/** EVI says not when its callers spoke. Some of them say that they were born in 2019. */
const EVI_PUBLISHED = '2022-04-28';

/** EVI: dates of birth as speech recognition heard them. Not every one can be solved, so they have no bar. */
function readExpected(record: SourceRecord, source: string): Row[] {
  const { type, value } = record.expected;
  const scored = type === 'date_of_birth' ? moment('birth date', value) : undefined;
  return scored
    ? [
        {
          id: record.id,
          source,
          language: record.language,
          text: record.text,
          start: 0,
          said: record.text,
          ...referenceOf(EVI_PUBLISHED),
          isAssumed: true,
          ...scored,
        },
      ]
    : [];
}

function moment(cell: Row['cell'], value: string): Scored | undefined {
  const option = momentOf(value);
  return option && { cell, reader: 'datetime', gold: { kind: 'moment', options: [option] } };
}
