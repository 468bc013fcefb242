import { describe, expect, it } from 'vitest';
import { PRIVACY_WORDS } from '../../../lib/languages/privacy.ts';
import { encodeVocabulary } from '../../../lib/privacy/encode.ts';
import { FirstLetters } from '../../../lib/privacy/first-letters.ts';
import { FoldedWords } from '../../../lib/privacy/folded-words.ts';
import { Vocabulary } from '../../../lib/privacy/vocabulary.ts';
import { HASH_SIZE, hashWord } from '../../../lib/privacy/word-hash.ts';
import { ROLE, WordRoles } from '../../../lib/privacy/word-roles.ts';
import { fold } from '../../../lib/text/index.ts';

describe('FoldedWords', () => {
  const words = new FoldedWords<number>();
  words.add('strasse', 1);
  words.add('rue', 2);

  it.each([
    ['in der STRASSE 5', 7, 14, 1],
    ['in der Straße 5', 7, 13, 1],
    ['la rué', 3, 6, 2],
    ['la rues', 3, 7, undefined],
  ])('looks a word up where it stands in "%s"', (text, start, end, value) => {
    expect(words.at(text, start, end, hashWord(fold(text.slice(start, end))))).toBe(value);
  });

  it('distinguishes words with the same hash', () => {
    const [first, second] = twoWithOneHash();
    const both = new FoldedWords<string>();
    for (const word of [first, second]) both.add(word, word);
    expect([both.get(first), both.get(second)]).toEqual([first, second]);
    expect(new Set([hashWord(first), hashWord(second)]).size).toBe(1);
  });

  it('answers nothing for a word that only shares a hash', () => {
    const [first, second] = twoWithOneHash();
    const one = new FoldedWords<string>();
    one.add(first, first);
    expect(one.get(second)).toBeUndefined();
  });

  it('takes the later of two values', () => {
    const twice = new FoldedWords<number>();
    twice.add('one', 1);
    twice.add('one', 2);
    expect(twice.get('one')).toBe(2);
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

  it.each([' north', ', South', ' NORTH', ' ſouth', ' s', '  n'])('may find a word in "%s"', text => {
    expect(mayFollow(text)).toBe(true);
  });

  it.each([' east', '', ' ', '   north', ' 5', ' @'])('finds none in "%s"', text => {
    expect(mayFollow(text)).toBe(false);
  });
});
