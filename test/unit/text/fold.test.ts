import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FoldedText, fold, mayHoldLetter } from '../../../lib/text/index.ts';
import { anyText } from '../../fixtures/any-text.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const UNSEEN = /^[\p{M}\p{Default_Ignorable_Code_Point}]+$/u;
/** Not half of a pair. */
const isWhole = (character: string): boolean => !/\p{Cs}/u.test(character);

describe('fold', () => {
  eachRow([
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Maß', 'mass'],
    ['GROẞ', 'gross'],
    ['Café', 'cafe'],
    ['cafe\u0301', 'cafe'],
    ['Œuvre Æther Łódź Ørsted', 'oeuvre aether lodz orsted'],
    ['ＷＨ－１', 'wh-1'],
    ['ﬁn', 'fin'],
    ['l’été – d´or', "l'ete - d'or"],
    ['soft\u00adhyphen', 'softhyphen'],
    ['nº 3ª', 'no 3a'],
    ['a\u00a0b', 'a b'],
    ['½ ² ™', '½ ² ™'],
  ])('folds %s to %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('removes marks and what does not show, and nothing else, of all characters', () => {
    const all = Array.from({ length: 0x1_10_00 }, (_, code) => String.fromCodePoint(code)).filter(isWhole);
    const beyond = ['\u{1d165}', '\u{e0100}', '\u{1f600}', '\u{20000}', '\u{16d63}'];
    const removed = [...all, ...beyond].filter(character => fold(character) === '');
    expect(removed).toEqual([...all, ...beyond].filter(character => UNSEEN.test(character.normalize('NFKC'))));
  });

  it('folds a word as it folds it in a long text', () => {
    const long = '.'.repeat(50);
    fc.assert(
      fc.property(anyText({ maxLength: 30 }), word => {
        expect(fold(word) + long).toBe(fold(word + long));
      }),
      { numRuns: 500 },
    );
  });

  it('folds a slice to the slice of the fold, and a fold to itself', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 20 }), anyText({ maxLength: 20 }), (a, b) => {
        expect(fold(a) + fold(b)).toBe(fold(a + b));
        expect(fold(fold(a))).toBe(fold(a));
      }),
      { numRuns: 500 },
    );
  });
});

describe('FoldedText', () => {
  it('maps positions of characters whose folds have other lengths', () => {
    const text = new FoldedText('aßé😀\u0301b');
    expect(text.folded).toBe('asse😀b');
    expect(text.toFolded(2)).toBe(3);
    expect([text.startAt(1), text.startAt(2), text.startAt(3)]).toEqual([1, -1, 2]);
    expect([text.endAt(2), text.endAt(3), text.endAt(6)]).toEqual([-1, 2, 6]);
  });

  it('keeps positions where every fold has the length of its character', () => {
    const text = new FoldedText('Café X');
    expect([text.folded, text.toFolded(4), text.startAt(5), text.endAt(6)]).toEqual(['cafe x', 4, 5, 6]);
  });
});

describe('mayHoldLetter', () => {
  it('misses no letter', () => {
    for (const letter of ['a', 'Z', 'é', 'ж', '한', '\u{1d400}']) expect(mayHoldLetter(`12 ${letter}`)).toBe(true);
    fc.assert(
      fc.property(anyText({ maxLength: 20 }), text => {
        if (/\p{L}/u.test(text)) expect(mayHoldLetter(text)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('sees none in digits and signs', () => {
    for (const text of ['', '(030) 23 125-014', '+49 30 €', '٠١٢']) expect(mayHoldLetter(text)).toBe(false);
  });
});
