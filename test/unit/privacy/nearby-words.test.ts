import { describe, expect, it } from 'vitest';
import { NearbyWords } from '../../../lib/privacy/nearby-words.ts';

const TEXT = 'le 5mai 1984, né à \u{1d400}\u{1d401} ici';

describe('NearbyWords', () => {
  it('reads the words and numbers behind a position', () => {
    expect(all(NearbyWords.behind(TEXT, 2, 16, kindsOf))).toEqual(['5', 'mai', '1984', 'ne', 'a']);
  });

  it('reads those before a position, the nearest first', () => {
    expect(all(NearbyWords.before(TEXT, 12, 60, kindsOf))).toEqual(['1984', 'mai', '5', 'le']);
  });

  it('reads a word no further than it reaches, and no further than the text', () => {
    expect(all(NearbyWords.behind(TEXT, 3, 7, kindsOf))).toEqual(['5', 'mai', '19']);
    expect(all(NearbyWords.before(TEXT, 12, 3, kindsOf))).toEqual(['984']);
    expect(all(NearbyWords.behind('ici', 0, 60, kindsOf))).toEqual(['ici']);
    expect(all(NearbyWords.behind('ici', 3, 60, kindsOf))).toEqual([]);
  });

  it('reads letters beyond the basic plane, and accents that follow their letter, as parts of a word', () => {
    expect(all(NearbyWords.before(TEXT, TEXT.length, 8, kindsOf))).toEqual(['ici', '\u{1d400}\u{1d401}']);
    expect(all(NearbyWords.behind('ne\u0301e', 0, 60, kindsOf))).toEqual(['nee']);
  });

  it('tells where a word stands, and its kinds', () => {
    const word = { start: 4, end: 7, folded: 'mai', kinds: 3 };
    expect(NearbyWords.behind(TEXT, 2, 60, kindsOf).at(1)).toEqual(word);
    expect(NearbyWords.before(TEXT, 12, 60, kindsOf).at(1)).toEqual(word);
  });

  it('reads a word once, when it is asked for', () => {
    const read: string[] = [];
    const words = NearbyWords.behind(TEXT, 0, 60, folded => read.push(folded));
    words.at(1);
    words.at(0);
    expect(read).toEqual(['le', '5']);
  });
});

const kindsOf = (folded: string): number => folded.length;

function all(words: NearbyWords): string[] {
  const folded: string[] = [];
  for (let word = words.at(0); word; word = words.at(folded.length)) folded.push(word.folded);
  return folded;
}
