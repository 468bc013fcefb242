import { describe, expect, it } from 'vitest';
import { Questions } from '../../../../infra/cli/bulk/questions.ts';
import { sized } from '../../../fixtures/test-scale.ts';

/** Sends the texts as rows 1, 2, …, and returns which row each text repeats. */
const firstRows = (questions: Questions, texts: readonly string[]) =>
  texts.map((text, index) => questions.firstRow(index + 1, { text }));

describe('Questions', () => {
  it('names the row that asked first', () => {
    expect(firstRows(new Questions(), ['a', 'b', 'a', 'a', 'b', 'c'])).toEqual([1, 2, 1, 1, 2, 6]);
  });

  it('distinguishes questions that differ in one field', () => {
    const questions = new Questions();
    expect(questions.firstRow(1, { text: 'a', language: 'en-US' })).toBe(1);
    expect(questions.firstRow(2, { text: 'a', language: 'de-DE' })).toBe(2);
  });

  it('remembers at least so many of the last ones, and no more than twice that', () => {
    const different = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);
    for (const least of [1, 2, 3, 100, sized(1_000, 3_000)]) {
      for (const count of [least, least * 2 - 1, least * 2, least * 5 + 1]) {
        const questions = new Questions(least);
        expect(firstRows(questions, different(count))).toEqual(different(count).map(text => Number(text) + 1));
        const last = different(count).slice(-least);
        expect(last.map(text => questions.firstRow(count + 1, { text }))).toEqual(last.map(text => Number(text) + 1));
      }
      for (const count of [least * 2 + 1, least * 7 + 1]) {
        const questions = new Questions(least);
        firstRows(questions, different(count));
        expect(questions.firstRow(99_999, { text: `${count - least * 2 - 1}` })).toBe(99_999);
      }
    }
  });
});
