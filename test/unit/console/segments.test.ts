import { describe, expect, it } from 'vitest';
import { segmentsOf, visibleParts } from '../../../infra/console/page/see/segments.ts';
import { eachRow } from '../../fixtures/each-row.ts';

describe('segmentsOf', () => {
  it('cuts the text where entities begin and end', () => {
    expect(segmentsOf('my blue phone', [{ start: 3, end: 7 }])).toEqual([
      { text: 'my ', entities: [], starting: [] },
      { text: 'blue', entities: [0], starting: [0] },
      { text: ' phone', entities: [], starting: [] },
    ]);
  });

  it('gives a piece that two entities cover to both', () => {
    const segments = segmentsOf('abcdef', [
      { start: 0, end: 4 },
      { start: 2, end: 6 },
    ]);
    expect(segments.map(({ text, entities }) => [text, entities])).toEqual([
      ['ab', [0]],
      ['cd', [0, 1]],
      ['ef', [1]],
    ]);
  });

  it('counts UTF-16 units', () => {
    const text = '👩‍🚀 hat 2 Kopfhörer';
    const start = text.indexOf('Kopf');
    expect(segmentsOf(text, [{ start, end: text.length }]).at(-1)?.text).toBe('Kopfhörer');
  });

  eachRow([
    { start: null, end: null },
    { start: 2, end: 2 },
    { start: -1, end: 2 },
    { start: 2, end: 99 },
  ])('leaves out a span that is not in the text: %o', span => {
    expect(segmentsOf('abc', [span])).toEqual([{ text: 'abc', entities: [], starting: [] }]);
  });

  it('keeps the whole text in order', () => {
    const text = 'one two three';
    const spans = [
      { start: 0, end: 13 },
      { start: 4, end: 7 },
      { start: 4, end: 13 },
    ];
    expect(
      segmentsOf(text, spans)
        .map(segment => segment.text)
        .join(''),
    ).toBe(text);
  });
});

describe('visibleParts', () => {
  it('names characters that change the direction', () => {
    expect(visibleParts('a\u202eb\u2066')).toEqual([
      { text: 'a' },
      { hidden: 'U+202E' },
      { text: 'b' },
      { hidden: 'U+2066' },
    ]);
  });

  it('leaves emoji, line breaks and tabs as they are', () => {
    expect(visibleParts('👨‍👩‍👧\r\n\tx')).toEqual([{ text: '👨‍👩‍👧\r\n\tx' }]);
  });
});
