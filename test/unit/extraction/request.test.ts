import { describe, expect, it } from 'vitest';
import { InvalidRequestError } from '../../../lib/errors.ts';
import { createRequestReader, readInstant } from '../../../lib/extraction/request.ts';
import { CONTRACT_LANGUAGES } from '../../../lib/languages/index.ts';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const { parse, readableParts } = createRequestReader(CONTRACT_LANGUAGES);

const valid = { text: 'I need a refund', language: 'en-US', entity_types: ['intent', 'product'] };

function faults(body: unknown): Record<string, string[]> {
  try {
    parse(body);
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    const found: Record<string, string[]> = {};
    for (const { pointer, detail } of error.faults) found[pointer] = [...(found[pointer] ?? []), detail];
    return found;
  }
  return {};
}

describe('parse', () => {
  it('takes a minimal request and fills in the threshold', () => {
    expect(parse(valid)).toEqual({ ...valid, confidence_threshold: 0.75 });
  });

  it('takes every field at its bounds', () => {
    const body = {
      text: ` ${'x'.repeat(10_000)} `,
      language: 'fr-FR',
      entity_types: Array.from({ length: 10 }, (_, index) => `${index}`.repeat(64)),
      confidence_threshold: 0,
      reference_time: '2026-11-22T10:00:00.5+05:30',
      time_zone: 'America/Argentina/Buenos_Aires',
    };
    expect(parse(body)).toEqual(body);
  });

  it('lists all faults at once, each with its JSON pointer', () => {
    expect(
      faults({
        text: '   ',
        language: 'xx',
        entity_types: ['ok', 'ok', 'not ok', 4],
        confidence_threshold: '0.7',
        reference_time: '2026-02-30T00:00:00Z',
        time_zone: '+01:00',
        'a/b~c': 1,
      }),
    ).toEqual({
      '/text': ['must hold more than white space'],
      '/language': ['must be one of en-US, en-GB, de-DE, es-ES, fr-FR'],
      '/entity_types/1': ['must not be repeated'],
      '/entity_types/2': ['must be 1 to 64 of the letters A to Z, digits, "_", "." and "-"'],
      '/entity_types/3': ['must be a string'],
      '/confidence_threshold': ['must be a number from 0 to 1'],
      '/reference_time': ['must be an RFC 3339 date-time of the years 1000 to 9000'],
      '/time_zone': ['must be an IANA time zone'],
      '/a~1b~0c': ['is not a known field'],
    });
  });

  it('words its faults so that redaction leaves them as they are', async () => {
    const redaction = await loadRedaction();
    const many = Array.from({ length: 11 }, (_, index) => `t${index}`);
    for (const body of [
      {
        text: ' ',
        language: 'xx',
        entity_types: ['<b>', 4, 'a', 'a'],
        confidence_threshold: 2,
        reference_time: 'x',
        time_zone: 'x',
      },
      { text: 'x'.repeat(10_001), language: 'en-US', entity_types: many, extra: 1 },
      { text: '\ud800', entity_types: [] },
      {},
    ]) {
      const details = Object.values(faults(body)).flat();
      expect(details).not.toEqual([]);
      for (const detail of details) expect(await redaction.redactDeep(detail)).toBe(detail);
    }
  });

  eachRow([null, [], 'text', 7])('refuses %j as a body', body => {
    expect(faults(body)).toEqual({ '': ['must be a JSON object'] });
  });

  it('names the missing fields', () => {
    const missing = ['is required'];
    expect(faults({})).toEqual({ '/text': missing, '/language': missing, '/entity_types': missing });
  });

  eachRow([
    ['a text of 10,001 units', { text: 'x'.repeat(10_001) }, '/text'],
    ['a lone high surrogate', { text: 'a\ud83d b' }, '/text'],
    ['a lone low surrogate', { text: '\ude00' }, '/text'],
    ['no entity type', { entity_types: [] }, '/entity_types'],
    ['eleven entity types', { entity_types: [...'abcdefghijk'] }, '/entity_types'],
    ['an entity type of 65 characters', { entity_types: ['x'.repeat(65)] }, '/entity_types/0'],
    ['an empty entity type', { entity_types: [''] }, '/entity_types/0'],
    ['a threshold above 1', { confidence_threshold: 1.2 }, '/confidence_threshold'],
    ['a threshold below 0', { confidence_threshold: -0.1 }, '/confidence_threshold'],
    ['a threshold of null', { confidence_threshold: null }, '/confidence_threshold'],
    ['a local time without an offset', { reference_time: '2026-11-22T10:00:00' }, '/reference_time'],
    ['an hour of 24', { reference_time: '2026-11-22T24:00:00Z' }, '/reference_time'],
    ['a minute of 60', { reference_time: '2026-11-22T23:60:00Z' }, '/reference_time'],
    ['a month of 13', { reference_time: '2026-13-01T00:00:00Z' }, '/reference_time'],
    ['the year 0', { reference_time: '0000-01-01T00:00:00Z' }, '/reference_time'],
    ['the year 9999', { reference_time: '9999-12-31T23:59:59Z' }, '/reference_time'],
    ['an unknown zone', { time_zone: 'Europe/Atlantis' }, '/time_zone'],
    ['a prototype key', JSON.parse('{"__proto__":{}}'), '/__proto__'],
  ])('refuses %s', (_, change, pointer) => {
    const body = Object.defineProperties({ ...valid }, Object.getOwnPropertyDescriptors(change));
    expect(Object.keys(faults(body))).toEqual([pointer]);
  });

  it('lists a hundred faults and counts the rest', () => {
    const body = { ...valid, entity_types: Array.from({ length: 500 }, (_, index) => `bad name ${index}`) };
    expect(() => parse(body)).toThrow('The request breaks 501 rules; the first 100 are listed.');
  });

  it('shows no value in its faults', () => {
    const body = { ...valid, language: 'jane@example.com', entity_types: ['jane@example.com'] };
    expect(JSON.stringify(faults(body))).not.toContain('jane');
  });
});

describe('the languages that are served', () => {
  const german = createRequestReader(['de-DE']);

  it('are the only ones that a request may be in', () => {
    expect(german.parse({ ...valid, language: 'de-DE' })).toMatchObject({ language: 'de-DE' });
    expect(() => german.parse(valid)).toThrow(InvalidRequestError);
  });

  it('are the only ones that are recorded of a request', () => {
    expect(german.readableParts({ language: 'de-DE', confidence_threshold: 'high' })).toEqual({ language: 'de-DE' });
    expect(german.readableParts({ language: 'en-US', confidence_threshold: 'high' })).toEqual({});
  });
});

describe('readableParts', () => {
  it('keeps the fields that are right by themselves', () => {
    expect(
      readableParts({ text: '', language: 'de-DE', entity_types: ['ok', 'not ok'], confidence_threshold: 2 }),
    ).toEqual({
      text: '',
      language: 'de-DE',
    });
  });

  eachRow([null, 'text', []])('finds nothing in %j', body => expect(readableParts(body)).toEqual({}));
});

describe('readInstant', () => {
  eachRow([
    ['2026-11-22T10:00:00Z', Date.UTC(2026, 10, 22, 10)],
    ['2026-11-22t10:00:00.25+05:30', Date.UTC(2026, 10, 22, 4, 30, 0, 250)],
    ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1)],
  ])('reads %s', (text, instant) => expect(readInstant(text)).toBe(instant));
});
