import { describe, expect, it } from 'vitest';
import { PRIVACY_WORDS } from '../../../lib/languages/privacy.ts';
import { encodeVocabulary } from '../../../lib/privacy/encode.ts';
import { FirstLetters } from '../../../lib/privacy/first-letters.ts';
import { FoldedWords } from '../../../lib/privacy/folded-words.ts';
import { Vocabulary } from '../../../lib/privacy/vocabulary.ts';
import { HASH_SIZE, hashWord } from '../../../lib/privacy/word-hash.ts';
import { LONGEST_WORD, WordReader } from '../../../lib/privacy/word-reader.ts';
import { ROLE, WordRoles } from '../../../lib/privacy/word-roles.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const wordsOf = (...words: string[]) => new FoldedWords(words.map((word): [string, string] => [word, word]));

describe('FoldedWords', () => {
  const words = new FoldedWords([
    ['strasse', 1],
    ['rue', 2],
  ]);
  const reader = new WordReader();

  eachRow([
    ['in der STRASSE 5', 7, 14, 1],
    ['in der Straße 5', 7, 13, 1],
    ['la rué', 3, 6, 2],
    ['la rues', 3, 7, undefined],
    ['la ru', 3, 5, undefined],
  ])('looks a word up where it stands in "%s"', (text, start, end, value) => {
    expect([reader.read(text, start), words.of(reader)]).toEqual([end, value]);
  });

  it('distinguishes words with the same hash', () => {
    const [first, second] = twoWithOneHash();
    const both = wordsOf(first, second);
    expect([both.get(first), both.get(second)]).toEqual([first, second]);
    expect(new Set([hashWord(first), hashWord(second)]).size).toBe(1);
  });

  it('answers nothing for a word that only shares a hash', () => {
    const [first, second] = twoWithOneHash();
    expect(wordsOf(first).get(second)).toBeUndefined();
  });

  it('takes the later of two values', () => {
    const twice = new FoldedWords([
      ['one', 1],
      ['one', 2],
    ]);
    expect(twice.get('one')).toBe(2);
  });

  it('compares all letters of a long word', () => {
    const longest = 'abcdefgh'.repeat(LONGEST_WORD / 8);
    const list = wordsOf(longest);
    expect(list.get(longest)).toBe(longest);
    const reader = new WordReader();
    for (const [text, value] of [
      [longest, longest],
      [`${longest}a`, undefined],
      [`${longest.slice(0, -1)}i`, undefined],
    ] as const) {
      reader.read(text, 0);
      expect(list.of(reader)).toBe(value);
    }
  });

  it('takes no word that is too long to be compared', () => {
    expect(() => wordsOf('a'.repeat(LONGEST_WORD + 1))).toThrow(RangeError);
  });
});

describe('WordReader', () => {
  const reader = new WordReader();
  const read = (text: string, start = 0, to = text.length) => {
    const end = reader.read(text, start, to);
    const folded = String.fromCharCode(...reader.folded.subarray(0, reader.length));
    return { end, folded, letters: reader.letters, hash: reader.hash };
  };

  eachRow([
    ['Plain text', 'plain', 5, 5],
    ['RUÉ!', 'rue', 3, 3],
    ['Straße 5', 'strasse', 6, 6],
    ['ßa', 'ssa', 2, 2],
    ['e\u0301te\u0301', 'ete', 3, 5],
    ['Haus\u00adnummer', 'hausnummer', 10, 11],
    ['ＡＢ1', 'ab', 2, 2],
    ['Жук', 'жук', 3, 3],
    ['it\u2019s', 'it', 2, 2],
    ['1a', '', 0, 0],
    ['', '', 0, 0],
  ])('folds the first word of "%s"', (text, folded, letters, end) => {
    expect(read(text)).toEqual({ end, folded, letters, hash: hashWord(folded) });
  });

  it('reads from one position to another', () => {
    expect(read('a straße b', 2, 7)).toMatchObject({ end: 7, folded: 'strass', letters: 5 });
    expect(read('a plain b', 2, 4)).toMatchObject({ end: 4, folded: 'pl', letters: 2 });
  });

  it('reads digits as a word', () => {
    expect(reader.readFigures('a 4711', 2, 5)).toBe(5);
    expect([reader.length, reader.hash]).toEqual([3, hashWord('471')]);
  });

  eachRow([
    ['Straße', false],
    ['aЖ', true],
    ['ａb', true],
  ])('notes whether "%s" has letters that are not Latin', (text, hasRare) => {
    reader.hasRare = false;
    reader.read(text, 0);
    expect(reader.hasRare).toBe(hasRare);
  });
});

function twoWithOneHash(): [string, string] {
  const byHash = new Map<number, string>();
  for (let at = 0; at <= HASH_SIZE; at += 1) {
    const word = `w${at.toString(36)}`;
    const other = byHash.get(hashWord(word));
    if (other !== undefined) return [other, word];
    byHash.set(hashWord(word), word);
  }
  throw new Error('more words than hashes');
}

describe('WordRoles', () => {
  const roles = new WordRoles(new Vocabulary(encodeVocabulary(Object.values(PRIVACY_WORDS)), []));
  const all = (text: string, role: number) => roles.areAll(text, 0, text.length, role);
  const any = (text: string, role: number) => roles.isAny(text, 0, text.length, role);

  it('gives a word each of its roles', () => {
    expect([ROLE.link, ROLE.assertion, ROLE.own].map(role => roles.has('is', role))).toEqual([true, true, false]);
    expect(roles.has('my', ROLE.own)).toBe(true);
    expect(roles.has('headphones', ROLE.link | ROLE.aside | ROLE.assertion | ROLE.own)).toBe(false);
  });

  it('asks whether all words of a stretch have a role, or any', () => {
    expect([all('is the', ROLE.link), all('is the headphones', ROLE.link)]).toEqual([true, false]);
    expect([any('headphones IS', ROLE.assertion), any('headphones of', ROLE.assertion)]).toEqual([true, false]);
  });

  it('takes figures for words', () => {
    expect([all('is 5', ROLE.link), all(' - ', ROLE.link), any('', ROLE.link)]).toEqual([false, true, false]);
  });

  it('looks only at the stretch', () => {
    const text = 'zzzz is wrong';
    expect(roles.areAll(text, 4, 8, ROLE.link)).toBe(true);
    expect(roles.areAll(text, 2, 8, ROLE.link)).toBe(false);
    expect(roles.areAll(text, 4, 9, ROLE.link)).toBe(false);
  });
});

describe('FirstLetters', () => {
  const letters = new FirstLetters(['north', 'south']);
  const mayFollow = (text: string) => letters.mayFollow(text, 0);

  eachRow([' north', ', South', ' NORTH', ' ſouth', ' s', '  n', ' nOrth', ' n\u00f6', " so'"])(
    'may find a word in "%s"',
    text => {
      expect(mayFollow(text)).toBe(true);
    },
  );

  eachRow([' east', '', ' ', '   north', ' 5', ' @', ' nurse', ', street', ' n o'])('finds none in "%s"', text => {
    expect(mayFollow(text)).toBe(false);
  });

  it('lets anything follow a word of one letter', () => {
    const short = new FirstLetters(['y']);
    expect([' y', ' y calle', ' year'].map(text => short.mayFollow(text, 0))).toEqual([true, true, true]);
  });
});
