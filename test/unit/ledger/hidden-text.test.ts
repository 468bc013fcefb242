import { describe, expect, it } from 'vitest';
import { HiddenText, privateSpans } from '../../../lib/ledger/hidden-text.ts';
import type { ExtractionFacts } from '../../../lib/ledger/port.ts';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { dropped, entity } from '../../fixtures/ledger.ts';

const redaction = await loadRedaction();

const PRIVATE: readonly string[] = ['date_of_birth', 'pin', 'phone', 'customer_name'];
const isPrivate = (type: string) => PRIVATE.includes(type);

const hidden = (text: string, { entities = [], dropped: refused = [] }: Partial<ExtractionFacts>) =>
  new HiddenText(text, { request: {}, entities, dropped: refused }, isPrivate, redaction);

/** An entity at the place of its raw value. */
function at(text: string, name: string, raw_value: string, value: string | null = raw_value) {
  const start = text.indexOf(raw_value);
  return entity({ name, value, raw_value, start, end: start + raw_value.length, match: 'typed', rule: name });
}

describe('HiddenText', () => {
  eachRow([
    ['it is 5 November 1981', 'date_of_birth', '5 November 1981', 'date', '5 November 1981', '1981-11-05'],
    ['it is 5 November 1981', 'date_of_birth', '5 November 1981', 'date', 'November 1981', '1981-11'],
    ['the code is 4711', 'pin', '4711', 'number', '4711', '4711'],
    ['ring me on 555 01 and 23', 'phone', '555 01', 'money', '01', '1.00 USD'],
    ['es el 5 de noviembre', 'date_of_birth', '5 de noviembre', 'date', '5 de noviembre', '2026-11-05'],
    ['am fünften November', 'date_of_birth', 'fünften November', 'date', 'am fünften November', '2026-11-05'],
    ['le cinq novembre', 'date_of_birth', 'le cinq novembre', 'date', 'cinq novembre', '2026-11-05'],
  ])('hides in %j the %s %j from a second type, %s', (text, type, raw, secondType, secondRaw, value) => {
    const second = at(text, secondType, secondRaw, value);
    const entities = [at(text, type, raw), second];
    expect(hidden(text, { entities, dropped: [] }).hides(second)).toBe(true);
  });

  it('compares letters of all scripts, and no signs of them', () => {
    const text = 'ее зовут Анна № 7 – да';
    const entities = [at(text, 'customer_name', 'Анна № 7')];
    const other = entity({
      name: 'contact',
      value: 'анна ‹7›',
      raw_value: 'анна ‹7›',
      start: null,
      end: null,
      match: 'exact',
    });
    expect(hidden(text, { entities, dropped: [] }).hides(other)).toBe(true);
    expect(hidden(text, { entities, dropped: [] }).hides({ ...other, value: 'ольга ‹7›', raw_value: 'ольга' })).toBe(
      false,
    );
  });

  it('looks for a dropped value as whole words in all scripts', () => {
    const refused = dropped({ name: 'customer_name', raw_value: 'анна' });
    expect(privateSpans('марианна', { entities: [], dropped: [refused] }, isPrivate)).toEqual([]);
    expect(privateSpans('«Анна»', { entities: [], dropped: [refused] }, isPrivate)).toEqual([
      { start: 1, end: 5, kind: 'CUSTOMER_NAME' },
    ]);
  });

  it('hides the span of a private entity that is a part of a word', () => {
    const text = 'the code is x4711y';
    const entities = [at(text, 'pin', '4711')];
    expect(privateSpans(text, { entities, dropped: [] }, isPrivate)).toEqual([{ start: 13, end: 17, kind: 'PIN' }]);
  });

  it('hides a second type of what only a dropped entity calls private', () => {
    const text = 'it is 5 November 2021';
    const date = at(text, 'date', '5 November 2021', '2021-11-05');
    const refused = dropped({ name: 'date_of_birth', raw_value: '5 november 2021' });
    expect(hidden(text, { entities: [date], dropped: [refused] }).hides(date)).toBe(true);
    expect(hidden(text, { entities: [date], dropped: [] }).hides(date)).toBe(false);
  });

  it('hides a value that redaction found, in an entity without a place', () => {
    const text = 'take the card 4111 1111 1111 1111 for the headphones';
    const hides = (change: object) => {
      const found = entity({ name: 'number', start: null, end: null, match: 'exact', ...change });
      return hidden(text, { entities: [found], dropped: [] }).hides(found);
    };
    expect(hides({ value: '4111111111111111' })).toBe(true);
    expect(hides({ value: '1111-1111', raw_value: '1111-1111' })).toBe(true);
    expect(hides({ value: 'card 4111-1111-1111-1111 (Visa)' })).toBe(true);
    expect(hides({ value: '1111' })).toBe(true);
    expect(hides({ value: '11' })).toBe(false);
    expect(hides({ value: 'WH-1000XM5' })).toBe(false);
  });

  it('hides a value that repeats one of several, and takes those below four characters only as a whole', () => {
    const text = 'Zoë, the code is 4711';
    const entities = [at(text, 'customer_name', 'Zoë'), at(text, 'pin', '4711')];
    const hides = (value: string) => {
      const found = entity({ name: 'note', start: null, end: null, match: 'exact', value });
      return hidden(text, { entities }).hides(found);
    };
    expect(['4711', 'code 4711', '47111', 'zoe'].map(hides)).toEqual([true, true, true, true]);
    expect(['471', 'Zoey', 'is'].map(hides)).toEqual([false, false, false]);
  });

  it('hides a value in a form of its own and without a place as soon as the text holds anything personal', () => {
    const date = entity({ name: 'date', value: '1981-11-05', raw_value: 'Nov 5', match: 'typed' });
    const facts = { entities: [date], dropped: [] };
    expect(hidden('born on the fifth of November 1981', facts).hides(date)).toBe(true);
    expect(hidden('delivered in November', facts).hides(date)).toBe(false);
  });

  it('finds every occurrence of a private value, whatever its case and accents, as whole words', () => {
    const text = 'Zoë, ZOE or zoë, not Zoey';
    const { findings } = hidden(text, { entities: [at(text, 'customer_name', 'Zoë')], dropped: [] });
    expect(findings.map(({ start, end }) => text.slice(start, end))).toEqual(['Zoë', 'ZOE', 'zoë']);
    expect(findings.map(({ kind }) => kind)).toEqual(['CUSTOMER_NAME', 'CUSTOMER_NAME', 'CUSTOMER_NAME']);
  });

  it('finds a private value of a dropped entity at the beginning of the text', () => {
    const refused = dropped({ name: 'customer_name', raw_value: 'Ada' });
    const spans = privateSpans('Ada is my name', { entities: [], dropped: [refused] }, isPrivate);
    expect(spans).toEqual([{ start: 0, end: 3, kind: 'CUSTOMER_NAME' }]);
  });

  it('hides nothing of a text without personal data', () => {
    const text = 'I would like to return my wireless headphones';
    const product = at(text, 'product', 'wireless headphones', 'WH-1000XM5');
    const found = hidden(text, { entities: [product], dropped: [] });
    expect(found.findings).toEqual([]);
    expect(found.hides(product)).toBe(false);
  });

  it('takes a bounded number of occurrences', () => {
    const text = 'ada '.repeat(2_000);
    const { findings } = hidden(text, {
      entities: [],
      dropped: [dropped({ name: 'customer_name', raw_value: 'Ada' })],
    });
    expect(findings).toHaveLength(50);
  });
});
