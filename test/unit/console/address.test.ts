import { describe, expect, it } from 'vitest';
import { EMPTY_QUESTION, readAddress, requestOf, writeAddress } from '../../../infra/console/page/state/address.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const question = {
  text: 'Kopfhörer & "mehr" #1? 👨‍👩‍👧 \u202e<script>\r\nnext',
  language: 'de-DE',
  types: ['product', 'a.b-c'],
  threshold: '0.5',
  referenceTime: '2026-11-24T12:00:00+01:00',
  timeZone: 'Europe/Berlin',
  cacheControl: 'max-stale=60',
};

describe('address', () => {
  it('keeps the whole question, whatever its text holds', () => {
    const address = { view: 'rules', question, line: 12, minutes: 60 } as const;
    expect(readAddress(writeAddress(address))).toEqual(address);
  });

  it('says nothing of what is as usual', () => {
    expect(writeAddress({ view: 'ask', question: EMPTY_QUESTION, line: undefined, minutes: 15 })).toBe('#/ask');
  });

  eachRow(['', '#', '#/nowhere', '#/ask?line=-1&minutes=7', '#/ask?line=x'])(
    'reads %s as one that says nothing',
    text => {
      expect(readAddress(text)).toEqual({ view: 'ask', question: EMPTY_QUESTION, line: undefined, minutes: 15 });
    },
  );
});

describe('requestOf', () => {
  it('sends each field that is filled in', () => {
    expect(requestOf(question)).toEqual({
      text: question.text,
      language: 'de-DE',
      entity_types: question.types,
      confidence_threshold: 0.5,
      reference_time: question.referenceTime,
      time_zone: 'Europe/Berlin',
    });
  });

  it('leaves out what is empty, and keeps a threshold of 0', () => {
    expect(requestOf(EMPTY_QUESTION)).toEqual({ text: '', language: 'en-US', entity_types: [] });
    expect(requestOf({ ...EMPTY_QUESTION, threshold: '0' })).toHaveProperty('confidence_threshold', 0);
  });

  it('sends a threshold that is not a number unchanged, so that the service says what is wrong', () => {
    expect(requestOf({ ...EMPTY_QUESTION, threshold: 'half' })).toHaveProperty('confidence_threshold', 'half');
  });
});
