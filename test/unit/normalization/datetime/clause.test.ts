import { describe, expect, it } from 'vitest';
import { ClauseReader } from '../../../../lib/normalization/datetime/clause.ts';
import { eachRow } from '../../../fixtures/each-row.ts';

const clauses = new ClauseReader({
  past: 'was|gegeben',
  participle: '[a-z]+ed',
  noParticiple: 'need|gegeben',
  toCome: 'will|planned',
  moves: 'move',
  mornings: 'morning',
  evenings: 'evening',
  halves: 'morning|evening',
  conjunctions: 'and|but',
});

const endOf = (text: string): string =>
  clauses
    .endOf(text)
    .map(word => word.text)
    .join(' ');
const beginningOf = (text: string): string =>
  clauses
    .beginningOf(text)
    .map(word => word.text)
    .join(' ');

describe('ClauseReader', () => {
  it('takes the words from the last stop or conjunction on, and up to the first one', () => {
    expect(endOf('Hello. It Was on ')).toBe('it was on');
    expect(endOf('they left and it was on ')).toBe('it was on');
    expect(beginningOf(' was fine, I think')).toBe('was fine');
    expect(beginningOf(' it WAS fine BUT late')).toBe('it was fine');
    expect([endOf(''), endOf('Hello. '), beginningOf(''), beginningOf('!')]).toEqual(['', '', '', '']);
  });

  it('takes a sign inside a number for no stop', () => {
    expect(endOf('it was 12.50 on ')).toBe('it was on');
    expect(endOf('it was 12. On ')).toBe('on');
    expect(endOf('they left.')).toBe('');
    expect(beginningOf(' for 12,50 it was')).toBe('for it was');
    expect([beginningOf(' for 12,05 it'), beginningOf(' for 12,95 it')]).toEqual(['for it', 'for it']);
  });

  eachRow(Array.from('.,;:!?…\n'))('ends at the sign %j', sign => {
    expect(endOf(`they left${sign} it was `)).toBe('it was');
    expect(beginningOf(` it was${sign} they left`)).toBe('it was');
  });

  it('keeps accents, because they distinguish tenses', () => {
    expect(endOf('Él COMPRÓ e\u0301l ')).toBe('él compró e\u0301l');
  });

  it('takes at most 25 words and 160 characters on each side', () => {
    expect(endOf('first '.concat('a '.repeat(25)))).toBe('a '.repeat(25).trim());
    expect(beginningOf(' a'.repeat(25).concat(' last'))).toBe('a '.repeat(25).trim());
    expect(endOf(`far${' '.repeat(160)}`)).toBe('');
    expect(endOf(`far${' '.repeat(159)}`)).toBe('r');
    expect(beginningOf(`${' '.repeat(160)}far`)).toBe('');
    expect(beginningOf(`${' '.repeat(159)}far`)).toBe('f');
  });

  it('knows what a word says', () => {
    const says = (word: string) => clauses.word(word).says;
    expect(['will', 'was', 'delivered', 'need', 'box'].map(says)).toEqual([
      ...['future', 'past', 'participle'],
      ...[undefined, undefined],
    ]);
    // A future verb comes first, and a word that only looks like a participle is not past either.
    expect(['planned', 'gegeben', 'WAS'].map(says)).toEqual(['future', undefined, 'past']);
    expect([clauses.word('and').isConjunction, clauses.word('was').isConjunction]).toEqual([true, false]);
  });

  it('still knows a word after more others than it remembers', () => {
    const before = clauses.word('was');
    expect(clauses.word('was')).toBe(before);
    for (let at = 0; at < 2_100; at += 1) clauses.word(`word${at}`);
    expect(clauses.word('was')).toEqual(before);
    expect(clauses.word('was')).not.toBe(before);
  });
});
