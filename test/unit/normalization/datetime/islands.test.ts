import { describe, expect, it } from 'vitest';
import { Grammar } from '../../../../lib/normalization/datetime/grammar.ts';
import { createTokenPart, Islands } from '../../../../lib/normalization/datetime/islands.ts';
import { numberMeaning } from '../../../../lib/normalization/datetime/meaning.ts';
import { tokenize } from '../../../../lib/normalization/datetime/tokens.ts';

const grammar = new Grammar();
for (const word of ['may', 'of', 'a', '.', 'и']) grammar.addPhrase('MONTH', word, numberMeaning(5));
const partOf = createTokenPart(grammar, new Set(['of', 'a', 'и']), new Set(['rd', 'o']));

function islandsOf(text: string): string[] {
  const islands = new Islands(partOf, text);
  const found: string[] = [];
  for (let run = islands.next(); run; run = islands.next()) found.push(run.map(token => token.text).join(' '));
  return found;
}

describe('Islands', () => {
  it('gives the runs of words that the grammar knows, with digits and suffixes', () => {
    expect(islandsOf('see you in May of 2027, or on the 3rd of may')).toEqual(['may of 2027', '3 rd of may']);
    expect(islandsOf('1 o x . y')).toEqual(['1 o', '.']);
  });

  it('leaves out runs of words that only join times', () => {
    expect(islandsOf('a of x a и y of may')).toEqual(['of may']);
    expect(islandsOf('nothing @ all')).toEqual([]);
    expect(islandsOf('')).toEqual([]);
  });

  it('ends a run after 120 tokens, and begins the next one with the token behind it', () => {
    const lengths = islandsOf('may '.repeat(250)).map(run => run.split(' ').length);
    expect(lengths).toEqual([120, 120, 10]);
    expect(islandsOf(`${'of '.repeat(120)}may`)).toEqual(['may']);
    expect(islandsOf(`${'of '.repeat(121)}may`)).toEqual(['of may']);
  });

  it('does not change a run when the next one is read', () => {
    const islands = new Islands(partOf, 'may 1 x 2');
    const first = islands.next();
    islands.next();
    expect(first?.map(token => token.text)).toEqual(['may', '1']);
  });

  it('knows the signs of its own grammar only', () => {
    const other = new Grammar();
    other.addPhrase('MONTH', '@', numberMeaning(1));
    const run = new Islands(createTokenPart(other, new Set(), new Set()), '@ . и').next();
    expect(run?.map(token => token.text)).toEqual(['@']);
    expect(islandsOf('@ .')).toEqual(['.']);
  });
});

describe('tokenize', () => {
  const texts = (text: string) => tokenize(text).map(token => token.text);

  it('keeps the first mark behind digits, which is that of a unit', () => {
    expect(texts("5' and 6'")).toEqual(['5', "'", 'and', '6']);
    expect(texts('a 5" pipe')).toEqual(['a', '5', '"', 'pipe']);
  });

  it('keeps no other mark', () => {
    expect(texts("the boys' 5")).toEqual(['the', 'boys', '5']);
    expect(texts("the 80's, '5")).toEqual(['the', '80', 's', ',', '5']);
    expect(texts('"5" and 6"')).toEqual(['5', 'and', '6']);
  });
});
