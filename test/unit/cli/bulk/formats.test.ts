import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { createCsvFormat, FAILURES, NDJSON } from '../../../../infra/cli/bulk/formats.ts';
import { digestOf } from '../../../../infra/cli/bulk/row.ts';
import { answerTo } from './fixture.ts';

const answer = answerTo({ text: 'on "a", b\r\nc', language: 'en-US', entity_types: ['date'] });

describe('The output as NDJSON', () => {
  it('is the answer behind row and id', () => {
    const line = NDJSON.write({ number: 7, id: 'x' }, answer);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({ row: 7, id: 'x', ...answer });
    expect(NDJSON.read(line)).toEqual({ row: 7, digest: digestOf('x', answer.input_text) });
  });

  it('names the earlier row of a duplicate', () => {
    const line = NDJSON.write({ number: 7, id: 'x' }, answer);
    const repeated = NDJSON.repeat({ number: 9, id: undefined }, line, 7);
    expect(JSON.parse(repeated)).toEqual({ row: 9, duplicate_of_row: 7, ...answer });
    expect(JSON.parse(NDJSON.repeat({ number: 11, id: undefined }, repeated, 9)).duplicate_of_row).toBe(7);
  });
});

describe('The output as CSV', () => {
  const format = createCsvFormat(['date', 'money']);
  const read = (...lines: string[]) => parse(format.head + lines.join('\n'), { columns: true }) as object[];

  it('has columns for each entity type, and one line for each row', () => {
    const [date] = answer.entities;
    if (!date) throw new Error('no entity');
    const two = { ...answer, entities: [date, { ...date, value: null, review: true as const, raw_value: 'x' }] };
    const line = format.write({ number: 7, id: 'a,b' }, two);
    expect(line).not.toMatch(/[\r\n]/);
    expect(read(line)).toEqual([
      {
        ...{ row: '7', id: 'a,b', duplicate_of_row: '', text: 'on "a", b c' },
        ...{ date: 'ON "A", B C | ', 'date.raw_value': 'on "a", b c | x', 'date.confidence': '0.9 | 0.9' },
        ...{ money: '', 'money.raw_value': '', 'money.confidence': '' },
        ...{ review: 'true', dropped: '0', cache_source: 'api', audit_id: answer.audit_id },
      },
    ]);
    expect(format.read(line)).toEqual({ row: 7, digest: digestOf('a,b', answer.input_text) });
    expect([format.read('x,1'), format.read('7,')]).toEqual([undefined, { row: 7, digest: undefined }]);
  });

  it('names the earlier row of a duplicate', () => {
    const line = format.write({ number: 7, id: 'x' }, answer);
    const repeated = format.repeat({ number: 9, id: 'y' }, line, 7);
    const [first, second] = read(line, repeated);
    expect(second).toEqual({ ...first, row: '9', id: 'y', duplicate_of_row: '7' });
    expect(read(format.repeat({ number: 11, id: 'z' }, repeated, 9))).toMatchObject([{ duplicate_of_row: '7' }]);
  });
});

describe('The file of failures', () => {
  it('holds row, id, digest and problem', () => {
    const problem = { status: 422, code: 'invalid-request', detail: 'x' };
    const line = FAILURES.write({ number: 3, id: 'a', digest: 5 }, problem);
    expect(JSON.parse(line)).toEqual({ row: 3, id: 'a', digest: 5, problem });
    expect(FAILURES.read(line)).toEqual({ row: 3, digest: 5 });
    expect(FAILURES.read('{"row":3,"problem":{}}')).toEqual({ row: 3, digest: undefined });
    expect(FAILURES.read('{"row":3,"pro')).toBeUndefined();
    const repeated = FAILURES.repeat({ number: 4, id: undefined, digest: undefined }, line);
    expect(JSON.parse(repeated)).toEqual({ row: 4, problem });
  });
});
