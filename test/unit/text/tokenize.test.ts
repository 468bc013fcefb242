import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer, createTokenReader, type Token, type TokenizerOptions } from '../../../lib/text/index.ts';
import { anyText } from '../../fixtures/any-text.ts';
import { sized } from '../../fixtures/test-scale.ts';

const tokens = (text: string, options?: TokenizerOptions) =>
  createTokenizer(options)(text).map(token => [token.kind, token.text, text.slice(token.start, token.end)]);
const texts = (text: string, options?: TokenizerOptions) => createTokenizer(options)(text).map(token => token.text);

describe('createTokenizer', () => {
  it('cuts words, digits and symbols, with words folded', () => {
    expect(tokens('Die Größe: 42m²!')).toEqual([
      ['word', 'die', 'Die'],
      ['word', 'grosse', 'Größe'],
      ['symbol', ':', ':'],
      ['digits', '42', '42'],
      ['word', 'm', 'm'],
      ['symbol', '²', '²'],
      ['symbol', '!', '!'],
    ]);
  });

  it('keeps marks and characters that do not show inside their word', () => {
    expect(tokens('cafe\u0301s Ohr\u00adhörer a\u200db')).toEqual([
      ['word', 'cafes', 'cafe\u0301s'],
      ['word', 'ohrhorer', 'Ohr\u00adhörer'],
      ['word', 'ab', 'a\u200db'],
    ]);
    expect(texts('\u200b7\u200b\u0301')).toEqual(['7', '\u0301']);
  });

  it('reads full width and Arabic digits as digits', () => {
    expect(tokens('１２ ٣٤ ۵')).toEqual([
      ['digits', '12', '１２'],
      ['digits', '34', '٣٤'],
      ['digits', '5', '۵'],
    ]);
  });

  it('writes in ASCII what mixes digits of two scripts', () => {
    expect(texts('1２ ２1')).toEqual(['12', '21']);
    expect(texts('1.٢', { insideDigits: '.' })).toEqual(['1.2']);
  });

  it('joins digits over the symbols that it is given, one at a time', () => {
    expect(texts("1,234.50 1..2 3' 4", { insideDigits: ".,'" })).toEqual([
      '1,234.50',
      '1',
      '.',
      '.',
      '2',
      '3',
      "'",
      '4',
    ]);
    expect(texts('1,5')).toEqual(['1', ',', '5']);
  });

  it('takes the symbols that it is given for white space', () => {
    expect(texts('"l\'été" (x)', { blanks: '"\'()' })).toEqual(['l', 'ete', 'x']);
  });

  it('separates words at hyphens only where it is told to', () => {
    expect(texts('vingt-deux -x 1-2', { splitsHyphens: true })).toEqual(['vingt', 'deux', '-', 'x', '1', '-', '2']);
    expect(texts('vingt-deux')).toEqual(['vingt', '-', 'deux']);
  });

  it('gives symbols the text of another sign', () => {
    expect(
      tokens('3° – 4', {
        signs: new Map([
          ['–', '-'],
          ['°', 'o'],
        ]),
      }),
    ).toEqual([
      ['digits', '3', '3'],
      ['symbol', 'o', '°'],
      ['symbol', '-', '–'],
      ['digits', '4', '4'],
    ]);
  });

  it('bounds tokens, their length, and runs of symbols', () => {
    expect(texts('a b c d', { maxTokens: 2 })).toEqual(['a', 'b']);
    expect(tokens('aaaa 11111 b', { maxTokenLength: 3 })).toEqual([
      ['symbol', '', 'aaaa'],
      ['symbol', '', '11111'],
      ['word', 'b', 'b'],
    ]);
    expect(texts(`${'='.repeat(30)}5`, { maxSymbolRun: 16 })).toEqual(['', '=', '=', '=', '=', '5']);
  });

  it('lets a sign beyond ASCII stand for another one, or separate tokens', () => {
    const signs = new Map([
      ['–', '-'],
      ['~', '-'],
    ]);
    expect(texts('1–2~3„4“ "5;', { signs, blanks: '„“"' })).toEqual(['1', '-', '2', '-', '3', '4', '5', ';']);
    expect(texts('a…b', { signs })).toEqual(['a', '…', 'b']);
  });

  it('gives the same tokens one by one', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 60 }), text => {
        const options = { splitsHyphens: true, insideDigits: '.,', blanks: '"' };
        const reader = createTokenReader(options)(text);
        const read: Token[] = [];
        for (let token = reader.next(); token; token = reader.next()) read.push(token);
        expect(read).toEqual(createTokenizer(options)(text));
        expect(reader.next()).toBeUndefined();
      }),
    );
  });

  it('places tokens in order, within the text, without overlaps, and covers every letter and digit', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 60 }), text => {
        let end = 0;
        let rest = '';
        for (const token of createTokenizer({ splitsHyphens: true, insideDigits: '.,' })(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          rest += text.slice(end, token.start);
          end = token.end;
        }
        expect(rest + text.slice(end)).not.toMatch(/[a-z0-9]/i);
      }),
      { numRuns: sized(300, 1_000) },
    );
  });
});
